// Flow that is given, not computed: steady water that is held, or area and discharge by reach.
#pragma once

#include "model/base/archive.hpp"
#include "model/case.hpp"
#include "solver/flow/inflow.hpp"
#include "solver/grid/flow_field.hpp"
#include "solver/grid/grid.hpp"
#include "solver/grid/velocity.hpp"

namespace biandan::flow {

/// Holds the discharges of a field: every step repeats them, volumes follow from their balance.
/// Those below 1e-9 m3/s, what the search for a steady state leaves, are none.
class HeldFlow {
 public:
  /// `shortage` is what is missed in a step of `dt`.
  HeldFlow(const grid::Grid& grid, const grid::FlowField& steady, const Shortage& shortage,
           double dt);
  void step(double time, double dt);
  Shortage shortage() const;
  const grid::FlowField& field() const { return field_; }
  void carry(base::Archive& archive) { archive(field_, held_); }

 private:
  const grid::Grid* grid_;
  grid::FlowField field_;
  Shortage shortage_;  // [m3/s]
  double held_ = 0.0;  // time so far [s]
};

/// Wetted area [m2] and discharge [m3/s] of every reach from tables. The discharge holds at the
/// upstream end; along the reach it changes by loads, withdrawals, seepage, weather and what the
/// area stores. Boundaries take or give what their node lacks; at a node without one the discharges
/// must balance.
class PrescribedFlow {
 public:
  /// Throws CaseError when a reach has no prescribed flow.
  PrescribedFlow(const Case& problem, const grid::Grid& grid);
  /// Throws RunError naming a node whose discharges do not balance.
  void step(double time, double dt);
  const grid::FlowField& field() const { return field_; }
  void carry(base::Archive& archive) { archive(field_); }

 private:
  void set_volumes(double time, std::vector<double>& volume) const;
  void set_discharges_of_start();
  void set_state(double time);
  void set_inlets();
  void set_reach(std::size_t reach);
  void balance_nodes();

  const Case* case_;
  const grid::Grid* grid_;
  grid::Velocities velocities_;
  std::vector<const forcing::PrescribedFlow*> by_reach_;
  std::vector<int> node_boundary_;  // inlet of the boundary at each cell, -1 without
  std::vector<network::ReachId>
      begins_reach_;              // by inlet, the reach whose first half cell it meets
  std::vector<double> at_begin_;  // by reach, what enters there [m3/s]
  std::vector<double> inflow_;    // by cell, of all but boundaries [m3/s]
  grid::FlowField field_;
};

}  // namespace biandan::flow
