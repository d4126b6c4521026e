// Volume and surface of a cell as Newton's method sees them: extended below the bed.
#pragma once

#include "solver/grid/grid.hpp"

namespace biandan::flow {

struct Storage {
  double volume = 0.0;   ///< [m3], negative below the bed
  double surface = 0.0;  ///< slope of the volume over the level [m2], never zero
};

/// Below its bed a cell goes on as a straight-walled pit of its bottom width, so that an iteration
/// that overshoots is led back. A bottom of no width takes the width at `sharp_depth`.
Storage extended_storage(const grid::Cell& cell, double level);

}  // namespace biandan::flow
