// The state a run starts from: levels and discharges of the tables, or the steady solution.
#pragma once

#include <span>
#include <vector>

#include "model/case.hpp"
#include "solver/flow/flow_solver.hpp"
#include "solver/grid/grid.hpp"
#include "solver/grid/snapshot.hpp"

namespace biandan::flow {

struct FlowState {
  std::vector<double> level;      ///< by cell [m]
  std::vector<double> discharge;  ///< by face [m3/s]
  grid::Snapshot found;           ///< of a steady state: all else, as pumps that run; else empty
};

/// From the tables. A node without a level takes the first of: its reaches' levels or depths there,
/// its stage boundary, the highest stage boundary of the case, one metre of water. A reach without
/// level or depth lies on the straight line between its nodes. What a snapshot knows of levels and
/// discharges goes before all that.
FlowState given_state(const Case& problem, const grid::Grid& grid,
                      const grid::Snapshot* known = nullptr);

/// The longest step in which the water crosses so many cells at most [s].
double longest_marching_step(const grid::Grid& grid, const grid::FlowField& field, double cells);

/// The steady solution for the forcing at the start, by marching from `guess` with growing steps
/// until levels stand still. Throws base::RunError naming the place that moves most when there is
/// none within reach. Rules that read a concentration see the given ones all the time.
FlowState steady_state(const Case& problem, const grid::Grid& grid, const FlowState& guess,
                       std::span<const double> concentration = {});

}  // namespace biandan::flow
