#include "model/casefile/explain.hpp"

#include <vector>

#include "model/base/error.hpp"
#include "model/base/text.hpp"
#include "model/casefile/field.hpp"
#include "model/casefile/words.hpp"
#include "model/quality/lumped.hpp"
#include "model/quality/parameters.hpp"

namespace biandan::casefile {

namespace {

// "number or series file:column [m3/s], required, > 0; default 1"
std::string properties(const Field& field) {
  std::string text = expected(field);
  if (!field.unit.empty() && field.unit != "-") text += ", in " + std::string(field.unit);
  if (const std::string range = describe(field.range); !range.empty()) text += ", " + range;
  if (field.required) text += ", required";
  if (!field.fallback.empty()) text += ", default " + std::string(field.fallback);
  return text;
}

std::string field_text(const Table& table, const Field& field) {
  std::string text =
      std::string(table.name) + "." + std::string(field.name) + "  (" + describe(table) + ")\n";
  text += "  " + std::string(field.en) + "\n  " + std::string(field.zh) + "\n";
  text += "  " + properties(field) + "\n";
  if (!field.example.empty()) text += "  example: " + std::string(field.example) + "\n";
  return text;
}

std::string table_text(const Table& table) {
  std::string text =
      describe(table) + "\n  " + std::string(table.en) + "\n  " + std::string(table.zh) + "\n\n";
  for (const Field& field : table.fields) text += field_text(table, field) + "\n";
  text.pop_back();
  return text;
}

std::string parameter_text(const quality::ParameterInfo& info) {
  std::string text = std::string(info.name) +
                     "  (case.toml [quality.parameters], "
                     "reach_parameters.csv)\n";
  text += "  " + std::string(info.help_en) + "\n  " + std::string(info.help_zh) + "\n";
  if (!info.choices.empty()) {
    text += "  one of";
    for (const std::string_view word : info.choices) text += " " + std::string(word);
    text +=
        ", default " + std::string(info.choices[static_cast<std::size_t>(info.fallback)]) + "\n";
  } else {
    text += "  a number with its unit, in " + std::string(info.unit) + ", " +
            number_text(info.minimum / info.scale) + " to " +
            number_text(info.maximum / info.scale) + ", default " +
            number_text(info.fallback / info.scale) + "\n";
  }
  return text + "  source of the default: " + std::string(info.source) + "\n";
}

std::string state_text(const quality::StateInfo& state) {
  return std::string(state.name) + "  (constituent of kinetics lumped)\n  " +
         std::string(state.title_en) + "\n  " + std::string(state.title_zh) + "\n  in " +
         std::string(state.unit) + "; initial " + number_text(state.initial) +
         " where a case gives none\n";
}

std::vector<std::string> known_names() {
  std::vector<std::string> names;
  for (const Table& table : schema()) {
    names.emplace_back(table.name);
    for (const Field& field : table.fields) {
      names.emplace_back(field.name);
      names.push_back(std::string(table.name) + "." + std::string(field.name));
    }
  }
  for (const auto& info : quality::parameters()) names.emplace_back(info.name);
  for (const auto& state : quality::lumped_states()) names.emplace_back(state.name);
  return names;
}

void append(std::string& text, const std::string& part) {
  if (!text.empty()) text += "\n";
  text += part;
}

}  // namespace

std::string explain() {
  std::string text;
  for (const Table& table : schema()) {
    append(text,
           describe(table) + ": " + std::string(table.en) + "; " + std::string(table.zh) + "\n");
    for (const Field& field : table.fields) {
      text += "  " + base::pad_right(field.name, 16) + " " + std::string(field.en) + "\n";
    }
  }
  append(text, "parameters of the kinetics, 动力学参数:\n");
  for (const quality::ParameterInfo& info : quality::parameters()) {
    text += "  " + base::pad_right(info.name, 38) + " " + std::string(info.help_en) + "\n";
  }
  return text + "\n'biandan explain FIELD' says more, as 'biandan explain gates.width'\n";
}

std::string explain(std::string_view name) {
  std::string text;
  for (const Table& table : schema()) {
    if (table.name == name) append(text, table_text(table));
    for (const Field& field : table.fields) {
      const std::string whole = std::string(table.name) + "." + std::string(field.name);
      if (field.name == name || whole == name) append(text, field_text(table, field));
    }
  }
  if (const auto* info = quality::find_parameter(name)) append(text, parameter_text(*info));
  for (const auto& state : quality::lumped_states()) {
    if (state.name == name) append(text, state_text(state));
  }
  if (!text.empty()) return text;
  base::Finding finding;
  finding.message = "nothing is called " + quote(name);
  finding.expected = "a table, a field as gates.width, a parameter or a constituent";
  finding.suggestion = base::did_you_mean(name, known_names());
  throw base::CaseError({finding});
}

}  // namespace biandan::casefile
