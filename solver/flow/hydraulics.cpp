#include "solver/flow/hydraulics.hpp"

#include "model/base/error.hpp"
#include "solver/flow/initial.hpp"

namespace biandan::flow {

namespace {

using Concentration = std::span<const double>;

FlowSolver make_solver(const Case& problem, const grid::Grid& grid, bool from_steady,
                       const FlowOptions& options, Concentration concentration) {
  FlowState state = given_state(problem, grid);
  if (from_steady) state = steady_state(problem, grid, state, concentration);
  FlowSolver solver(problem, grid, options);
  solver.set_state(0.0, state.level, state.discharge, concentration);
  return solver;
}

/// One implicit step from the steady state gives the discharges of every face and inlet.
HeldFlow held_flow(const Case& problem, const grid::Grid& grid, Concentration concentration) {
  FlowOptions options;
  options.theta = 1.0;
  options.hold_forcing = true;
  FlowSolver solver = make_solver(problem, grid, true, options, concentration);
  if (!solver.step(0.0, problem.settings.step, concentration))
    throw base::RunError("the steady flow does not hold at " +
                         grid.cells[static_cast<std::size_t>(solver.failure().cell)].name);
  return HeldFlow(grid, solver.field(), solver.withdrawal_shortage() / problem.settings.step);
}

std::variant<FlowSolver, HeldFlow, PrescribedFlow> make_flow(const Case& problem,
                                                             const grid::Grid& grid,
                                                             Concentration concentration) {
  switch (problem.settings.flow) {
    case FlowMode::prescribed:
      return PrescribedFlow(problem, grid);
    case FlowMode::steady:
      return held_flow(problem, grid, concentration);
    case FlowMode::dynamic:
      break;
  }
  FlowOptions options;
  options.theta = problem.settings.theta;
  const bool from_steady = problem.settings.initial_flow == InitialFlow::steady;
  return make_solver(problem, grid, from_steady, options, concentration);
}

}  // namespace

Hydraulics::Hydraulics(const Case& problem, const grid::Grid& grid, Concentration concentration)
    : flow_(make_flow(problem, grid, concentration)) {}

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

double Hydraulics::withdrawal_shortage() const {
  if (const HeldFlow* held = std::get_if<HeldFlow>(&flow_)) return held->withdrawal_shortage();
  return solver() != nullptr ? solver()->withdrawal_shortage() : 0.0;
}

Failure Hydraulics::failure() const {
  const FlowSolver* dynamic = solver();
  return dynamic != nullptr ? dynamic->failure() : Failure{};
}

}  // namespace biandan::flow
