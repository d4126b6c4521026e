// Where cells lie on a map: the pieces of the course of their reaches, halfway to their neighbours.
#pragma once

#include <vector>

#include "model/network/drawn_line.hpp"
#include "solver/record/reader.hpp"

namespace biandan::record {

/// By cell; empty for a cell of a node. Chainages are taken in proportion to the course as it is
/// drawn.
std::vector<network::Line> cell_courses(const Reader& run);

/// Whether the coordinates of a result are longitudes and latitudes.
bool in_degrees(const Reader& run);

}  // namespace biandan::record
