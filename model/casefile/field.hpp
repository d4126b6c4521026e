// What a case may hold: every table and every field, declared once. Reading, checking, `new` and
// `explain` all work from these rows.
#pragma once

#include <limits>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace biandan::casefile {

enum class FieldType {
  text,
  name,    ///< of the thing that the row describes
  number,  ///< with the unit in the header (CSV) or in the value (TOML)
  integer,
  boolean,
  choice,        ///< one of a few words
  varying,       ///< a number or a series `file:column`
  varying_step,  ///< the same, but a series holds each value until the next time
  quantity,      ///< number and unit in the cell; the dimension depends on the row
  item_value,    ///< a number in the unit of the header or with its own, as the item of the row has
  instant,       ///< calendar time
  offset,        ///< hours east of UTC
  season,        ///< first and last day of a part of the year
  water_class,   ///< 1 to 5 or I to V
  node,
  reach,
  place,  ///< a node or `reach:chainage`
  structure,
  curve,
  section,
  constituent,
  parameter,
  condition,   ///< of a rule
  expression,  ///< of a process
  file,
  start_state,  ///< a word, or the result file of an earlier run
  series,       ///< name of a series `file:column`
};

/// Allowed values in the unit of the field.
struct Range {
  double low = -std::numeric_limits<double>::infinity();
  double high = std::numeric_limits<double>::infinity();
  bool low_open = false;  ///< low itself is not allowed

  bool holds(double value) const {
    return (low_open ? value > low : value >= low) && value <= high;
  }
};

constexpr Range above(double low, double high = std::numeric_limits<double>::infinity()) {
  return {low, high, true};
}
constexpr Range between(double low, double high) {
  return {low, high, false};
}

/// "> 0", "0 to 1", "> 0 and <= 100"; empty when everything is allowed.
std::string describe(const Range& range);

struct Field {
  std::string_view name;  ///< `<constituent>` stands for a column or key per constituent
  FieldType type = FieldType::text;
  std::string_view unit = {};  ///< in which default and range are given; empty: no unit
  bool required = false;
  std::string_view fallback = {};  ///< default, in `unit`; empty: none
  Range range = {};
  std::span<const std::string_view> choices = {};
  std::string_view example = {};  ///< a value for the template of `new` and for `explain`
  std::string_view en = {};       ///< help
  std::string_view zh = {};
  bool own_unit = false;  ///< what is read is kept in `unit`, not in the unit inside (own_unit.hpp)
};

inline constexpr std::string_view any_constituent = "<constituent>";
inline constexpr std::string_view any_parameter = "<parameter>";
/// The constituent that the heat balance adds, and its column or key beside those of the others.
inline constexpr std::string_view water_temperature = "T";

struct Table {
  enum class Medium {
    settings,
    settings_list,
    csv,
    series,
    scenario,
    scenario_list,
    uncertainty,
    uncertainty_list
  };

  std::string_view name;  ///< "gates" of gates.csv, "quality.initial" of `[quality.initial]`
  Medium medium = Medium::csv;
  std::span<const Field> fields = {};
  std::string_view en = {};
  std::string_view zh = {};

  /// The field with that name; nullptr when there is none.
  const Field* find(std::string_view field) const;
  /// The names of all fields, for near-miss names.
  std::vector<std::string> field_names() const;
};

/// "gates.csv", "case.toml [flow]": where a table is written.
std::string describe(const Table& table);
/// "a number", "a node or reach:chainage" ...: what a value of the field looks like.
std::string expected(const Field& field);

/// Every table, in the order of the manual.
std::span<const Table> schema();
/// Precondition: there is such a table.
const Table& table_named(std::string_view name);
const Table* find_table(std::string_view name);

}  // namespace biandan::casefile
