// Lines and points of a map as nodes and reaches: ends that meet share a node, lines are cut where
// they pass nodes and where they share a point.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "scenarios/exchange/import/geojson/geojson_features.hpp"
#include "scenarios/exchange/import/geojson/ground.hpp"
#include "scenarios/exchange/import/geojson/ways.hpp"
#include "scenarios/exchange/import/names.hpp"

namespace biandan::exchange {

struct DrawnNode {
  std::string name;
  network::Point at;
  std::optional<std::size_t> feature;  ///< its point; none: made where a line ends or is cut
};

struct DrawnReach {
  std::string name;
  std::size_t feature = 0;  ///< its line
  Way way;
  double length = 0.0;  ///< as drawn [m]
  double begin = 0.0;   ///< its ends as shares of the drawn length of its feature
  double end = 1.0;
  bool whole_line = true;  ///< false: its feature has parts that do not meet
};

struct DrawnNetwork {
  std::vector<DrawnNode> nodes;  ///< those of points first
  std::vector<DrawnReach> reaches;
};

/// Things nearer to each other [m] are at one place.
inline constexpr double drawing_tolerance = 0.5;

/// What is joined, cut or named otherwise than in the file is added to `not_carried`.
DrawnNetwork draw_network(const GeoJson& geojson, const Ground& ground,
                          std::vector<NotCarried>& not_carried);

}  // namespace biandan::exchange
