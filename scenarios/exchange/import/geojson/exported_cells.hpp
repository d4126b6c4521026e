// What 'biandan export' wrote is a river in cells: its reaches can be put together again.
#pragma once

#include <string>
#include <vector>

#include "scenarios/exchange/import/geojson/geojson_features.hpp"

namespace biandan::exchange {

/// Whether a file holds cells of reaches.
bool holds_cells(const GeoJson& geojson);

/// Makes one line a reach of its cells and leaves out all results; sections and structures are
/// told.
void gather_cells(const std::string& file, GeoJson& geojson, std::vector<NotCarried>& not_carried);

}  // namespace biandan::exchange
