#include "scenarios/exchange/import/geojson/property_columns.hpp"

#include <algorithm>
#include <cmath>
#include <optional>

#include "model/base/limits.hpp"
#include "model/base/text.hpp"
#include "model/base/units.hpp"
#include "model/casefile/words.hpp"

namespace biandan::exchange {

namespace {

using casefile::quote;

/// "length [km]" as "length" and "km".
struct Key {
  std::string column;
  std::optional<std::string> unit;
};

Key split(const std::string& property) {
  const std::size_t open = property.rfind('[');
  if (open == std::string::npos || !property.ends_with(']')) return {property, {}};
  return {std::string(base::trim(property.substr(0, open))),
          std::string(base::trim(property.substr(open + 1, property.size() - open - 2)))};
}

/// A value in the unit of a column, or why there is none.
base::Parsed<std::string> number_cell(const PropertyValue& value, const casefile::Field& field,
                                      const std::optional<std::string>& unit) {
  const base::Unit& wanted = casefile::unit_of(field);
  std::optional<double> number;
  if (const auto* given = std::get_if<double>(&value)) number = *given;
  const auto* text = std::get_if<std::string>(&value);
  if (text != nullptr) number = base::parse_number(base::trim(*text));
  if (number && !(std::abs(*number) <= base::largest_number)) return {{}, "is too large", {}};
  if (number && !unit) return {base::exact_number(*number), {}, {}};
  if (number) {
    const auto own = base::parse_unit(*unit, field.unit.empty() ? "1" : field.unit);
    if (!own) return {{}, own.reason, {}};
    return {casefile::number_text(wanted.from_inside(own.value->to_inside(*number))), {}, {}};
  }
  if (text == nullptr) return {{}, "is no number", {}};
  const auto quantity = base::parse_quantity(*text, field.unit.empty() ? "1" : field.unit);
  if (!quantity) return {{}, "is no number", {}};
  return {casefile::number_text(wanted.from_inside(*quantity.value)), {}, {}};
}

base::Parsed<std::string> cell_of(const PropertyValue& value, const casefile::Field& field,
                                  const std::optional<std::string>& unit) {
  if (field.type == casefile::FieldType::number) return number_cell(value, field, unit);
  if (const auto* text = std::get_if<std::string>(&value))
    return {casefile::in_one_line(*text), {}, {}};
  if (const auto* number = std::get_if<double>(&value))
    return {base::exact_number(*number), {}, {}};
  if (const auto* yes = std::get_if<bool>(&value))
    return {std::string(*yes ? "yes" : "no"), {}, {}};
  return {{}, "is no text", {}};
}

}  // namespace

std::string column_named(const std::string& property) {
  return split(property).column;
}

std::string heading_of(const casefile::Field& field) {
  std::string heading(field.name);
  if (!field.unit.empty() && casefile::takes_unit(field))
    heading += " [" + std::string(field.unit) + "]";
  return heading;
}

std::string heading_of(const casefile::Table& table, std::string_view column) {
  return heading_of(*table.find(column));
}

Row PropertyColumns::read(const GeoFeature& feature, const casefile::Table& table,
                          std::span<const std::string_view> elsewhere) {
  Row row;
  for (const auto& [property, value] : feature.properties) {
    if (std::ranges::find(elsewhere, property) != elsewhere.end()) continue;
    const Key key = split(property);
    const casefile::Field* field = table.find(key.column);
    if (field == nullptr || std::ranges::find(elsewhere, key.column) != elsewhere.end()) {
      Foreign& foreign = foreign_[property];
      if (foreign.count++ == 0) {
        foreign.first = feature.place;
        foreign.table = casefile::describe(table);
      }
      continue;
    }
    const auto cell = cell_of(value, *field, key.unit);
    // Named once more, for Clang 14 lets no lambda see a structured binding.
    const std::string& written = property;
    const auto refuse = [&](const std::string& why) {
      not_carried_.push_back(
          {NotCarried::Why::mistake, feature.place, described(feature),
           "its " + quote(written) + " " + why + "; expected " + casefile::expected(*field)});
    };
    if (!cell)
      refuse(cell.reason);
    else if (!cell.value->empty() && !row.emplace(heading_of(*field), *cell.value).second)
      refuse("is a second value of " + quote(key.column));
  }
  return row;
}

void PropertyColumns::tell_foreign() {
  for (const auto& [property, foreign] : foreign_)
    not_carried_.push_back({NotCarried::Why::unknown, foreign.first,
                            "property " + quote(casefile::in_one_line(property)) + " of " +
                                counted(foreign.count, "feature"),
                            "no column of " + foreign.table});
}

}  // namespace biandan::exchange
