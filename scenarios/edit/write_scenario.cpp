#include "scenarios/edit/write_scenario.hpp"

#include <charconv>

namespace biandan::edit {

namespace {

using casefile::Cell;

/// The shortest text that reads as the same number.
std::string number_text(double number) {
  char text[32];
  return {text, std::to_chars(text, text + sizeof text, number).ptr};
}

/// A text as TOML writes it; what was read of a case has no control characters.
std::string quoted_text(const std::string& text) {
  std::string result = "\"";
  for (const char letter : text) {
    if (letter == '"' || letter == '\\') result += '\\';
    result += letter;
  }
  return result + "\"";
}

const char* kind_word(Kind kind) {
  constexpr const char* words[] = {"replace_series", "scale_series",   "set", "scale",
                                   "noise_series",   "year_of_series", "add"};
  return words[static_cast<std::size_t>(kind)];
}

std::string value_text(const casefile::TomlValue& value) {
  const bool text = value.kind == casefile::TomlValue::Kind::text;
  return text ? quoted_text(value.cell.text) : value.cell.text;
}

std::string edit_text(const Edit& edit) {
  std::string text = "[[edit]]\n";
  const auto put = [&](const char* key, const std::string& value) {
    text += std::string(key) + " = " + value + "\n";
  };
  const auto put_cell = [&](const char* key, const std::optional<Cell>& cell) {
    if (cell) put(key, quoted_text(cell->text));
  };
  put("name", quoted_text(edit.name));
  put("kind", quoted_text(kind_word(edit.kind)));
  put_cell("series", edit.series);
  put_cell("with", edit.with);
  put_cell("from", edit.from);
  put_cell("to", edit.to);
  put_cell("table", edit.table);
  put_cell("row", edit.row);
  put_cell("group", edit.group);
  put_cell("field", edit.field);
  if (edit.factor) put("factor", number_text(*edit.factor));
  if (edit.value != nullptr) put("value", value_text(*edit.value));
  if (edit.year) put("year", edit.year->text);
  if (edit.noise) {
    put("deviation", number_text(edit.noise->deviation));
    put("memory", quoted_text(number_text(edit.noise->memory) + " s"));
    put("seed", std::to_string(edit.noise->seed));
  }
  return text;
}

}  // namespace

std::string scenario_text(const Scenario& scenario) {
  std::string text;
  if (!scenario.title_zh.empty()) text += "title_zh = " + quoted_text(scenario.title_zh) + "\n";
  if (!scenario.title_en.empty()) text += "title_en = " + quoted_text(scenario.title_en) + "\n";
  if (scenario.cost) text += "cost = " + number_text(*scenario.cost) + "\n";
  for (const Edit& edit : scenario.edits) text += (text.empty() ? "" : "\n") + edit_text(edit);
  return text;
}

}  // namespace biandan::edit
