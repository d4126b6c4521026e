// Velocity of the water in a cell, from what passes through it.
#pragma once

#include "solver/grid/flow_field.hpp"
#include "solver/grid/grid.hpp"

namespace biandan::grid {

/// Sets field.velocity [m/s] from its discharges, inlets, volumes and levels.
///
/// Inside a reach: mean discharge of the two channel faces, signed along the reach, over the mean
/// section. At a node: the larger of what enters and what leaves, boundaries, loads and structures
/// included, over the mean section of its channels without the storage; 0 where there is none.
void set_velocities(const Grid& grid, FlowField& field);

}  // namespace biandan::grid
