#include "scenarios/report/scenario_changes.hpp"

#include "model/casefile/words.hpp"

namespace biandan::report {

namespace {

std::string scaled(const edit::Scaling& scaling, Language language) {
  std::string text;
  if (scaling.noise) {
    const std::string deviation = casefile::number_text(scaling.noise->deviation);
    const std::string memory = casefile::number_text(scaling.noise->memory / 3600.0);
    const std::string seed = std::to_string(scaling.noise->seed);
    text = say(
        language,
        "values -> values * noise of deviation " + deviation + ", memory " + memory + " h, seed " +
            seed,
        "各值 -> 各值 * 扰动, 标准差 " + deviation + ", 相关时间 " + memory + " h, 种子 " + seed);
  } else {
    const std::string factor = casefile::number_text(scaling.factor);
    text = say(language, "values -> values * " + factor, "各值 -> 各值 * " + factor);
  }
  if (!scaling.from.empty()) text += say(language, " from ", ", 自 ") + scaling.from;
  if (!scaling.to.empty()) text += say(language, " to ", ", 至 ") + scaling.to;
  return text;
}

std::string what(const edit::Change& change, Language language) {
  if (change.scaling) return scaled(*change.scaling, language);
  const auto shown = [&](const std::string& value) {
    return value.empty() ? say(language, "default", "默认值") : value;
  };
  if (change.kind == edit::Kind::add)
    return change.field + ": " + change.after + say(language, ", a new row", "，新增一行");
  return change.field + ": " + shown(change.before) + " -> " + shown(change.after);
}

}  // namespace

std::string scenario_changes(const std::vector<edit::Change>& changes, Language language) {
  std::string text;
  std::string edit;
  for (const edit::Change& change : changes) {
    if (change.edit != edit) {
      edit = change.edit;
      text += edit + "\n";
    }
    text += "  " + change.table;
    if (!change.row.empty()) text += " " + change.row;
    text += " " + what(change, language) + "\n";
  }
  return text;
}

}  // namespace biandan::report
