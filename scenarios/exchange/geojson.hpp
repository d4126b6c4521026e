// The network with its results as GeoJSON (RFC 7946): a line a cell of a reach, a point a cell of a
// node, a section and a structure.
#pragma once

#include <optional>
#include <string>

#include "solver/record/reader.hpp"

namespace biandan::exchange {

/// Values of one of times(), or mean, highest and lowest of the run. Coordinates are those of the
/// case; the reference system that it names stands in the member "crs", as QGIS reads it.
std::string geojson(const record::Reader& run, std::optional<std::size_t> time);

}  // namespace biandan::exchange
