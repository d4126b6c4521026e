// The right side of the reactions in a block of cells: the catalogue of model/quality, the case's
// own processes and first-order losses, at the depth, velocity and temperature of every cell.
//
//   dc/dt = S^T r(c)        per cell
//   dx/dt = r(c)            x: extents of the processes [g/m3]
//
// Cells are taken in blocks, those with the same parameters side by side; cells without water are
// left out. What lies on the bed counts as if it were in the water above, b = B A_b / V.
//
// Parameters: a reach takes its own values where it has them, else those for all reaches. The cell
// of a node takes the mean over the channel it holds of every reach that meets there, weighted by
// length; of a choice (a formula), that of the longest.
#pragma once

#include <algorithm>
#include <cstddef>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "model/case.hpp"
#include "model/quality/kinetics_set.hpp"
#include "solver/grid/flow_field.hpp"
#include "solver/grid/grid.hpp"
#include "solver/transport/cell_parameters.hpp"
#include "solver/transport/own_processes.hpp"
#include "solver/transport/reaction_kernels.hpp"

namespace biandan::transport {

/// Constituents that processes of the case's own read or change.
std::vector<std::size_t> taking_part(const Case& problem);

/// A user constituent that decays or settles.
bool loses(const quality::Constituent& one);

/// What reactions made and took, by constituent [g].
struct Made {
  std::span<double> produced;
  std::span<double> lost;
};

/// Where cells react.
struct Place {
  std::span<const double> volume;    ///< by cell [m3]
  std::span<const double> depth;     ///< hydraulic depth [m]
  std::span<const double> velocity;  ///< [m/s], of any sign
};

/// That of the end of a flow step.
Place place_of(const grid::FlowField& flow);

class Reactions {
 public:
  /// Keeps references to both.
  Reactions(const Case& problem, const grid::Grid& grid);
  Reactions(const Reactions&) = delete;
  Reactions& operator=(const Reactions&) = delete;

  // Processes stand in this order: those of the catalogue, the case's own, and the first-order
  // losses of user constituents that take part in the case's own.
  std::size_t processes() const { return catalogue_.size() + own_->size() + losing_.size(); }
  std::size_t states() const { return column_.size(); }
  std::size_t lanes() const { return block_; }
  std::size_t blocks() const { return (order_.size() + block_ - 1) / block_; }

  /// Temperature, light and wind of the stretch of `dt` from `time` on.
  void set_conditions(double time, double dt, std::span<const double> concentration);

  /// Takes over the cells of a block that hold water: what does not depend on the concentrations,
  /// and these, [state][lane], to `y`; lanes without a cell are zero. False where no cell holds
  /// water.
  bool gather(std::size_t block, const Place& place, std::span<const double> concentration,
              std::span<double> y);
  std::size_t cells() const { return cells_.size(); }
  bool all_hold_water() const { return all_hold_water_; }

  /// Writes dc/dt [state][lane] and dx/dt [process][lane] of the block: all of it, zero in lanes
  /// without a cell.
  void rates(std::span<const double> y, std::span<double> slope, std::span<double> extents);

  /// Writes d(delta)/dt = d(S^T r)/dc delta for `directions` tangents, [direction][state][lane].
  void tangents(std::span<const double> y, std::size_t directions, std::span<const double> delta,
                std::span<double> slope);

  /// How fast the block, or what may yet arrive in it, changes by an error [1/s]. With r_j the
  /// largest size of a rate in the water as it is, with the usual amounts u more, and in clean
  /// water, it is the largest of
  ///
  ///   sum over j of |S_ji| r_j / (error (c_i + u_i))
  ///
  /// over cells and states; of states that are coarsely known (quality::StateInfo) by twenty times
  /// that error. Costs an evaluation of all rates for each of the three waters.
  static constexpr long waters_tried = 3;
  double relative_change(std::span<const double> y, double error);

  /// Concentrations of all cells, or a tangent of them, to the lanes of the block, and back.
  void take(std::span<const double> concentration, std::span<double> y) const;
  void scatter(std::span<const double> y, std::span<double> concentration) const;
  /// Adds dc/dt times volume, of the bed as of the water, to [cell * constituents + constituent].
  void add_mass(std::span<const double> slope, std::span<double> mass) const;
  /// Adds to what blocks made and took before and after a moment: rates [process][lane] for
  /// `until` [s] and `beyond` it. `book` adds the masses since the last booking to the sums by
  /// constituent.
  void extend(std::span<const double> rates, double until, double beyond);
  void book(const Made& until, const Made& beyond);

  /// "NH3-N at R1:200", and the depth there.
  std::string describe(std::size_t component) const;
  double depth_of(std::size_t component) const;

 private:
  std::size_t first_own() const { return catalogue_.size(); }
  std::size_t first_losing() const { return catalogue_.size() + own_->size(); }
  bool on_bed(std::size_t state) const { return column_[state] >= transported_; }
  std::size_t lane_of(std::size_t component) const;

  void find_states();
  void list_fours();
  void choose_processes();
  bool yields(std::size_t process) const;
  bool uses(quality::Parameter parameter) const;
  void add_rows(std::size_t group);
  void add_terms(std::size_t group);
  std::span<const std::size_t> terms_of(const LaneRun& run) const {
    return std::span(first_term_).subspan(run.group * states(), states() + 1);
  }
  LaneRange lanes_of(const LaneRun& run) const {
    return {run.begin, run.begin + run.count, block_};
  }
  void set_temperature(double given, std::span<const double> concentration);
  void set_weather(double time, double dt);
  void find_lanes(std::size_t block, std::span<const double> volume);
  std::span<const std::size_t> cells_of(std::size_t block) const {
    const std::size_t begin = block * block_;
    return std::span(order_).subspan(begin, std::min(block_, order_.size() - begin));
  }
  void add_runs(std::span<const std::size_t> cells, std::vector<LaneRun>& runs) const;
  void set_speeds(const LaneRun& run);
  void set_speeds_by_lane(const LaneRun& run);
  quality::ProcessRows rows_at(const LaneRun& run, double* extents);
  void still(std::span<double> rows) const;
  void set_extents(std::span<const double> y, const LaneRun& run, double* extents);
  double usual(std::size_t state) const;
  double allowance(std::size_t state) const;
  void slopes_of_lane(std::span<const double> y, const LaneRun& run, std::size_t lane);

  /// Masses that a process took [g] to a moment and beyond it.
  struct Extent {
    BothWays until, beyond;
  };

  const Case& problem_;
  const grid::Grid& grid_;
  const ReactionKernels& kernels_ = reaction_kernels();
  CellParameters parameters_;
  std::size_t constituents_ = 0;
  std::size_t transported_ = 0;  // the first of them; the others lie on the bed
  const quality::KineticsSet* set_ = nullptr;
  bool by_lane_ = false;  // every cell has a temperature of its own, and groups have none
  std::vector<std::size_t> column_;   // constituent of each state
  std::vector<std::size_t> fours_;    // first of four states in water, constituents side by side,
  std::vector<std::size_t> singles_;  // and the states in no such four
  std::span<const quality::Process> catalogue_;          // of the set,
  std::vector<bool> running_;                            // and which do something in this case
  std::vector<quality::Parameter> factors_;              // of temperature, that they use
  std::unique_ptr<OwnProcesses> own_;                    // of the case's own
  std::vector<std::size_t> losing_;                      // states with a first-order loss
  std::vector<std::vector<quality::StateYield>> rows_;   // [group][process]
  std::vector<std::size_t> yielding_;                    // processes that change something
  std::vector<std::size_t> first_term_;                  // [group][state], and the end,
  std::vector<StoichiometricTerm> terms_;                // of the same, by state
  std::vector<StoichiometricTerm> sizes_;                // alike, amounts without their signs
  std::vector<quality::Conditions<double>> conditions_;  // by group, at its temperature
  bool temperature_set_ = false;
  std::vector<std::size_t> order_;  // all cells where something may react, by group
  std::vector<double> bed_area_;    // by cell, where a state lies on the bed [m2]

  // The block in work; arrays of block_ lanes, lanes beyond cells_ are zero.
  std::size_t block_ = 1;
  std::span<const std::size_t> cells_;  // of order_, or of wet_
  bool all_hold_water_ = false;
  std::span<const LaneRun> runs_;     // of full_runs_, or of wet_runs_
  std::vector<std::size_t> wet_;      // cells that hold water, of a block where some do not,
  std::vector<LaneRun> wet_runs_;     // and their runs
  std::vector<LaneRun> full_runs_;    // of blocks all of whose cells hold water,
  std::vector<std::size_t> run_end_;  // and by block, where theirs end
  std::vector<double> volume_;
  std::vector<double> over_water_;  // bed area over volume [1/m]
  std::vector<double> on_area_;     // its inverse [m]
  std::vector<double> depth_;
  std::vector<double> velocity_;
  std::vector<double> exchange_depth_;
  std::vector<double> speed_, other_;  // [process][lane], see quality::Pace
  std::vector<double> temperature_;    // where it is a constituent [degC]
  std::vector<const double*> water_;   // by state of the set, of the run in work
  std::vector<double> tried_, change_, extent_, fastest_;  // of relative_change
  std::vector<BothWays> made_;                             // by process of yielding_ [g/s]
  std::vector<Extent> extent_of_;                          // [group][process of yielding_]
  std::vector<double> here_;                               // of one lane: concentrations by state,
  std::vector<double> slope_;  // and slopes of the rates, [process][state]
};

}  // namespace biandan::transport
