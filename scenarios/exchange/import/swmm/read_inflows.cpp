// [POLLUTANTS], [INFLOWS] and [DWF].
#include <algorithm>
#include <cmath>
#include <map>

#include "model/casefile/words.hpp"
#include "scenarios/exchange/import/swmm/reading.hpp"

namespace biandan::exchange::swmm {

namespace {

using casefile::quote;

void take_pollutant(const Reading& reading, const RowReader& row) {
  Pollutant pollutant;
  pollutant.name = row.text(0, "a name");
  pollutant.line = row.line();
  reading.model.left_out.insert(in_capitals(pollutant.name));  // until it is kept
  const std::string unit = row.keyword(1);
  if (unit == "#/L") row.leave_out("counts per litre have no counterpart here");
  if (unit != "MG/L" && unit != "UG/L")
    row.skip(1, quote(row.text(1, "a unit")) + "; expected MG/L, UG/L or #/L");
  pollutant.unit = unit == "UG/L" ? 1e-3 : 1.0;
  double elsewhere = 0.0;  // in rain, ground water and what sewers take in after rain
  for (std::size_t word = 2; word <= 4; ++word)
    elsewhere += std::abs(row.number_or(word, "a concentration", 0.0));
  if (elsewhere > 0.0)
    row.unknown("its concentrations in rain, ground water and infiltration of sewers");
  pollutant.decay = row.number_or(5, "a decay", 0.0);
  if (row.has(8) && row.number(8, "a share of another pollutant") > 0.0)
    row.unknown("its share of another pollutant");
  pollutant.dry_weather =
      row.number_or(9, "the concentration of dry-weather flow", 0.0) * pollutant.unit;
  pollutant.initial = row.number_or(10, "the concentration at the start", 0.0) * pollutant.unit;
  if (pollutant.decay < 0.0) row.leave_out("growth instead of decay has no counterpart");
  reading.model.left_out.erase(in_capitals(pollutant.name));
  reading.model.pollutants.push_back(std::move(pollutant));
}

class InflowsReader {
 public:
  explicit InflowsReader(const Reading& reading) : reading_(reading) {}

  void read() {
    reading_.rows("INFLOWS", [this](const RowReader& row) { take_inflow(row); });
    reading_.rows("DWF", [this](const RowReader& row) { take_dry_weather(row); });
  }

 private:
  Inflow begin(const RowReader& row) const {
    Inflow inflow;
    inflow.line = row.line();
    inflow.node = reading_.node(row, 0, "a node");
    inflow.what = in_capitals(row.text(1, "FLOW or a pollutant"));
    inflow.unit = reading_.model.options.discharge;
    if (inflow.what == "FLOW") return inflow;
    const auto& all = reading_.model.pollutants;
    const auto found = std::ranges::find_if(
        all, [&](const Pollutant& it) { return in_capitals(it.name) == inflow.what; });
    if (found == all.end() && reading_.model.left_out.contains(inflow.what)) row.pass_over();
    if (found == all.end())
      row.skip(1, quote(row.text(1, "a pollutant")) + " is neither FLOW nor a pollutant");
    inflow.unit = found->unit;
    return inflow;
  }

  void take_inflow(const RowReader& row) {
    Inflow inflow = begin(row);
    if (row.has(2) && !row.text(2, "a series").empty()) {
      inflow.series = in_capitals(row.text(2, "a series"));
      const auto series = reading_.model.series.find(inflow.series);
      if (series == reading_.model.series.end() || series->second.empty())
        row.skip(2, quote(row.text(2, "a series")) + " is no series of [TIMESERIES]");
    }
    const std::string kind = row.keyword(3);
    inflow.mass = kind == "MASS";
    const double mass_unit = row.number_or(4, "a factor of units", 1.0);
    // SWMM: mg/s of a file in MG/L, times this factor.
    if (inflow.mass) inflow.unit *= 1e-3 * mass_unit;
    inflow.scale = row.number_or(5, "a factor", 1.0);
    inflow.baseline = row.number_or(6, "a baseline", 0.0);
    if (row.has(7)) inflow.patterns = {take_pattern(row, 7)};
    reading_.model.inflows.push_back(std::move(inflow));
  }

  void take_dry_weather(const RowReader& row) {
    Inflow inflow = begin(row);
    inflow.dry_weather = true;
    inflow.baseline = row.number(2, "an average");
    for (std::size_t word = 3; word < row.size(); ++word)
      if (row.has(word) && !row.text(word, "a pattern").empty())
        inflow.patterns.push_back(take_pattern(row, word));
    reading_.model.inflows.push_back(std::move(inflow));
  }

  std::string take_pattern(const RowReader& row, std::size_t word) const {
    static const std::map<std::string, std::size_t> counts{
        {"MONTHLY", 12}, {"DAILY", 7}, {"HOURLY", 24}, {"WEEKEND", 24}};
    const std::string name = in_capitals(row.text(word, "a pattern"));
    const auto pattern = reading_.model.patterns.find(name);
    if (pattern == reading_.model.patterns.end())
      row.skip(word, quote(row.text(word, "a pattern")) + " is no pattern of [PATTERNS]");
    const auto count = counts.find(pattern->second.kind);
    if (count == counts.end() || pattern->second.factors.size() != count->second)
      row.skip(word, "the pattern " + quote(row.text(word, "a pattern")) +
                         " has not the number of factors of its kind");
    return name;
  }

  const Reading& reading_;
};

}  // namespace

void read_inflows(const Reading& reading) {
  reading.rows("POLLUTANTS", [&](const RowReader& row) { take_pollutant(reading, row); });
  InflowsReader(reading).read();
}

}  // namespace biandan::exchange::swmm
