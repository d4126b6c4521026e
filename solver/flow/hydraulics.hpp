// The flow of a case, whatever its mode: dynamic, steady and held, or prescribed.
#pragma once

#include <memory>
#include <span>
#include <variant>

#include "model/case.hpp"
#include "solver/flow/flow_solver.hpp"
#include "solver/flow/prescribed.hpp"
#include "solver/grid/flow_field.hpp"
#include "solver/grid/grid.hpp"

namespace biandan::flow {

class Hydraulics {
 public:
  /// Finds the initial state. Throws RunError when there is none. Concentrations, here and below,
  /// are those at the end of the last completed step, for rules that read them.
  Hydraulics(const Case& problem, const grid::Grid& grid,
             std::span<const double> concentration = {});

  /// Advances by dt; false when the step does not converge (state unchanged, see failure()).
  bool step(double time, double dt, std::span<const double> concentration = {});

  /// The last step; of length 0 before the first.
  const grid::FlowField& field() const;
  /// Where and by how much the last failed step did not converge.
  Failure failure() const;

  /// Water that withdrawals asked for and did not get so far [m3].
  double withdrawal_shortage() const;

  /// Dynamic flow only; null otherwise.
  const FlowSolver* solver() const { return std::get_if<FlowSolver>(&flow_); }

 private:
  std::variant<FlowSolver, HeldFlow, PrescribedFlow> flow_;
};

}  // namespace biandan::flow
