#include "model/casefile/field.hpp"

#include <cmath>
#include <stdexcept>

#include "model/casefile/schema_tables.hpp"
#include "model/casefile/words.hpp"

namespace biandan::casefile {

namespace {

std::vector<Table> joined_schema() {
  std::vector<Table> all;
  for (const std::span<const Table> part :
       {settings_schema(), process_schema(), item_schema(), weather_schema(), storm_schema(),
        network_schema(), structure_schema(), pump_schema(), rule_schema(), forcing_schema(),
        aerator_schema(), catchment_schema(), sewer_schema(), treatment_schema(), quality_schema(),
        scenario_schema(), uncertainty_schema()}) {
    all.insert(all.end(), part.begin(), part.end());
  }
  return all;
}

std::string list_of(std::span<const std::string_view> words) {
  std::string text;
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (i > 0) text += i + 1 == words.size() ? " or " : ", ";
    text += words[i];
  }
  return text;
}

}  // namespace

std::string describe(const Range& range) {
  const bool below = std::isfinite(range.low);
  const bool capped = std::isfinite(range.high);
  if (below && capped && !range.low_open) {
    return number_text(range.low) + " to " + number_text(range.high);
  }
  std::string text;
  if (below) text = (range.low_open ? "> " : ">= ") + number_text(range.low);
  if (below && capped) text += " and ";
  if (capped) text += "<= " + number_text(range.high);
  return text;
}

std::string describe(const Table& table) {
  const std::string name(table.name);
  switch (table.medium) {
    case Table::Medium::settings:
      return "case.toml [" + name + "]";
    case Table::Medium::settings_list:
      return name.find('.') == std::string::npos ? "case.toml [[" + name + "]]"
                                                 : "case.toml [" + name + "]";
    case Table::Medium::csv:
      return name + ".csv";
    case Table::Medium::series:
      return "series/<file>.csv";
    case Table::Medium::scenario:
      return "scenarios/<name>.toml";
    case Table::Medium::scenario_list:
      return "scenarios/<name>.toml [[" + name + "]]";
    case Table::Medium::uncertainty:
      return "uncertainty.toml [" + name + "]";
    case Table::Medium::uncertainty_list:
      return "uncertainty.toml [[" + name + "]]";
  }
  return name;
}

std::string expected(const Field& field) {
  switch (field.type) {
    case FieldType::text:
      return "a text";
    case FieldType::name:
      return "a name";
    case FieldType::number:
      return "a number";
    case FieldType::integer:
      return "a whole number";
    case FieldType::boolean:
      return "true or false";
    case FieldType::choice:
      return list_of(field.choices);
    case FieldType::varying:
    case FieldType::varying_step:
      return "a number or a series file:column";
    case FieldType::quantity:
      return "a number with its unit";
    case FieldType::item_value:
      return "a number, with its unit where that of the header is another";
    case FieldType::instant:
      return "a time as 2021-06-15 08:00";
    case FieldType::offset:
      return "an offset as +08:00";
    case FieldType::season:
      return "two days as [\"05-01\", \"09-30\"]";
    case FieldType::water_class:
      return "a class, 1 to 5 or I to V";
    case FieldType::node:
      return "a node";
    case FieldType::reach:
      return "a reach";
    case FieldType::place:
      return "a node or reach:chainage";
    case FieldType::structure:
      return "a weir, gate, culvert, pump or transfer";
    case FieldType::curve:
      return "a curve";
    case FieldType::section:
      return "a section";
    case FieldType::constituent:
      return "a constituent";
    case FieldType::parameter:
      return "a parameter of the kinetics";
    case FieldType::condition:
      return "a condition as 'level at J3 > 4.3 m'";
    case FieldType::expression:
      return "an expression as 'k * DO'";
    case FieldType::file:
      return "a file in the case folder";
    case FieldType::start_state:
      return "given, steady or the stored state of an earlier run, as ../out/base/run.nc";
    case FieldType::series:
      return "a series file:column";
  }
  return {};
}

const Field* Table::find(std::string_view field) const {
  for (const Field& candidate : fields) {
    if (candidate.name == field) return &candidate;
  }
  return nullptr;
}

std::vector<std::string> Table::field_names() const {
  std::vector<std::string> names;
  for (const Field& field : fields) names.emplace_back(field.name);
  return names;
}

std::span<const Table> schema() {
  static const std::vector<Table> all = joined_schema();
  return all;
}

const Table* find_table(std::string_view name) {
  for (const Table& table : schema()) {
    if (table.name == name) return &table;
  }
  return nullptr;
}

const Table& table_named(std::string_view name) {
  const Table* table = find_table(name);
  if (table == nullptr) throw std::logic_error("no table " + std::string(name) + " in the schema");
  return *table;
}

}  // namespace biandan::casefile
