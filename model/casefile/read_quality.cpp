#include <algorithm>
#include <cmath>
#include <utility>

#include "model/base/text.hpp"
#include "model/casefile/readers.hpp"
#include "model/casefile/shown_names.hpp"
#include "model/quality/kinetics_set.hpp"
#include "model/quality/parameters.hpp"

namespace biandan::casefile {

namespace {

// The states of the kinetics set, of the water or of the bed.
void add_states(Context& context, bool on_bed) {
  const auto* set = quality::find_kinetics(context.result.quality.kinetics);
  if (set == nullptr) return;
  for (quality::Constituent& state : quality::constituents_of(*set)) {
    if (state.on_bed != on_bed) continue;
    context.constituents.add_known(state.name);
    context.result.quality.constituents.push_back(std::move(state));
  }
}

// A limit of a standard holds for values in its unit.
void check_unit_of_standard(const Record& record, const quality::Constituent& constituent) {
  const auto known = standard_item(constituent.name);
  if (!known || known->unit == constituent.unit) return;
  record.findings().add(
      record.place_of("name"),
      {"constituent " + quote(constituent.name) + " in " + constituent.unit,
       "another name: the standard judges " + quote(constituent.name) + " in " + known->unit});
}

quality::Constituent read_user_constituent(Context& context, const Record& record) {
  quality::Constituent constituent;
  constituent.user_defined = true;
  constituent.name = context.constituents.add(record);
  check_name(record, "constituent", context.items, "an item that the kinetics compose");
  check_unit_of_standard(record, constituent);
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

quality::Constituent temperature_constituent(double initial) {
  quality::Constituent constituent;
  constituent.name = water_temperature;
  constituent.title_zh = "水温";
  constituent.title_en = "Water temperature";
  constituent.unit = "degC";
  constituent.initial = initial;
  return constituent;
}

// The temperature of all water, which gives the constituent its first value.
void read_temperature(Context& context, const Record& record) {
  const Given* given = record.find("temperature");
  context.temperature_given = given != nullptr;
  if (given != nullptr && given->cell->text == "heat_balance") {
    context.findings.add(*given->cell,
                         {"'heat_balance' for 'temperature'", expected(*given->field) + " in degC",
                          "write temperature_by = \"heat_balance\""});
  } else if (auto temperature = record.varying("temperature", context.series)) {
    context.result.forcing.temperature = std::move(*temperature);
  }
  record.choice("temperature_by");
  if (record.text("temperature_by") != "heat_balance") return;
  quality::Quality& quality = context.result.quality;
  quality.temperature = quality.constituents.size();
  // What is given may lie a little below 0 degC, which the balance does not simulate.
  const double start = std::max(context.result.forcing.temperature.at(0.0), 0.0);
  quality.constituents.push_back(temperature_constituent(start));
  context.constituents.add_known(quality.constituents.back().name);
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

// A parameter that the set of the case does not know would change nothing. Processes of the case's
// own may name any.
void check_of_set(const Context& context, const quality::ParameterInfo& info, const Cell& place) {
  const quality::Quality& quality = context.result.quality;
  const auto* set = quality::find_kinetics(quality.kinetics);
  if (!quality.processes.empty() || (set != nullptr && quality::uses(*set, info.id))) return;
  std::string having;
  for (const quality::KineticsSet& one : quality::kinetics_sets()) {
    if (quality::uses(one, info.id))
      having += (having.empty() ? "" : " and ") + std::string(one.name);
  }
  context.findings.add(
      place, {std::string(info.name) + " changes nothing with kinetics " + quote(quality.kinetics),
              "a parameter of that set; this one is of " + having});
}

void check_by_reach(const Context& context, const Cell& name) {
  const auto* info = quality::find_parameter(name.text);
  const auto* set = quality::find_kinetics(context.result.quality.kinetics);
  if (info == nullptr || set == nullptr || quality::by_reach(*set, info->id)) return;
  context.findings.add(name,
                       {name.text + " in one reach, which holds for all water",
                        "a parameter of places, or " + name.text + " in [quality.parameters]"});
}

// The transfer at the surface cannot follow a wind that is not there.
void check_wind(const Context& context, const quality::ParameterInfo& info,
                const std::optional<double>& value, const Cell& cell) {
  constexpr auto wind = static_cast<double>(quality::SurfaceTransferBy::wind);
  if (info.id != quality::Parameter::reaeration_surface_by || value != wind) return;
  check_wind_series(context);
  if (context.wind_given) return;
  context.findings.add(cell, {"reaeration by the wind, and no 'wind' in [weather]",
                              "a wind in [weather], or 'given'"});
}

ParameterReading read_any_parameter(const Context& context, const Cell& place,
                                    const std::string& name, const Cell& cell) {
  if (const auto* info = quality::find_parameter(name)) {
    check_of_set(context, *info, place);
    const auto value = read_parameter(*info, cell, context.findings);
    check_wind(context, *info, value, cell);
    return {true, value};
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
    check_by_reach(context, *name);
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

// The items of the kinetics were composed by default parameters until these were known.
void weigh_items(quality::Quality& quality) {
  const std::vector<quality::Composed> items = quality::items_of_kinetics(quality);
  std::ranges::copy(items, quality.composed.begin());
}

void report_no_heat_balance(Context& context, const Cell& place) {
  context.findings.add(place, {"a water temperature 'T' where it is given for all water",
                               "temperature_by = \"heat_balance\" in [quality] with it"});
}

// An empty column is that of a template.
void refuse_temperatures(Context& context, const RawTable& table) {
  const int column = table.find(water_temperature);
  if (column < 0) return;
  const auto index = static_cast<std::size_t>(column);
  const auto given = std::find_if(table.rows.begin(), table.rows.end(), [&](const CsvRow& row) {
    return !row.damaged && !row.cells[index].text.empty();
  });
  if (given != table.rows.end()) report_no_heat_balance(context, given->cells[index]);
}

}  // namespace

const quality::StateInfo* bed_state(const Context& context, std::string_view name) {
  const auto* set = quality::find_kinetics(context.result.quality.kinetics);
  if (set == nullptr) return nullptr;
  const auto found = std::ranges::find(set->states, name, &quality::StateInfo::name);
  return found != set->states.end() && found->on_bed ? &*found : nullptr;
}

void report_unknown_constituent(Context& context, const Given& given) {
  if (given.key.empty()) {
    report_no_heat_balance(context, *given.key_place);
    return;
  }
  if (const quality::StateInfo* state = bed_state(context, given.key)) {
    context.findings.add(*given.key_place,
                         {std::string(state->name) + " lies on the bed, no water brings it",
                          "a constituent of the water"});
    return;
  }
  if (context.items.find(given.key)) {
    context.findings.add(*given.key_place,
                         {given.key + " is composed of constituents", "what it is composed of"});
    return;
  }
  context.findings.add(*given.key_place,
                       {"unknown constituent " + quote(given.key),
                        {},
                        base::did_you_mean(given.key, context.constituents.names())});
}

void check_constituent_columns(Context& context, std::string_view name) {
  const RawTable* table = context.raw.table(name);
  if (table == nullptr) return;
  if (!context.result.quality.temperature) refuse_temperatures(context, *table);
  for (const Column& column : table->columns) {
    if (column.field == nullptr || column.constituent.empty()) continue;
    if (context.constituents.find(column.constituent)) continue;
    if (const quality::StateInfo* state = bed_state(context, column.constituent)) {
      context.findings.add(column.header,
                           {std::string(state->name) + " lies on the bed, no water brings it",
                            "a constituent of the water, or a column of initial.csv"});
      continue;
    }
    if (context.items.find(column.constituent)) {
      context.findings.add(column.header, {column.constituent + " is composed of constituents",
                                           "columns of what it is composed of"});
      continue;
    }
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
  add_states(context, false);
  quality.longest_reaction_step =
      record.number("longest_reaction_step").value_or(quality.longest_reaction_step);
  quality.reaction_step_error =
      record.number("reaction_step_error").value_or(quality.reaction_step_error);
  quality.composed = quality::items_of_kinetics(quality);
  read_temperature(context, record);
  for (const auto& item : quality.composed) context.items.add_known(item.name);
  for (const TomlValue& item : context.raw.listed("constituent")) {
    const Record user = record_of(table_named("constituent"), item, item.cell, context.findings);
    quality.constituents.push_back(read_user_constituent(context, user));
  }
}

void read_bed_states(Context& context) {
  add_states(context, true);
  read_initial_everywhere(context);
}

void read_transport(Context& context) {
  const Record record = settings_record(context.raw, "transport", context.findings);
  quality::Mixing& mixing = context.result.quality.mixing;
  mixing.dispersion_floor = record.number("dispersion_floor").value_or(mixing.dispersion_floor);
  mixing.dispersion_cap = record.number("dispersion_cap").value_or(mixing.dispersion_cap);
  constexpr std::string_view limits[] = {"dispersion_floor", "dispersion_cap"};
  if (mixing.dispersion_floor > mixing.dispersion_cap)
    context.findings.add(
        record.place_of_any(limits),
        {"dispersion_floor of " + number_text(mixing.dispersion_floor) +
             " m2/s above dispersion_cap, " + number_text(mixing.dispersion_cap) + " m2/s",
         "a floor up to the cap"});
}

void read_quality(Context& context) {
  read_transport(context);
  read_parameters(context);
  weigh_items(context.result.quality);
  read_initial_rows(context);
}

}  // namespace biandan::casefile
