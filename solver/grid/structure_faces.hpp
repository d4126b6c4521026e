// Where structures stand in a grid.
#pragma once

#include <cstddef>
#include <vector>

#include "model/case.hpp"
#include "solver/grid/grid.hpp"

namespace biandan::grid {

/// The face of each structure of the case.
std::vector<std::size_t> structure_faces(const Case& problem, const Grid& grid);

}  // namespace biandan::grid
