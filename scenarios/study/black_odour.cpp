#include "scenarios/study/black_odour.hpp"

#include <algorithm>
#include <string>

namespace biandan::study {

namespace {

using standard::BlackOdour;
using standard::BlackOdourIndicator;

/// A bound of the indicator as a limit over a series. The depth of a section over its run is not
/// known here: bounds that shrink with it hold as they stand for water of 25 cm and more.
LimitedSeries limited(const BlackOdourIndicator& indicator, BlackOdour grade,
                      const Sampled& sampled) {
  const double bound = grade == BlackOdour::severe ? indicator.severe : indicator.mild;
  return {sampled, {bound, indicator.sense, std::string()}};
}

BlackOdourSection assess_section(const record::QualityItems& items, const Recording& recording,
                                 std::size_t section) {
  BlackOdourSection result;
  result.section = section;
  std::vector<LimitedSeries> mild, severe;
  const Window window{recording.times.front(), recording.times.back()};
  for (const auto& entry : items.black_odour) {
    const BlackOdourIndicator& indicator = *entry.item;
    const Sampled sampled{recording.times, recording.sections[section].shown[entry.shown]};
    mild.push_back(limited(indicator, BlackOdour::mild, sampled));
    severe.push_back(limited(indicator, BlackOdour::severe, sampled));
    BlackOdourItem item;
    item.indicator = entry.item;
    item.worst = worst(sampled, window, indicator.sense);
    item.grade = standard::grade_of(indicator, item.worst.value);
    if (item.grade == BlackOdour::none) continue;
    item.mild = time_over(sampled, window, mild.back().limit);
    item.severe = time_over(sampled, window, severe.back().limit);
    result.grade = std::max(result.grade, item.grade);
    result.items.push_back(item);
  }
  result.mild = time_over_any(mild);
  result.severe = time_over_any(severe);
  return result;
}

}  // namespace

BlackOdourResult assess_black_odour(const Case& problem, const Recording& recording) {
  BlackOdourResult result;
  result.items = record::quality_items(problem);
  if (recording.times.empty()) return result;
  for (std::size_t s = 0; s < problem.sections.size(); ++s)
    result.sections.push_back(assess_section(result.items, recording, s));
  return result;
}

}  // namespace biandan::study
