#include <algorithm>
#include <cmath>
#include <utility>

#include "model/base/text.hpp"
#include "model/casefile/readers.hpp"
#include "model/casefile/shown_names.hpp"
#include "model/quality/lumped.hpp"
#include "model/quality/parameters.hpp"

namespace biandan::casefile {

namespace {

quality::Constituent read_user_constituent(Context& context, const Record& record) {
  quality::Constituent constituent;
  constituent.user_defined = true;
  constituent.name = context.constituents.add(record);
  check_name(record, "constituent", context.items, "an item that the kinetics compose");
  constituent.title_zh = record.text("title_zh");
  constituent.title_en = record.text("title_en");
  if (constituent.title_zh.empty()) constituent.title_zh = constituent.name;
  if (constituent.title_en.empty()) constituent.title_en = constituent.name;
  constituent.decay = record.number("decay").value_or(0.0);
  constituent.theta = record.number("theta").value_or(1.0);
  constituent.settling = record.number("settling").value_or(0.0);
  constituent.initial = record.number("initial").value_or(0.0);
  return constituent;
}

// Initial concentrations of the whole network, by name.
void read_initial(Context& context) {
  const Record record = settings_record(context.raw, "quality.initial", context.findings);
  for (const Given& given : record.all()) {
    const auto index = context.constituents.find(given.key);
    if (!index) {
      context.findings.add(*given.key_place,
                           {"unknown constituent " + quote(given.key),
                            {},
                            base::did_you_mean(given.key, context.constituents.names())});
      continue;
    }
    quality::Constituent& constituent = context.result.quality.constituents[*index];
    constituent.initial = record.number(given).value_or(constituent.initial);
  }
}

std::vector<std::string> parameter_names(const Context& context) {
  std::vector<std::string> names;
  for (const quality::ParameterInfo& info : quality::parameters()) names.emplace_back(info.name);
  for (const auto& own : context.result.quality.own_parameters) names.push_back(own.name);
  return names;
}

std::string range_text(const quality::ParameterInfo& info) {
  std::string text =
      number_text(info.minimum / info.scale) + " to " + number_text(info.maximum / info.scale);
  if (info.unit != "-") text += " " + std::string(info.unit);
  return text;
}

std::optional<double> read_word(const quality::ParameterInfo& info, const Cell& cell,
                                Findings& findings) {
  const auto word = std::find(info.choices.begin(), info.choices.end(), cell.text);
  if (word != info.choices.end()) return static_cast<double>(word - info.choices.begin());
  std::string words;
  for (const std::string_view choice : info.choices) {
    words += (words.empty() ? "" : ", ") + std::string(choice);
  }
  findings.add(cell, {quote(cell.text) + " for " + quote(info.name), "one of " + words,
                      base::did_you_mean(cell.text, {info.choices.begin(), info.choices.end()})});
  return {};
}

std::optional<double> read_parameter(const quality::ParameterInfo& info, const Cell& cell,
                                     Findings& findings) {
  if (!info.choices.empty()) return read_word(info, cell, findings);
  const base::Parsed<double> value = base::parse_quantity(cell.text, info.unit);
  if (!value) {
    findings.add(
        cell, {value.reason, "a number in " + std::string(info.unit) + " for " + quote(info.name),
               value.suggestion});
    return {};
  }
  const double slack = 1e-12 * (info.maximum - info.minimum);  // of the conversion of the unit
  if (*value.value < info.minimum - slack || *value.value > info.maximum + slack) {
    findings.add(cell, {std::string(info.name) + " is " + cell.text, range_text(info)});
    return {};
  }
  return std::clamp(*value.value, info.minimum, info.maximum);
}

// A parameter of a process of the case's own has the dimension with which its process gives it.
std::optional<double> read_own_parameter(const quality::OwnParameter& own, const Cell& cell,
                                         Findings& findings) {
  const std::string unit = own.unit.empty() ? "-" : own.unit;
  const base::Parsed<double> value = base::parse_quantity(cell.text, unit);
  if (value && std::isfinite(*value.value)) return value.value;
  const std::string wanted = unit == "-" ? "a plain number" : "a number in " + unit;
  findings.add(cell, {value ? own.name + " is " + cell.text + ", too large a number" : value.reason,
                      wanted + " for " + quote(own.name), value.suggestion});
  return {};
}

/// The value of a parameter of the kinetics or of a process of the case's own.
struct ParameterReading {
  bool known = false;
  std::optional<double> value;
};

ParameterReading read_any_parameter(const Context& context, const Cell& place,
                                    const std::string& name, const Cell& cell) {
  if (const auto* info = quality::find_parameter(name)) {
    return {true, read_parameter(*info, cell, context.findings)};
  }
  for (const quality::OwnParameter& own : context.result.quality.own_parameters) {
    if (own.name == name) return {true, read_own_parameter(own, cell, context.findings)};
  }
  context.findings.add(place, {"unknown parameter " + quote(name), "a parameter of the kinetics",
                               base::did_you_mean(name, parameter_names(context))});
  return {};
}

void read_parameters(Context& context) {
  const Record record = settings_record(context.raw, "quality.parameters", context.findings);
  auto& parameters = context.result.quality.parameters;
  for (const Given& given : record.all()) {
    const auto read = read_any_parameter(context, *given.key_place, given.key, *given.cell);
    if (read.value) parameters.push_back({given.key, *read.value, {}});
  }
  for (const Record& row : context.records("reach_parameters")) {
    const network::ReachId reach = context.reach(row, "reach");
    const Cell* name = row.cell("parameter");
    const Cell* cell = row.cell("value");
    if (name == nullptr || cell == nullptr) continue;
    const auto read = read_any_parameter(context, *name, name->text, *cell);
    if (!read.known) continue;
    const bool twice = std::any_of(parameters.begin(), parameters.end(), [&](const auto& earlier) {
      return reach.valid() && earlier.reach == reach && earlier.name == name->text;
    });
    if (twice) {
      context.findings.add(
          *name, {"second value of " + quote(name->text) + " for reach " + quote(row.text("reach")),
                  "every parameter of a reach once"});
    }
    if (read.value && reach.valid()) parameters.push_back({name->text, *read.value, reach});
  }
}

}  // namespace

void check_constituent_columns(Context& context, std::string_view name) {
  const RawTable* table = context.raw.table(name);
  if (table == nullptr) return;
  for (const Column& column : table->columns) {
    if (column.field == nullptr || column.constituent.empty()) continue;
    if (context.constituents.find(column.constituent)) continue;
    std::vector<std::string> candidates = context.constituents.names();
    for (const Field& field : table->schema->fields) {
      if (field.name != any_constituent) candidates.emplace_back(field.name);
    }
    context.findings.add(column.header, {"unknown column " + quote(column.constituent) + " of " +
                                             describe(*table->schema),
                                         "a column of the table or a constituent of the case",
                                         base::did_you_mean(column.constituent, candidates)});
  }
}

void read_constituents(Context& context) {
  quality::Quality& quality = context.result.quality;
  const Record record = settings_record(context.raw, "quality", context.findings);
  record.choice("kinetics");
  quality.kinetics = record.text("kinetics");
  if (quality.kinetics == "lumped") quality.constituents = quality::lumped_constituents();
  for (const auto& constituent : quality.constituents) {
    context.constituents.add_known(constituent.name);
  }
  for (const auto& item : quality.composed) context.items.add_known(item.name);
  for (const TomlValue& item : context.raw.listed("constituent")) {
    const Record user = record_of(table_named("constituent"), item, item.cell, context.findings);
    quality.constituents.push_back(read_user_constituent(context, user));
  }
  read_initial(context);
}

void read_transport(Context& context) {
  const Record record = settings_record(context.raw, "transport", context.findings);
  quality::Mixing& mixing = context.result.quality.mixing;
  mixing.dispersion_floor = record.number("dispersion_floor").value_or(mixing.dispersion_floor);
  mixing.dispersion_cap = record.number("dispersion_cap").value_or(mixing.dispersion_cap);
  if (mixing.dispersion_floor > mixing.dispersion_cap)
    context.findings.add(
        record.place_of("dispersion_floor"),
        {"dispersion_floor of " + number_text(mixing.dispersion_floor) +
             " m2/s above dispersion_cap, " + number_text(mixing.dispersion_cap) + " m2/s",
         "a floor up to the cap"});
}

void read_quality(Context& context) {
  read_transport(context);
  const Record record = settings_record(context.raw, "quality", context.findings);
  auto temperature = record.varying("temperature", context.series);
  if (temperature) context.result.forcing.temperature = std::move(*temperature);
  read_parameters(context);
  check_constituent_columns(context, "initial");
  OneRowAReach rows("row");
  for (const Record& row : context.records("initial")) {
    const network::ReachId reach = context.reach(row, "reach");
    rows.add(reach, row);
    for (const Given& given : row.all()) {
      if (given.key.empty()) continue;
      const auto index = context.constituents.find(given.key);
      const auto value = row.number(given);
      if (index && value && reach.valid()) {
        context.result.quality.initial.push_back({reach, *index, *value});
      }
    }
  }
}

}  // namespace biandan::casefile
