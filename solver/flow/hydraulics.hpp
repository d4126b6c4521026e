// The flow of a case, whatever its mode: dynamic, steady and held, or prescribed.
#pragma once

#include <memory>
#include <span>
#include <variant>

#include "model/base/archive.hpp"
#include "model/case.hpp"
#include "solver/flow/flow_solver.hpp"
#include "solver/flow/prescribed.hpp"
#include "solver/grid/flow_field.hpp"
#include "solver/grid/grid.hpp"
#include "solver/grid/snapshot.hpp"

namespace biandan::flow {

class Hydraulics {
 public:
  /// Finds the initial state, or takes it from a snapshot as far as that knows it. Throws RunError
  /// when there is none. Concentrations, here and below, are those at the end of the last completed
  /// step, for rules that read them.
  Hydraulics(const Case& problem, const grid::Grid& grid,
             std::span<const double> concentration = {}, const grid::Snapshot* start = nullptr);

  /// Advances by dt; false when the step does not converge (state unchanged, see refusal()).
  bool step(double time, double dt, std::span<const double> concentration = {});

  /// The last step; of length 0 before the first.
  const grid::FlowField& field() const;
  /// Why and where the last step was not taken.
  Refusal refusal() const;

  /// Water that was asked for and was not there so far.
  Shortage shortage() const;

  /// The state between two steps, to the last bit.
  void carry(base::Archive& archive) {
    std::visit([&](auto& flow) { flow.carry(archive); }, flow_);
  }
  /// Writes the state of the flow as it stands.
  void save(grid::Snapshot& snapshot) const;

  /// Dynamic flow only; null otherwise.
  const FlowSolver* solver() const { return std::get_if<FlowSolver>(&flow_); }

 private:
  std::variant<FlowSolver, HeldFlow, PrescribedFlow> flow_;
  std::size_t rules_;
};

}  // namespace biandan::flow
