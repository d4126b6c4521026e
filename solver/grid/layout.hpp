// Coordinates for every cell: those of the case, or a schematic where it has none.
#pragma once

#include "model/case.hpp"
#include "solver/grid/grid.hpp"

namespace biandan::grid {

/// Sets x and y of every cell. Nodes keep their given coordinates; the others are laid out in
/// columns by their distance along the network from the first node of their part. Cells inside a
/// reach stand on the straight line between its nodes.
void place_cells(const Case& problem, Grid& grid);

}  // namespace biandan::grid
