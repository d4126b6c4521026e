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

/// A part of the march. Advection enters with the velocities of the step before, and at second
/// order only while the water crosses at most one cell a step: a march ends with such steps. Where
/// waves or storages come to rest too slowly for them, longer ones go ahead.
struct Leg {
  double cells;  ///< that the water may cross in a step
  int most_steps;
  double at_rest;  ///< speed of the levels at which it ends [m/s]
};
constexpr Leg legs[] = {{1.0, 4000, 1e-12}, {100.0, 4000, 1e-12}, {1.0, 16000, 1e-11}};

}  // namespace

double longest_marching_step(const grid::Grid& grid, const grid::FlowField& field, double cells) {
  constexpr double longest = 600.0;  // [s]
  constexpr double slowest = 0.5;    // [m/s]
  double step = longest;
  for (std::size_t f = 0; f < grid.faces.size(); ++f) {
    if (grid.faces[f].kind != grid::Face::Kind::channel) continue;
    const double speed =
        field.face_area[f] > 0.0 ? std::abs(field.discharge[f]) / field.face_area[f] : 0.0;
    step = std::min(step, cells * grid.faces[f].distance / std::max(speed, slowest));
  }
  return step;
}

namespace {

/// The levels over the last steps of a march: whether they stand, drift or swing.
class Stretch {
 public:
  void begin(const std::vector<double>& level) {
    start_ = last_ = level;
    path_.assign(level.size(), 0.0);
    time_ = 0.0;
    steps_ = 0;
  }

  /// Takes the levels after a step; returns the largest change in it [m].
  double follow(const std::vector<double>& level, double dt) {
    double largest = 0.0;
    for (std::size_t c = 0; c < level.size(); ++c) {
      const double moved = std::abs(level[c] - last_[c]);
      path_[c] += moved;
      if (moved <= largest) continue;
      largest = moved;
      worst_ = c;
    }
    last_ = level;
    time_ += dt;
    ++steps_;
    return largest;
  }

  /// How far any level has come from where it was at the beginning [m].
  double distance() const {
    double farthest = 0.0;
    for (std::size_t c = 0; c < last_.size(); ++c)
      farthest = std::max(farthest, std::abs(last_[c] - start_[c]));
    return farthest;
  }

  int steps() const { return steps_; }
  /// The cell that moved most in the last step.
  std::size_t worst() const { return worst_; }
  double drift() const { return std::abs(last_[worst_] - start_[worst_]); }
  bool swings() const { return drift() < 0.5 * path_[worst_]; }
  double mean_move() const { return path_[worst_] / std::max(steps_, 1); }
  double time() const { return time_; }

 private:
  std::vector<double> start_, last_, path_;  // by cell [m]
  double time_ = 0.0;                        // [s]
  int steps_ = 0;
  std::size_t worst_ = 0;
};

bool switches(const network::Network& network) {
  return !network.rules.empty() ||
         std::ranges::any_of(network.structures, &network::Structure::has_units);
}

constexpr const char* given_instead =
    ": a run may begin from levels of the tables, [flow] initial = \"given\"";

[[noreturn]] void no_steady_state(const Case& problem, const grid::Grid& grid,
                                  const Stretch& last) {
  std::ostringstream message;
  message << "no steady flow for the forcing at the start: the level at "
          << grid.cells[last.worst()].name << " still moves by " << last.mean_move()
          << " m in a step of " << last.time() / std::max(last.steps(), 1) << " s, "
          << (last.swings() ? "to and fro" : "ever the same way");
  if (switches(problem.network)) message << "; pump units or rules that switch for ever have none";
  throw base::RunError(message.str() + given_instead);
}

[[noreturn]] void no_step(const grid::Grid& grid, const FlowSolver& solver, double dt) {
  const int cell = solver.refusal().cell;
  std::ostringstream message;
  message << "no steady flow for the forcing at the start: steps of " << dt
          << " s towards it still fail";
  if (cell >= 0) message << " at " << grid.cells[index(cell)].name;
  throw base::RunError(message.str() + given_instead);
}

/// Whether the levels came to rest. After `stretch_steps` levels that are within `rounding` of
/// where they were only move by rounding.
bool march(FlowSolver& solver, const grid::Grid& grid, const Leg& leg,
           std::span<const double> concentration, Stretch& stretch) {
  constexpr int stretch_steps = 200;
  constexpr double rounding = 1e-9;       // [m]
  constexpr double shortest_step = 1e-3;  // [s]
  double dt = 0.1 * longest_marching_step(grid, solver.field(), 1.0);
  stretch.begin(solver.field().level);
  for (int step = 0; step < leg.most_steps; ++step) {
    if (!solver.step(0.0, dt, concentration)) {
      dt *= 0.25;
      if (dt < shortest_step) no_step(grid, solver, dt);
      continue;
    }
    const double change = stretch.follow(solver.field().level, dt);
    const double longest_step = longest_marching_step(grid, solver.field(), leg.cells);
    const bool stands = stretch.steps() == stretch_steps && stretch.distance() < rounding;
    if (dt >= 0.5 * longest_step && (change < leg.at_rest * dt || stands)) return true;
    if (stretch.steps() == stretch_steps && step + stretch_steps < leg.most_steps)
      stretch.begin(solver.field().level);
    dt = std::min(1.2 * dt, longest_step);
  }
  return false;
}

}  // namespace

namespace {

FlowState state_of(const FlowSolver& solver) {
  FlowState state{solver.field().level, solver.discharge(), {}};
  solver.save(state.found);
  return state;
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
  constexpr double nearly_still = 1e-7;  // [m] in the last stretch of the march
  FlowSolver solver(problem, grid, marching_options());
  solver.set_state(0.0, guess.level, guess.discharge, concentration);
  Stretch stretch;
  for (const Leg& leg : legs)
    if (march(solver, grid, leg, concentration, stretch) && leg.cells == 1.0)
      return state_of(solver);
  // Circulation in loops dies away slower than exponentially.
  if (stretch.distance() < nearly_still) return state_of(solver);
  no_steady_state(problem, grid, stretch);
}

}  // namespace biandan::flow
