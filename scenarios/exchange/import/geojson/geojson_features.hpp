// A GeoJSON text (RFC 7946, and the older form of 2008 with a member "crs") as lines and points.
#pragma once

#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "model/base/error.hpp"
#include "model/casefile/source_file.hpp"
#include "model/network/drawn_line.hpp"
#include "scenarios/exchange/import/draft_case.hpp"

namespace biandan::exchange {

/// What a property holds; an object or a list is `std::monostate`. One that is null is left out.
using PropertyValue = std::variant<std::monostate, bool, double, std::string>;

struct GeoFeature {
  base::SourcePlace place;  ///< of its brace
  bool point = false;       ///< one part of one point; else a line
  std::vector<network::Line> parts;
  std::vector<std::pair<std::string, PropertyValue>> properties;
  std::size_t number = 0;  ///< in the file, from 1

  /// nullptr when it has none of that name.
  const PropertyValue* find(const std::string& property) const;
  /// A property that is a text or a number, as text; empty without one.
  std::string text(const std::string& property) const;
};

/// "1 feature", "2 features"
std::string counted(std::size_t count, const std::string& what);

/// "line 'R1'", or "feature 12" without a name.
std::string described(const GeoFeature& feature);

struct GeoJson {
  std::vector<GeoFeature> features;  ///< lines and points only
  std::string crs = "EPSG:4326";     ///< of the case; empty: none that a case knows
  bool crs_given = false;
};

/// What is neither a line nor a point, and what is wrong with a feature, is added to
/// `not_carried`. Throws base::CaseError for a text that is no GeoJSON, and for one that is nested
/// too deeply or holds too many points (base/limits.hpp).
GeoJson read_geojson(const casefile::SourceFile& file, std::vector<NotCarried>& not_carried);

}  // namespace biandan::exchange
