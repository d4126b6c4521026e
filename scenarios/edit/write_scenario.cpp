#include "scenarios/edit/write_scenario.hpp"

#include "model/base/text.hpp"
namespace biandan::edit {

namespace {

using casefile::Cell;

const char* kind_word(Kind kind) {
  constexpr const char* words[] = {"replace_series", "scale_series",   "set", "scale",
                                   "noise_series",   "year_of_series", "add"};
  return words[static_cast<std::size_t>(kind)];
}

std::string value_text(const casefile::TomlValue& value) {
  const bool text = value.kind == casefile::TomlValue::Kind::text;
  return text ? base::toml_text(value.cell.text) : value.cell.text;
}

std::string edit_text(const Edit& edit) {
  std::string text = "[[edit]]\n";
  const auto put = [&](const char* key, const std::string& value) {
    text += std::string(key) + " = " + value + "\n";
  };
  const auto put_cell = [&](const char* key, const std::optional<Cell>& cell) {
    if (cell) put(key, base::toml_text(cell->text));
  };
  put("name", base::toml_text(edit.name));
  put("kind", base::toml_text(kind_word(edit.kind)));
  put_cell("series", edit.series);
  put_cell("with", edit.with);
  put_cell("from", edit.from);
  put_cell("to", edit.to);
  put_cell("table", edit.table);
  put_cell("row", edit.row);
  put_cell("group", edit.group);
  put_cell("field", edit.field);
  if (edit.factor) put("factor", base::exact_number(*edit.factor));
  if (edit.value != nullptr) put("value", value_text(*edit.value));
  if (edit.year) put("year", edit.year->text);
  if (edit.noise) {
    put("deviation", base::exact_number(edit.noise->deviation));
    put("memory", base::toml_text(base::exact_number(edit.noise->memory) + " s"));
    put("seed", std::to_string(edit.noise->seed));
  }
  return text;
}

}  // namespace

std::string scenario_text(const Scenario& scenario) {
  std::string text;
  if (!scenario.title_zh.empty()) text += "title_zh = " + base::toml_text(scenario.title_zh) + "\n";
  if (!scenario.title_en.empty()) text += "title_en = " + base::toml_text(scenario.title_en) + "\n";
  if (scenario.cost) text += "cost = " + base::exact_number(*scenario.cost) + "\n";
  for (const Edit& edit : scenario.edits) text += (text.empty() ? "" : "\n") + edit_text(edit);
  return text;
}

}  // namespace biandan::edit
