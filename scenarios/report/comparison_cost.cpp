#include "scenarios/report/comparison_cost.hpp"

#include "model/quality/shown.hpp"
#include "scenarios/report/number.hpp"

namespace biandan::report {

namespace {

constexpr double kilogram = 1000.0;  // [g]
constexpr double hour = 3600.0;      // [s]

/// Less of it is better.
bool is_burden(const std::string& constituent) {
  const standard::Item* item = standard::find_item(constituent);
  return item == nullptr || item->sense == standard::Sense::maximum;
}

std::string per_kilogram(const study::Comparison& comparison, double cost) {
  std::string text;
  const std::vector<double> cut = study::cut_by(comparison);
  for (std::size_t k = 0; k < cut.size(); ++k)
    if (cut[k] > 0.0 && is_burden(comparison.constituents[k].name))
      text += (text.empty() ? "" : ", ") + comparison.constituents[k].name + " " +
              short_number(cost / (cut[k] / kilogram));
  return text;
}

/// Of the limits of the class, that every section has.
std::string per_hour(const Case& problem, const study::Comparison& comparison, double cost,
                     Language language) {
  constexpr double least = 0.5;  // [h]
  std::string text;
  for (const study::SectionChange& section : comparison.sections)
    for (const study::ItemChange& item : section.items)
      for (const study::LimitChange& limit : item.limits) {
        const double fewer = -limit.seconds_over.change() / hour;
        if (limit.limit.rule_set != standard::class_rule_set || fewer < least) continue;
        text += (text.empty() ? "" : ", ") + quality::shown(problem.quality, item.shown).name +
                say(language, " at ", " ") + problem.sections[section.section].name + " " +
                short_number(cost / fewer);
      }
  return text;
}

}  // namespace

std::string cost_line(const Case& problem, const study::Comparison& comparison, Language language) {
  if (!comparison.cost) return "";
  const double cost = *comparison.cost;
  std::string text = say(language, "cost ", "费用 ") + short_number(cost) +
                     say(language, " (10,000 yuan)", " 万元");
  if (!(cost > 0.0)) return text;  // cheaper: no price of what it does
  if (const std::string mass = per_kilogram(comparison, cost); !mass.empty())
    text += say(language, "; a kg less: ", "；每削减 1 kg: ") + mass;
  if (const std::string time = per_hour(problem, comparison, cost, language); !time.empty())
    text += say(language, "; an hour less over the limit: ", "；每减少超标 1 h: ") + time;
  return text;
}

}  // namespace biandan::report
