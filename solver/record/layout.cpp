#include "solver/record/layout.hpp"

#include <algorithm>
#include <cctype>
#include <cmath>
#include <cstdio>
#include <cstdlib>

#include "model/base/time.hpp"
#include "solver/record/layout_parts.hpp"

namespace biandan::record {

namespace {

/// "seconds since 2021-06-14 16:00:00" in UTC and without an offset, which not every reader heeds.
std::string time_units(base::Instant start) {
  std::string text = base::format_iso(start, 0);
  text.resize(text.find('Z'));
  std::ranges::replace(text, 'T', ' ');
  return "seconds since " + text;
}

std::string offset_text(int offset) {
  char text[16];
  const int minutes = std::abs(offset) / 60;
  std::snprintf(text, sizeof text, "%c%02d:%02d", offset < 0 ? '-' : '+', minutes / 60,
                minutes % 60);
  return text;
}

/// The ledger: one account for water and one for each constituent.
void add_balance(const run::RunView& start, Schema& schema) {
  std::vector<std::string> names{"water"};
  std::vector<std::string> units{"m3"};
  const quality::Quality& quality = start.problem.quality;
  for (std::size_t k = 0; k < quality.constituents.size(); ++k) {
    names.push_back(quality.constituents[k].name);
    units.push_back(quality::amount_unit(quality, k));
  }
  schema.dimensions.push_back({"accounts", names.size()});
  add(schema, "balance_account", Type::text, "accounts", std::move(names),
      {{"long_name", "What is balanced"}, {"long_name_zh", "收支项目"}});
  add(schema, "balance_unit", Type::text, "accounts", std::move(units),
      {{"long_name", "Unit of the account"}, {"long_name_zh", "单位"}});
  constexpr const char* titles[][2] = {
      {"Stored at the start", "初始蓄存"},
      {"Stored at the last time", "最终蓄存"},
      {"Entered, gross", "流入"},
      {"Left, gross", "流出"},
      {"Produced by reactions and the bed", "生成"},
      {"Lost by reactions and settling", "消减"},
      {"Residual: stored - initial - in + out - produced + lost", "残差"},
      {"Relative residual", "相对残差"}};
  std::vector<std::vector<double>> values = balance_values(start.ledger);
  for (std::size_t k = 0; k < values.size(); ++k)
    add(schema, balance_names[k], Type::float64, "accounts", std::move(values[k]),
        {{"long_name", titles[k][0]},
         {"long_name_zh", titles[k][1]},
         {"coordinates", "balance_account balance_unit"}});
}

void add_constituents(const Case& problem, Schema& schema) {
  const std::vector<std::string> names = shown_names(problem);
  if (names.empty()) return;
  schema.dimensions.push_back({"constituents", names.size()});
  add(schema, "constituent_id", Type::text, "constituents", names,
      {{"long_name", "Name of the constituent"}, {"long_name_zh", "水质指标"}});
  add(schema, "constituent_variable", Type::text, "constituents", constituent_variables(names),
      {{"long_name", "Its variable in this file"}});
  if (problem.quality.composed.empty()) return;
  std::vector<std::string> formulas;
  for (std::size_t k = 0; k < names.size(); ++k)
    formulas.push_back(quality::shown(problem.quality, k).formula);
  add(schema, "constituent_formula", Type::text, "constituents", std::move(formulas),
      {{"long_name", "What it is composed of"},
       {"long_name_zh", "合成公式"},
       {"comment", "empty for constituents that are transported"}});
}

bool is_word(unsigned char letter) {
  return letter == '_' || letter >= 0x80 || std::isalnum(letter) != 0;
}

/// What netCDF and the CF conventions take for the name of a variable.
std::string variable_name(const std::string& name) {
  std::string result;
  for (const char letter : name)
    result += is_word(static_cast<unsigned char>(letter)) ? letter : '_';
  if (result.empty() || std::isdigit(static_cast<unsigned char>(result.front())) != 0)
    result.insert(0, "c_");
  return result;
}

/// Names that other variables of the file have or begin with; the last row are those that a section
/// has after "section_".
bool reserved(const std::string& name) {
  constexpr const char* whole[] = {
      "level", "depth",        "velocity",     "volume", "discharge",  "bed",
      "crs",   "time",         "accounts",     "Two",    "structures", "sections",
      "rules", "constituents", "faces",        "id",     "x",          "y",
      "place", "title_en",     "target_class", "cell"};
  constexpr const char* begin[] = {
      "mesh1d",   "network",      "section_", "structure_", "time_",  "water_class", "black_odour",
      "balance_", "constituent_", "rule_",    "face_",      "state_", "reach_"};
  return std::ranges::any_of(whole, [&](const char* word) { return name == word; }) ||
         std::ranges::any_of(begin, [&](const char* word) { return name.starts_with(word); });
}

}  // namespace

Variable time_variable(const std::string& name, const std::string& title, const Case& problem) {
  return {name,
          Type::float64,
          {name},
          {{"standard_name", "time"},
           {"long_name", title},
           {"units", time_units(problem.settings.start)},
           {"calendar", "standard"},
           {"axis", "T"}},
          {},
          false};
}

std::vector<Attribute> file_notes(const Case& problem, const std::string& version) {
  const Settings& settings = problem.settings;
  const auto first_of = [](const std::string& a, const std::string& b, const std::string& c) {
    return !a.empty() ? a : !b.empty() ? b : c;
  };
  std::vector<Attribute> notes{{"Conventions", "CF-1.8 UGRID-1.0 Deltares-0.10"}};
  note(notes, "title", first_of(settings.title_en, settings.title_zh, settings.name));
  note(notes, "title_zh", settings.title_zh);
  note(notes, "source", "Biandan " + version);
  note(notes, "case_name", settings.name);
  note(notes, "scenario", problem.scenario);
  note(notes, "case_hash", problem.hash);
  note(notes, "utc_offset", offset_text(settings.utc_offset));
  note(notes, "time_coverage_start", base::format_iso(settings.start, settings.utc_offset));
  note(notes, "provenance", base::sentence(problem.provenance));
  return notes;
}

void note(std::vector<Attribute>& attributes, const std::string& name, const std::string& text) {
  if (!text.empty()) attributes.push_back({name, text});
}

void add_cell_field(Schema& schema, std::string name, const std::string& title,
                    const std::string& title_zh, const std::string& unit,
                    std::vector<double> values) {
  for (double& value : values)
    if (std::isnan(value)) value = fill_float;
  Variable variable{std::move(name), Type::float32, {"mesh1d_nNodes"}, {}, std::move(values), true};
  note(variable.attributes, "long_name", title);
  note(variable.attributes, "long_name_zh", title_zh);
  note(variable.attributes, "units", unit);
  variable.attributes.insert(variable.attributes.end(),
                             {{"mesh", "mesh1d"},
                              {"location", "node"},
                              {"coordinates", "mesh1d_node_x mesh1d_node_y"},
                              {"grid_mapping", "crs"}});
  schema.variables.push_back(std::move(variable));
}

void add(Schema& schema, std::string name, Type type, const std::string& dimension, Values values,
         std::vector<Attribute> attributes) {
  schema.variables.push_back(
      {std::move(name), type, {dimension}, std::move(attributes), std::move(values), false});
}

std::vector<std::string> pump_unit_names(const Case& problem) {
  std::vector<std::string> names;
  for (const network::Structure& structure : problem.network.structures)
    if (const auto* pump = std::get_if<network::Pump>(&structure.kind))
      for (const network::PumpUnit& unit : pump->units)
        names.push_back(structure.name + ":" + unit.name);
  return names;
}

std::vector<std::string> constituent_names(const Case& problem) {
  std::vector<std::string> names;
  for (const quality::Constituent& constituent : problem.quality.constituents)
    names.push_back(constituent.name);
  return names;
}

std::vector<std::string> shown_names(const Case& problem) {
  std::vector<std::string> names;
  for (std::size_t k = 0; k < quality::shown_count(problem.quality); ++k)
    names.push_back(quality::shown(problem.quality, k).name);
  return names;
}

std::string shown_title(const quality::Shown& shown) {
  if (shown.title_en.empty() || shown.title_en == shown.name) return shown.name;
  return shown.title_en + " (" + shown.name + ")";
}

void add_shown_notes(const quality::Shown& shown, Variable& variable) {
  note(variable.attributes, "constituent", shown.name);
  note(variable.attributes, "formula", shown.formula);
}

std::vector<std::string> constituent_variables(const std::vector<std::string>& constituents) {
  std::vector<std::string> names;
  for (const std::string& constituent : constituents) {
    std::string name = variable_name(constituent);
    if (reserved(name)) name = "c_" + name + "_concentration";
    while (std::ranges::find(names, name) != names.end()) name += "_";
    names.push_back(name);
  }
  return names;
}

std::vector<std::vector<double>> balance_values(const run::Ledger& ledger) {
  std::vector<std::vector<double>> values(std::size(balance_names));
  const auto book = [&](const run::Account& account) {
    const double row[] = {account.initial,     account.stored,           account.in.value(),
                          account.out.value(), account.produced.value(), account.lost.value(),
                          account.residual(),  account.relative()};
    for (std::size_t k = 0; k < values.size(); ++k) values[k].push_back(row[k]);
  };
  book(ledger.water);
  for (const run::Account& account : ledger.constituents) book(account);
  return values;
}

Layout make_layout(const run::RunView& start, const std::string& version) {
  const Case& problem = start.problem;
  Layout layout;
  Schema& schema = layout.schema;
  schema.attributes = file_notes(problem, version);
  schema.attributes.push_back({"format_version", format_version});
  if (!problem.sections.empty()) schema.attributes.push_back({"featureType", "timeSeries"});
  schema.dimensions.push_back({"time", 0, true});
  add_mesh(start, schema);
  add_inlets(start, schema);
  add_constituents(problem, schema);

  layout.tracks.push_back({time_variable("time", "Time of the fields", problem),
                           problem.settings.output_interval, recorded_fields(start)});
  if (!problem.sections.empty() || !problem.network.structures.empty()) {
    schema.dimensions.push_back({"section_time", 0, true});
    Track series{time_variable("section_time", "Time of the series", problem),
                 problem.settings.section_interval, recorded_sections(start)};
    for (Recorded& quantity : recorded_structures(start))
      series.quantities.push_back(std::move(quantity));
    layout.tracks.push_back(std::move(series));
  }
  if (!problem.sections.empty()) add_sections(start, schema);
  if (!problem.network.structures.empty()) add_structures(start, schema);
  add_balance(start, schema);
  return layout;
}

}  // namespace biandan::record
