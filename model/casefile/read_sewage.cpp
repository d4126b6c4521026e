// Dry-weather sewage of people and trades: sewage.csv. Each row becomes loads: what is collected,
// what is not, what runs into storm drains, and the ground water that enters with it.
#include <algorithm>
#include <array>
#include <numeric>
#include <string>
#include <utility>

#include "model/base/limits.hpp"
#include "model/casefile/readers.hpp"

namespace biandan::casefile {

namespace {

constexpr double hour = 3600.0;

/// Domestic sewage by hour of the day, over its mean: an engineering default for housing, with a
/// night of a third and two peaks of half as much again.
constexpr std::array<double, 24> domestic_hours{0.45, 0.35, 0.30, 0.30, 0.35, 0.55, 0.95, 1.40,
                                                1.50, 1.35, 1.20, 1.15, 1.20, 1.15, 1.05, 1.00,
                                                1.05, 1.15, 1.35, 1.50, 1.40, 1.20, 0.90, 0.65};

/// That pattern over a run, by local time, with a mean of 1 over a day.
base::Series domestic_pattern(const Settings& settings) {
  const double mean =
      std::accumulate(domestic_hours.begin(), domestic_hours.end(), 0.0) / domestic_hours.size();
  const auto local = static_cast<double>((settings.start.seconds + settings.utc_offset) % 86400);
  std::vector<double> times, values;
  for (double time = 0.0; time <= settings.duration;) {
    const auto of_day = static_cast<std::size_t>((local + time) / hour);
    times.push_back(time);
    values.push_back(domestic_hours[of_day % 24] / mean);
    time = static_cast<double>(of_day + 1) * hour - local;
  }
  return base::Series(std::move(times), std::move(values), base::Series::Between::step);
}

/// A share that needs to know where it goes.
network::Place read_destination(Context& context, const Record& record, std::string_view field,
                                bool needed, const std::string& why) {
  if (record.has(field)) return context.place(record, field);
  if (needed && !record.may_be_misnamed(field))
    record.findings().add(record.place(),
                          {why + " and no " + std::string(field), "a place for it"});
  return {};
}

class SewageReader {
 public:
  explicit SewageReader(Context& context)
      : context_(context),
        given_loads_(context.result.forcing.loads.size()),
        domestic_(domestic_pattern(context.result.settings)) {}

  void read(const Record& record) {
    source_.name = names_.add(record);
    source_.title = context_.title(record, source_.name);
    source_.group = record.text("group");
    source_.concentration = concentrations_of(context_, record);
    give_temperature(context_, record, "the sewage of " + quote(source_.name),
                     source_.concentration);
    source_.provenance = context_.provenance(record);
    source_.source = record.place().place();
    share_out(record);
  }

 private:
  base::Series flow(const Record& record) const {
    const double people =
        record.number("population").value_or(0.0) * record.number("per_person").value_or(0.0);
    const double industry = record.number("industry").value_or(0.0);
    // A steady state holds what there is in the mean of a day.
    const bool steady = context_.result.settings.flow == FlowMode::steady;
    if (steady || record.choice("pattern") == std::size_t{1})
      return base::Series(people + industry);
    return base::sum_of_steps(domestic_.scaled(people), base::Series(industry));
  }

  void share_out(const Record& record) {
    const base::Series all = flow(record);
    if (all.maximum() == 0.0 && !record.has("population") && !record.has("industry") &&
        !record.may_be_misnamed("population") && !record.may_be_misnamed("industry"))
      record.findings().add(
          record.place(), {"no sewage of " + quote(source_.name), "a population, or an industry"});
    const double collected = record.number("collected").value_or(1.0);
    const double misconnected = record.number("misconnected").value_or(0.0);
    const network::Place to = context_.place(record, "to");
    const network::Place rest =
        read_destination(context_, record, "uncollected_to", collected < 1.0,
                         "sewage of " + quote(source_.name) + " that is not collected");
    const network::Place drain =
        read_destination(context_, record, "misconnected_to", misconnected > 0.0,
                         "misconnections of " + quote(source_.name));
    add(record, "", to, all.scaled(collected * (1.0 - misconnected)));
    if (collected < 1.0) add(record, ".uncollected", rest, all.scaled(1.0 - collected));
    if (misconnected > 0.0)
      add(record, ".misconnected", drain, all.scaled(collected * misconnected));
    const double infiltration = record.number("infiltration").value_or(0.0);
    if (infiltration == 0.0) return;
    for (std::size_t k = 0; k < source_.concentration.size(); ++k)
      if (context_.result.quality.temperature != k) source_.concentration[k] = base::Series(0.0);
    add(record, ".infiltration", to, base::Series(infiltration));
  }

  void add(const Record& record, const std::string& part, const network::Place& place,
           base::Series discharge) {
    forcing::Load load = source_;
    load.name += part;
    check_no_load(context_, record, "a source of sewage", load.name, given_loads_);
    load.title += part;
    load.place = place;
    load.discharge = std::move(discharge);
    context_.sewage_loads.push_back(context_.result.forcing.loads.size());
    context_.result.forcing.loads.push_back(std::move(load));
  }

  Context& context_;
  std::size_t given_loads_;
  NameIndex names_{"source of sewage"};
  base::Series domestic_;
  forcing::Load source_;  // the row in work
};

}  // namespace

void read_sewage(Context& context) {
  check_constituent_columns(context, "sewage");
  const std::vector<Record> records = context.records("sewage");
  if (records.empty()) return;
  // Every source has a value an hour.
  const double values =
      static_cast<double>(records.size()) * context.result.settings.duration / hour;
  if (values > static_cast<double>(base::most_values_of_series)) {
    context.findings.add(
        records.front().place(),
        {"sewage by the hour is " + number_text(values, 3) + " values",
         number_text(static_cast<double>(base::most_values_of_series)) + " at most",
         "a shorter run or fewer sources"});
    return;
  }
  SewageReader reader(context);
  for (const Record& record : records) reader.read(record);
}

}  // namespace biandan::casefile
