// Coordinates for every cell: those of the case, or a schematic where it has none.
#pragma once

#include "model/case.hpp"
#include "solver/grid/grid.hpp"

namespace biandan::grid {

/// Sets x and y of every cell and the courses of the reaches. Nodes keep their given coordinates;
/// the others are placed by node_layout.hpp. Cells inside a reach stand on its course
/// (reach_courses.hpp), at the same share of it as of its length.
void place_cells(const Case& problem, Grid& grid);

}  // namespace biandan::grid
