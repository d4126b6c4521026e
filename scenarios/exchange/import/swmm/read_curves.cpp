// [CURVES] and [PATTERNS]: the kind of each stands in its first line.
#include <set>

#include "model/base/text.hpp"
#include "model/casefile/words.hpp"
#include "scenarios/exchange/import/swmm/reading.hpp"

namespace biandan::exchange::swmm {

namespace {

using casefile::quote;

const std::set<std::string> curve_kinds{"STORAGE", "SHAPE",  "DIVERSION", "TIDAL",
                                        "PUMP1",   "PUMP2",  "PUMP3",     "PUMP4",
                                        "PUMP5",   "RATING", "CONTROL",   "WEIR"};
const std::set<std::string> pattern_kinds{"MONTHLY", "DAILY", "HOURLY", "WEEKEND"};

/// The kind that the second word of a line may be, kept where it is the first line.
std::size_t take_kind(const RowReader& row, const std::set<std::string>& kinds, std::string& kind) {
  const std::string word = row.keyword(1);
  if (kinds.contains(word)) {
    kind = word;
    return 2;
  }
  if (!kind.empty()) return 1;
  row.skip(1, quote(row.text(1, "its kind")) + " is no kind of it");
}

void take_curve(const RowReader& row, Curve& curve) {
  if (curve.line == 0) curve.line = row.line();
  for (std::size_t word = take_kind(row, curve_kinds, curve.kind); word < row.size(); word += 2) {
    const double x = row.number(word, "an x");
    const double y = row.number(word + 1, "a y");
    if (!curve.points.empty() && x < curve.points.back().first)
      row.skip(word, "x turns back; expected " + casefile::number_text(curve.points.back().first) +
                         " or more");
    curve.points.emplace_back(x, y);
  }
}

void take_pattern(const RowReader& row, Pattern& pattern) {
  for (std::size_t word = take_kind(row, pattern_kinds, pattern.kind); word < row.size(); ++word)
    pattern.factors.push_back(row.number(word, "a factor"));
}

}  // namespace

void read_curves(const Reading& reading) {
  Model& model = reading.model;
  reading.rows("CURVES", [&](const RowReader& row) {
    take_curve(row, model.curves[in_capitals(row.text(0, "a name"))]);
  });
  reading.rows("PATTERNS", [&](const RowReader& row) {
    take_pattern(row, model.patterns[in_capitals(row.text(0, "a name"))]);
  });
}

}  // namespace biandan::exchange::swmm
