#include "scenarios/report/ensemble_names.hpp"

#include <cmath>

#include "model/quality/shown.hpp"
#include "scenarios/report/number.hpp"

namespace biandan::report {

using study::Target;

std::string target_name(const EnsembleFound& found, const Target& target) {
  std::string name = found.problem.sections[target.section].name + " " + target.code;
  if (target.limit.rule_set != standard::class_rule_set) name += " " + target.limit.rule_set;
  return name;
}

std::string item_name(const Case& problem, const Target& target, Language language) {
  const quality::Shown shown = quality::shown(problem.quality, target.shown);
  return language == Language::zh && !shown.title_zh.empty() ? shown.title_zh : shown.name;
}

std::string limit_text(const Case& problem, const Target& target, Language language) {
  const std::string unit = quality::shown(problem.quality, target.shown).unit;
  std::string text = target.limit.sense == standard::Sense::minimum ? "≥ " : "";
  text += short_number(target.limit.value) + (unit == "mg/L" ? "" : " " + unit);
  if (target.limit.rule_set == standard::class_rule_set) return text;
  const std::string name =
      target.limit.rule_set == standard::target_rule_set ? say(language, "target", "目标")
      : target.limit.rule_set == "compensation"          ? say(language, "compensation", "补偿")
                                                         : target.limit.rule_set;
  return text + " (" + name + ")";
}

std::string whole_percent(double share) {
  if (share > 0.0 && share < 0.01) return "< 1 %";
  if (share < 1.0 && share > 0.99) return "> 99 %";
  return std::to_string(std::lround(100.0 * share)) + " %";
}

}  // namespace biandan::report
