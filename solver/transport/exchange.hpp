// What crosses the outline of the river: entering water with its concentrations, loads, water taken
// out.
//
//   entering mass of a sub-step  = dt * Q * mean concentration + dt * mean mass rate    [g]
//   leaving mass of a sub-step   = dt * |Q| * concentration of the cell                 [g]
//
// Evaporation is water that leaves without mass: it counts neither as entering nor as leaving here.
// Rain and seepage enter like loads.
//
// No concentration is imposed on a cell: entering water mixes with what its cell holds and with
// what else enters there.
#pragma once

#include <optional>
#include <vector>

#include "model/case.hpp"
#include "solver/grid/flow_field.hpp"
#include "solver/grid/grid.hpp"
#include "solver/transport/boundary_memory.hpp"
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
  /// Masses of a sub-step.
  void set(const SubStep& step);

  BoundaryMemory& memory() { return memory_; }
  const BoundaryMemory& memory() const { return memory_; }

  /// Slot of a cell with inlets, or -1.
  int slot(std::size_t cell) const { return slot_[cell]; }
  /// Whether water or mass enters through a slot.
  bool brings(int slot) const { return brings_[static_cast<std::size_t>(slot)] != 0; }
  /// Mass that enters through a slot in the sub-step [g].
  const Lanes* mass(int slot) const { return mass_.at(slot); }
  /// Water that enters a slot with that mass [m3/s].
  double inflow(int slot) const { return inflow_[static_cast<std::size_t>(slot)]; }
  /// Water that leaves through a slot [m3/s].
  double outflow(int slot) const { return outflow_[static_cast<std::size_t>(slot)]; }
  const std::vector<int>& slot_cells() const { return cells_; }

  /// Whether water evaporates anywhere in the hydraulic step.
  bool evaporates() const { return evaporates_; }
  /// Water that evaporates from a slot [m3/s].
  double evaporation(int slot) const { return evaporation_[static_cast<std::size_t>(slot)]; }

  /// The face through which all water that enters at a lone reach end (stencil.hpp) flows on, or
  /// -1. Evaporation does not count; where a reach loses water to the ground there is none.
  int entrance(int slot) const { return entrance_[static_cast<std::size_t>(slot)]; }
  /// Whether dispersion reaches out through that end: its water comes from boundaries with
  /// Inlet::concentration alone, rain and seepage aside.
  bool disperses(int slot) const { return disperses_[static_cast<std::size_t>(slot)] != 0; }
  /// Mean concentration of what enters a slot in the sub-step; 0 where no water enters.
  const Lanes* entering(int slot) const { return entering_.at(slot); }

  LaneSum& in() { return in_; }
  LaneSum& out() { return out_; }
  /// Books what evaporation takes of one constituent [g].
  void book_out(std::size_t constituent, double mass);
  /// Books what enters with loads and what leaves with the given cell concentrations.
  void book(const SubStep& step, const LaneField& leaving);
  /// Keeps in mind what left through boundaries in dt.
  void pass_memory(double dt, const LaneField& leaving);
  /// Books as above what enters and leaves in a moment [g/s]; nothing is kept in mind.
  void book_rates(const SubStep& moment, const LaneField& leaving);
  /// Before the rates of another moment are booked.
  void clear_booking();

 private:
  bool holds_outside(const grid::Inlet& inlet) const;
  void find_entrances(const grid::FlowField& flow);
  void look_up_load(const grid::FlowField& flow, std::size_t index);
  void add_load_rates(const grid::FlowField& flow, const grid::Inlet& inlet, double discharge);
  void set_rain(const grid::FlowField& flow);
  void add_diffuse(const grid::FlowField& flow, const grid::Inlet& inlet, double discharge);

  const Case* case_;
  const grid::Grid* grid_;
  BoundaryMemory memory_;
  double passed_until_ = 0.0;      // what left is remembered up to here [s]
  std::vector<int> cells_;         // by slot
  std::vector<int> slot_;          // by cell
  std::vector<double> discharge_;  // by inlet
  std::vector<double> inflow_;
  std::vector<double> outflow_;
  std::vector<double> evaporation_;
  std::vector<char> brings_;
  bool evaporates_ = false;
  std::optional<std::size_t> known_load_;   // whose means are these:
  std::vector<double> load_concentration_;  // by constituent, over the hydraulic step [g/m3]
  std::vector<double> load_mass_rate_;      // [g/s]
  std::vector<double> rain_;                // by constituent, mean over the hydraulic step [g/m3]
  LaneField load_rate_;          // by slot, of loads, constant over the hydraulic step [g/s]
  LaneField mass_;               // by slot, of the sub-step [g]
  LaneField entering_;           // by slot
  std::vector<int> end_face_;    // by slot, of a lone reach end, else -1
  std::vector<int> entrance_;    // by slot
  std::vector<char> disperses_;  // by slot
  LaneSum in_;
  LaneSum out_;
};

}  // namespace biandan::transport
