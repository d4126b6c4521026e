// Properties of a feature as cells of a table of the case.
#pragma once

#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "model/casefile/field.hpp"
#include "scenarios/exchange/import/geojson/geojson_features.hpp"

namespace biandan::exchange {

using Row = std::map<std::string, std::string>;  ///< cells by heading

/// "length [m]"
std::string heading_of(const casefile::Field& field);
/// The same of a column of a table. Precondition: the table has it.
std::string heading_of(const casefile::Table& table, std::string_view column);

/// The column that a property names: "length" of "length [km]".
std::string column_named(const std::string& property);

class PropertyColumns {
 public:
  explicit PropertyColumns(std::vector<NotCarried>& not_carried) : not_carried_(not_carried) {}

  /// Properties with the names of columns, with or without a unit behind them ("length [km]");
  /// values without one are in the unit of the column. Those that are `elsewhere` read are left
  /// out. A value that is no number of the column is told and left out.
  Row read(const GeoFeature& feature, const casefile::Table& table,
           std::span<const std::string_view> elsewhere);

  /// Tells, a line each, the properties that are no columns.
  void tell_foreign();

 private:
  struct Foreign {
    base::SourcePlace first;
    std::size_t count = 0;
    std::string table;
  };

  std::vector<NotCarried>& not_carried_;
  std::map<std::string, Foreign> foreign_;  // by property
};

}  // namespace biandan::exchange
