#include "solver/flow/hydraulics.hpp"

#include <algorithm>

#include "model/base/error.hpp"
#include "solver/flow/initial.hpp"

namespace biandan::flow {

namespace {

using Concentration = std::span<const double>;

/// What a flow starts from.
struct Start {
  Concentration concentration;
  const grid::Snapshot* snapshot = nullptr;
};

FlowSolver make_solver(const Case& problem, const grid::Grid& grid, bool from_steady,
                       const FlowOptions& options, const Start& start) {
  FlowState state = given_state(problem, grid, start.snapshot);
  if (from_steady) state = steady_state(problem, grid, state, start.concentration);
  FlowSolver solver(problem, grid, options);
  solver.set_state(0.0, state.level, state.discharge, start.concentration);
  const grid::Snapshot* rest = from_steady ? &state.found : start.snapshot;
  if (rest != nullptr) solver.restore(0.0, *rest, start.concentration);
  return solver;
}

/// One implicit step from the steady state gives the discharges of every face and inlet; one that
/// crosses a cell at most, as those that led there: a longer one leads to another steady state,
/// since the corrections of the momentum fade with the cells that it crosses.
HeldFlow held_flow(const Case& problem, const grid::Grid& grid, const Start& start) {
  FlowOptions options;
  options.theta = 1.0;
  options.hold_forcing = true;
  FlowSolver solver = make_solver(problem, grid, true, options, start);
  const double dt =
      std::min(problem.settings.step, longest_marching_step(grid, solver.field(), 1.0));
  if (!solver.step(0.0, dt, start.concentration))
    throw base::RunError("the steady flow does not hold at " +
                         grid.cells[static_cast<std::size_t>(solver.refusal().cell)].name);
  return HeldFlow(grid, solver.field(), solver.shortage(), dt);
}

std::variant<FlowSolver, HeldFlow, PrescribedFlow> make_flow(const Case& problem,
                                                             const grid::Grid& grid,
                                                             const Start& start) {
  switch (problem.settings.flow) {
    case FlowMode::prescribed:
      return PrescribedFlow(problem, grid);
    case FlowMode::steady:
      return held_flow(problem, grid, start);
    case FlowMode::dynamic:
      break;
  }
  FlowOptions options;
  options.theta = problem.settings.theta;
  options.refinement.shortest = problem.settings.shortest_step;
  const bool from_steady = problem.settings.initial_flow == InitialFlow::steady;
  return make_solver(problem, grid, from_steady, options, start);
}

}  // namespace

Hydraulics::Hydraulics(const Case& problem, const grid::Grid& grid, Concentration concentration,
                       const grid::Snapshot* start)
    : flow_(make_flow(problem, grid, {concentration, start})),
      rules_(problem.network.rules.size()) {}

bool Hydraulics::step(double time, double dt, Concentration concentration) {
  if (FlowSolver* solver = std::get_if<FlowSolver>(&flow_))
    return solver->step(time, dt, concentration);
  if (HeldFlow* held = std::get_if<HeldFlow>(&flow_)) held->step(time, dt);
  if (PrescribedFlow* given = std::get_if<PrescribedFlow>(&flow_)) given->step(time, dt);
  return true;
}

const grid::FlowField& Hydraulics::field() const {
  return std::visit([](const auto& flow) -> const grid::FlowField& { return flow.field(); }, flow_);
}

Shortage Hydraulics::shortage() const {
  if (const HeldFlow* held = std::get_if<HeldFlow>(&flow_)) return held->shortage();
  return solver() != nullptr ? solver()->shortage() : Shortage{};
}

void Hydraulics::save(grid::Snapshot& snapshot) const {
  if (const FlowSolver* dynamic = solver()) return dynamic->save(snapshot);
  const grid::FlowField& flow = field();
  snapshot.level = flow.level;
  snapshot.volume = flow.volume_after;
  snapshot.discharge = flow.discharge;
  snapshot.mean_discharge = flow.discharge;
  snapshot.area = flow.face_area;
  snapshot.velocity.assign(flow.discharge.size(), 0.0);
  for (std::size_t f = 0; f < flow.discharge.size(); ++f)
    if (flow.face_area[f] > 0.0) snapshot.velocity[f] = flow.discharge[f] / flow.face_area[f];
  snapshot.inlet_discharge = flow.inlet_discharge;
  snapshot.setting = flow.setting;
  snapshot.rule_active.assign(rules_, 0.0);
  for (const int rule : flow.rule)
    if (rule >= 0) snapshot.rule_active[static_cast<std::size_t>(rule)] = 1.0;
}

Refusal Hydraulics::refusal() const {
  const FlowSolver* dynamic = solver();
  return dynamic != nullptr ? dynamic->refusal() : Refusal{};
}

}  // namespace biandan::flow
