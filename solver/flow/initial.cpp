#include "solver/flow/initial.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <sstream>

#include "model/base/error.hpp"

namespace biandan::flow {

namespace {

constexpr double default_depth = 1.0;  // [m] where nothing is known

std::size_t index(int value) {
  return static_cast<std::size_t>(value);
}

std::optional<double> reach_level(const network::Reach& reach, double chainage) {
  if (reach.initial_level) return reach.initial_level;
  if (reach.initial_depth) return section_at(reach, chainage).bed + *reach.initial_depth;
  return {};
}

std::vector<std::optional<double>> node_levels(const Case& problem) {
  std::vector<std::optional<double>> levels;
  for (const network::Node& node : problem.network.nodes) levels.push_back(node.initial_level);
  for (const network::Reach& reach : problem.network.reaches) {
    if (!levels[reach.from.index()]) levels[reach.from.index()] = reach_level(reach, 0.0);
    if (!levels[reach.to.index()]) levels[reach.to.index()] = reach_level(reach, reach.length);
  }
  std::optional<double> highest;
  for (const forcing::Boundary& boundary : problem.forcing.boundaries) {
    if (boundary.kind != forcing::Boundary::Kind::stage) continue;
    const double stage = boundary.value.at(0.0);
    if (!levels[boundary.node.index()]) levels[boundary.node.index()] = stage;
    highest = std::max(highest.value_or(stage), stage);
  }
  for (std::optional<double>& level : levels)
    if (!level) level = highest;
  return levels;
}

FlowOptions marching_options() {
  FlowOptions options;
  options.theta = 1.0;
  options.hold_forcing = true;
  options.tolerance = 1e-6;
  return options;
}

/// Advection enters with the velocities of the step before, and at second order only while the
/// water crosses at most one cell a step: a march keeps to that.
double longest_marching_step(const grid::Grid& grid, const grid::FlowField& field) {
  constexpr double longest = 600.0;  // [s]
  constexpr double slowest = 0.5;    // [m/s]
  double step = longest;
  for (std::size_t f = 0; f < grid.faces.size(); ++f) {
    if (grid.faces[f].kind != grid::Face::Kind::channel) continue;
    const double speed =
        field.face_area[f] > 0.0 ? std::abs(field.discharge[f]) / field.face_area[f] : 0.0;
    step = std::min(step, grid.faces[f].distance / std::max(speed, slowest));
  }
  return step;
}

[[noreturn]] void no_steady_state(const grid::Grid& grid, std::size_t cell, double change,
                                  double dt) {
  std::ostringstream message;
  message
      << "no steady flow for the forcing at the start: the level at " << grid.cells[cell].name
      << " still moves by " << change << " m in a step of " << dt
      << " s; pump units or rules that switch for ever have none: a run may begin from levels of "
         "the tables, [flow] initial = \"given\"";
  throw base::RunError(message.str());
}

}  // namespace

FlowState given_state(const Case& problem, const grid::Grid& grid, const grid::Snapshot* known) {
  const auto take = [](const std::vector<double>& from, std::size_t i, double& to) {
    if (!std::isnan(from[i])) to = from[i];
  };
  const std::vector<std::optional<double>> at_node = node_levels(problem);
  FlowState state;
  state.level.resize(grid.cells.size());
  state.discharge.assign(grid.faces.size(), 0.0);
  for (std::size_t n = 0; n < at_node.size(); ++n) {
    const std::size_t cell = index(grid.node_cell[n]);
    const double bed = grid.cells[cell].bed;
    state.level[cell] = std::max(at_node[n].value_or(bed + default_depth), bed);
    if (known != nullptr) take(known->level, cell, state.level[cell]);
  }
  for (std::size_t c = 0; c < grid.cells.size(); ++c) {
    const grid::Cell& cell = grid.cells[c];
    if (!cell.reach.valid()) continue;
    const network::Reach& reach = problem.network.reaches[cell.reach.index()];
    const double from = state.level[index(grid.node_cell[reach.from.index()])];
    const double to = state.level[index(grid.node_cell[reach.to.index()])];
    const double between = from + (to - from) * cell.chainage / reach.length;
    state.level[c] = std::max(reach_level(reach, cell.chainage).value_or(between), cell.bed);
    if (known != nullptr) take(known->level, c, state.level[c]);
  }
  for (std::size_t f = 0; f < grid.faces.size(); ++f)
    if (grid.faces[f].kind == grid::Face::Kind::channel)
      state.discharge[f] = problem.network.reaches[grid.faces[f].reach.index()].initial_discharge;
  if (known != nullptr)
    for (std::size_t f = 0; f < grid.faces.size(); ++f)
      take(known->discharge, f, state.discharge[f]);
  return state;
}

FlowState steady_state(const Case& problem, const grid::Grid& grid, const FlowState& guess,
                       std::span<const double> concentration) {
  constexpr int most_steps = 20000;
  constexpr double at_rest = 1e-12;  // [m/s]
  FlowSolver solver(problem, grid, marching_options());
  solver.set_state(0.0, guess.level, guess.discharge, concentration);
  double dt = 0.1 * longest_marching_step(grid, solver.field());
  std::size_t worst = 0;
  double change = std::numeric_limits<double>::infinity();
  for (int step = 0; step < most_steps; ++step) {
    const std::vector<double> before = solver.field().level;
    if (!solver.step(0.0, dt, concentration)) {
      dt *= 0.25;
      if (dt < 1e-3) break;
      continue;
    }
    change = 0.0;
    for (std::size_t c = 0; c < before.size(); ++c) {
      const double moved = std::abs(solver.field().level[c] - before[c]);
      if (moved > change) {
        change = moved;
        worst = c;
      }
    }
    const double longest_step = longest_marching_step(grid, solver.field());
    if (dt >= 0.5 * longest_step && change < at_rest * dt)
      return {solver.field().level, solver.discharge()};
    dt = std::min(1.2 * dt, longest_step);
  }
  no_steady_state(grid, worst, change, dt);
}

}  // namespace biandan::flow
