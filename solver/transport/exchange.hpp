// What crosses the outline of the river: entering water with its concentrations, loads, water taken
// out, and nodes whose concentration is imposed.
//
//   entering mass of a sub-step  = dt * Q * mean concentration + dt * mean mass rate    [g]
//   leaving mass of a sub-step   = dt * |Q| * concentration of the cell                 [g]
//
// While water enters at a boundary with an imposed concentration, that concentration holds at the
// node. The mass this takes (what goes on into the reaches by flow and dispersion, and what the
// node's own cell gains) is booked as coming in, or as going out where it is negative.
#pragma once

#include <vector>

#include "model/case.hpp"
#include "solver/grid/flow_field.hpp"
#include "solver/grid/grid.hpp"
#include "solver/transport/lanes.hpp"

namespace biandan::transport {

/// A stretch of time within a hydraulic step.
struct SubStep {
  double time = 0.0;           ///< its start [s since start of the run]
  double dt = 0.0;             ///< [s]
  std::vector<double> before;  ///< volume by cell at its start [m3]
  std::vector<double> after;   ///< volume by cell at its end [m3]
};

class Exchange {
 public:
  Exchange(const Case& problem, const grid::Grid& grid);

  /// Takes over the discharges of a hydraulic step and clears the booking.
  void begin(const grid::FlowField& flow);
  /// Masses and imposed concentrations of a sub-step.
  void set(const SubStep& step);

  bool imposed(std::size_t cell) const { return imposed_slot_[cell] >= 0; }
  const std::vector<int>& imposed_cells() const { return imposed_cells_; }
  /// Imposed concentration of the i-th imposed cell: at the start of the sub-step, mean over it,
  /// and at its end.
  const LaneField& imposed_start() const { return imposed_start_; }
  const LaneField& imposed_mean() const { return imposed_mean_; }
  const LaneField& imposed_end() const { return imposed_end_; }
  /// Place of a cell among the imposed ones, or -1.
  int imposed_slot(std::size_t cell) const { return imposed_slot_[cell]; }

  /// Slot of a cell with inlets, or -1.
  int slot(std::size_t cell) const { return slot_[cell]; }
  /// Mass that enters through a slot in the sub-step [g].
  const Lanes* mass(int slot) const { return mass_.at(slot); }
  /// Water that enters a slot with that mass [m3/s]; that of imposed concentrations is left out.
  double inflow(int slot) const { return inflow_[static_cast<std::size_t>(slot)]; }
  /// Water that leaves through a slot [m3/s].
  double outflow(int slot) const { return outflow_[static_cast<std::size_t>(slot)]; }
  const std::vector<int>& slot_cells() const { return cells_; }

  LaneSum& in() { return in_; }
  LaneSum& out() { return out_; }
  /// Books what enters with loads and what leaves with the given cell concentrations.
  void book(const SubStep& step, const LaneField& leaving);

 private:
  const std::vector<base::Series>& concentration_of(const grid::Inlet& inlet) const;
  bool imposes(const grid::Inlet& inlet, double discharge) const;
  void add_load_rates(const grid::FlowField& flow, const grid::Inlet& inlet, double discharge);

  const Case* case_;
  const grid::Grid* grid_;
  std::vector<int> cells_;         // by slot
  std::vector<int> slot_;          // by cell
  std::vector<double> discharge_;  // by inlet
  std::vector<double> inflow_;
  std::vector<double> outflow_;
  LaneField load_rate_;  // by slot, of loads, constant over the hydraulic step [g/s]
  LaneField mass_;       // by slot, of the sub-step [g]
  std::vector<int> imposed_cells_;
  std::vector<int> imposed_slot_;       // by cell
  std::vector<double> imposed_inflow_;  // by imposed cell [m3/s]
  LaneField imposed_start_;
  LaneField imposed_mean_;
  LaneField imposed_end_;
  LaneSum in_;
  LaneSum out_;
};

}  // namespace biandan::transport
