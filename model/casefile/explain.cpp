#include "model/casefile/explain.hpp"

#include <algorithm>
#include <vector>

#include "model/base/error.hpp"
#include "model/base/text.hpp"
#include "model/casefile/field.hpp"
#include "model/casefile/words.hpp"
#include "model/quality/kinetics_set.hpp"
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
  text += "  of kinetics";
  for (const quality::KineticsSet& set : quality::kinetics_sets()) {
    if (quality::uses(set, info.id)) text += " " + std::string(set.name);
  }
  return text + "; source of the default: " + std::string(info.source) + "\n";
}

std::string state_text(const quality::KineticsSet& set, const quality::StateInfo& state) {
  return std::string(state.name) + "  (constituent of kinetics " + std::string(set.name) +
         (state.on_bed ? ", on the bed" : "") + ")\n  " + std::string(state.title_en) + "\n  " +
         std::string(state.title_zh) + "\n  in " + std::string(state.unit) + "; initial " +
         number_text(state.initial) + " where a case gives none\n";
}

std::string_view text_of(quality::Counterpart counterpart) {
  switch (counterpart) {
    case quality::Counterpart::bed:
      return "the bed, 底泥";
    case quality::Counterpart::air:
      return "the air, 大气";
    case quality::Counterpart::none:
      return "nothing outside, 无";
    case quality::Counterpart::conversion:
      break;
  }
  return "products that are not followed, 未跟踪的产物";
}

// A process with its rate and what it does to the states at the defaults of its parameters.
std::string process_text(const quality::KineticsSet& set, const quality::Process& process) {
  std::string text = std::string(process.name) + "  (process of kinetics " + std::string(set.name) +
                     ")\n  " + std::string(process.title_en) + "\n  " +
                     std::string(process.title_zh) + "\n  rate: " + std::string(process.formula) +
                     "\n  per unit of rate:";
  for (const quality::StateYield& yield : process.row(quality::default_parameters())) {
    text += " " + std::string(set.states[yield.state].name) + " " + number_text(yield.amount);
  }
  text += "; exchanged with " + std::string(text_of(process.counterpart)) + "\n  parameters:";
  for (const quality::Parameter id : process.uses) {
    text += " " + std::string(quality::parameters()[static_cast<std::size_t>(id)].name);
  }
  return text + "\n";
}

std::string parameter_text(const quality::OwnParameter& own) {
  std::string text = own.name + " = ";
  const base::Parsed<base::Unit> unit = base::parse_unit(own.unit.empty() ? "-" : own.unit);
  text += number_text(unit.value->from_inside(own.fallback));
  return own.unit.empty() ? text : text + " " + own.unit;
}

// The name of a process may hold a dot, that of a parameter does not.
bool is_of(const quality::OwnParameter& own, const quality::UserProcess& process) {
  return std::string_view(own.name).substr(0, own.name.rfind('.')) == process.name;
}

// A process of a case, with the values that its own table gives its parameters.
std::string process_text(const quality::UserProcess& process, const quality::Quality& quality) {
  std::string text = process.name + "  (process of the case)\n  " + process.title_en + "\n  " +
                     process.title_zh + "\n  rate: " + in_one_line(process.formula) +
                     "\n  per unit of rate:";
  for (const quality::UserYield& yield : process.yields) {
    text += " " + quality.constituents[yield.constituent].name + " " + yield.written;
  }
  text += "\n";
  for (const quality::OwnParameter& own : quality.own_parameters) {
    if (is_of(own, process)) text += "  " + parameter_text(own) + "\n";
  }
  return text;
}

// `of` as in "item of the case".
std::string item_text(const quality::Composed& item, const std::string& of) {
  return item.name + "  (item of " + of + ", composed of constituents)\n  " + item.title_en +
         "\n  " + item.title_zh + "\n  = " + item.formula + ", in " + item.unit + "\n";
}

// What a set composes of its states, at the defaults of its parameters.
std::vector<quality::Composed> items_of(const quality::KineticsSet& set) {
  if (set.items == nullptr) return {};
  return set.items(quality::default_parameters());
}

std::string state_names(const quality::KineticsSet& set, bool on_bed) {
  std::string text;
  for (const quality::StateInfo& state : set.states) {
    if (state.on_bed != on_bed) continue;
    text += (text.empty() ? "" : ", ") + std::string(state.name);
    if (state.unit != "mg/L" && !on_bed) text += " [" + std::string(state.unit) + "]";
  }
  return text;
}

// A set in short: its states and processes, each of which is explained by its name.
std::string set_text(const quality::KineticsSet& set) {
  std::string text = std::string(set.name) +
                     "  (kinetics, case.toml [quality])\n  states of the water, 水体状态 [mg/L]: " +
                     state_names(set, false) + "\n";
  if (const std::string bed = state_names(set, true); !bed.empty())
    text += "  states of the bed, 底泥状态 [g/m2]: " + bed + "\n";
  std::string items;
  for (const quality::Composed& item : items_of(set))
    items += (items.empty() ? "" : ", ") + item.name;
  if (!items.empty()) text += "  composed items, 合成项目: " + items + "\n";
  text += "  processes, 过程:\n";
  for (const quality::Process& process : set.catalogue)
    text += "    " + base::pad_right(process.name, 32) + " " + std::string(process.formula) + "\n";
  return text;
}

std::vector<std::string> known_names(const quality::Quality* own) {
  std::vector<std::string> names;
  for (const Table& table : schema()) {
    names.emplace_back(table.name);
    for (const Field& field : table.fields) {
      names.emplace_back(field.name);
      names.push_back(std::string(table.name) + "." + std::string(field.name));
    }
  }
  for (const auto& info : quality::parameters()) names.emplace_back(info.name);
  for (const quality::KineticsSet& set : quality::kinetics_sets()) {
    names.emplace_back(set.name);
    for (const auto& item : items_of(set)) names.push_back(item.name);
    for (const auto& state : set.states) names.emplace_back(state.name);
    for (const auto& process : set.catalogue) names.emplace_back(process.name);
  }
  if (own == nullptr) return names;
  for (const auto& process : own->processes) names.push_back(process.name);
  for (const auto& parameter : own->own_parameters) names.push_back(parameter.name);
  for (const auto& item : own->composed) names.push_back(item.name);
  return names;
}

void append(std::string& text, const std::string& part) {
  if (!text.empty()) text += "\n";
  text += part;
}

}  // namespace

std::string explain(const quality::Quality* own) {
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
  for (const quality::KineticsSet& set : quality::kinetics_sets()) {
    append(text, "processes of kinetics " + std::string(set.name) +
                     "; [[process]] adds your own, 动力学过程:\n");
    for (const quality::Process& process : set.catalogue) {
      text += "  " + base::pad_right(process.name, 32) + " " + std::string(process.formula) + "\n";
    }
  }
  if (own != nullptr && !own->processes.empty()) {
    append(text, "processes of the case, 案例自定义过程:\n");
    for (const quality::UserProcess& process : own->processes) {
      text += "  " + base::pad_right(process.name, 32) + " " + in_one_line(process.formula) + "\n";
    }
  }
  if (own != nullptr && !own->composed.empty()) {
    append(text, "items of the case, composed of constituents, 案例合成项目:\n");
    for (const quality::Composed& item : own->composed) {
      text += "  " + base::pad_right(item.name, 24) + " " + item.formula + "\n";
    }
  }
  return text + "\n'biandan explain FIELD' says more, as 'biandan explain gates.width'\n";
}

std::string explain(std::string_view name, const quality::Quality* own) {
  std::string text;
  for (const Table& table : schema()) {
    if (table.name == name) append(text, table_text(table));
    for (const Field& field : table.fields) {
      const std::string whole = std::string(table.name) + "." + std::string(field.name);
      if (field.name == name || whole == name) append(text, field_text(table, field));
    }
  }
  if (const auto* info = quality::find_parameter(name)) append(text, parameter_text(*info));
  // An item of the case has the parameters of the case, or a formula of its own.
  const bool of_case =
      own != nullptr &&
      std::ranges::find(own->composed, name, &quality::Composed::name) != own->composed.end();
  for (const quality::KineticsSet& set : quality::kinetics_sets()) {
    if (set.name == name) append(text, set_text(set));
    for (const auto& item : items_of(set)) {
      if (item.name == name && !of_case)
        append(text, item_text(item, "kinetics " + std::string(set.name)));
    }
    for (const auto& state : set.states) {
      if (state.name == name) append(text, state_text(set, state));
    }
    for (const auto& process : set.catalogue) {
      if (process.name == name) append(text, process_text(set, process));
    }
  }
  if (own != nullptr) {
    for (const auto& process : own->processes) {
      if (process.name == name) append(text, process_text(process, *own));
    }
    for (const auto& parameter : own->own_parameters) {
      if (parameter.name == name) append(text, parameter_text(parameter) + "\n");
    }
    for (const auto& item : own->composed) {
      if (item.name == name) append(text, item_text(item, "the case"));
    }
  }
  if (!text.empty()) return text;
  base::Finding finding;
  finding.message = "nothing is called " + quote(name);
  finding.expected =
      "a table, a field as gates.width, a parameter, a process, a constituent or an item";
  finding.suggestion = base::did_you_mean(name, known_names(own));
  throw base::CaseError({finding});
}

}  // namespace biandan::casefile
