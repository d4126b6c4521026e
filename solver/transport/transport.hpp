// Transport of every constituent through one hydraulic step: exchange with the outside, advection
// and dispersion, in sub-steps.
//
// The state is the concentration; mass is concentration times volume. Concentrations are laid out
// [cell * constituents + constituent] in g/m3. Sub-steps are as many as keep every cell from giving
// away more than `largest_courant` of its water, up to `most_substeps`; cells that would need more
// are transported implicitly and counted. Evaporation follows advection: with V the volume without
// it, V1 c1 = V c, so that the mass stays and the concentration rises; a temperature stays, and the
// heat of that water leaves. Half of dispersion goes before advection and half after it (Strang
// 1968, SIAM Journal on Numerical Analysis 5, 506-517); between two sub-steps the halves are one.
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <vector>

#include "model/base/archive.hpp"
#include "model/case.hpp"
#include "solver/grid/flow_field.hpp"
#include "solver/grid/grid.hpp"
#include "solver/transport/advection.hpp"
#include "solver/transport/artificial_dispersion.hpp"
#include "solver/transport/dispersion.hpp"
#include "solver/transport/dispersion_coefficient.hpp"
#include "solver/transport/exchange.hpp"
#include "solver/transport/lanes.hpp"

namespace biandan::transport {

/// Gross mass that crossed the outline in a step, and what treatments, weirs and aerators took out
/// and brought, by constituent [g].
struct Booking {
  std::vector<double> in;
  std::vector<double> out;
  std::vector<double> removed;
  std::vector<double> added;

  void clear(std::size_t constituents) {
    for (auto* field : {&in, &out, &removed, &added}) field->assign(constituents, 0.0);
  }
};

/// What transport cost, and where it was only first order.
struct Statistics {
  long steps = 0;
  long substeps = 0;
  long implicit_cells = 0;              ///< cell-sub-steps transported implicitly
  std::vector<long> implicit_in_reach;  ///< of these, by reach
  long implicit_at_nodes = 0;           ///< of these, in cells of nodes

  void carry(base::Archive& archive) {
    archive(steps, substeps, implicit_cells, implicit_in_reach, implicit_at_nodes);
  }
};

class Transport {
 public:
  Transport(const Case& problem, const grid::Grid& grid);

  /// Carries the concentrations through the step of the flow field; fills the booking anew.
  void step(const grid::FlowField& flow, std::span<double> concentration, Booking& booking);

  /// For those who integrate in time themselves (unsplit.hpp): takes over a hydraulic step at the
  /// concentrations of its start,
  void begin(const grid::FlowField& flow, std::span<const double> concentration);
  /// writes the change of mass of every cell [g/s], laid out like the concentrations, and what
  /// crosses the outline [g/s] at a time of that step and the volumes of then,
  void rates(double time, std::span<const double> volume, std::span<const double> concentration,
             std::span<double> mass, Booking& crossing);
  /// and remembers, with the concentrations of its end, what left through boundaries.
  void end(const grid::FlowField& flow, std::span<const double> concentration);

  const Statistics& statistics() const { return statistics_; }
  const std::vector<TreatmentTotal>& treatments() const {
    return advection_.effects().treatments().totals();
  }
  const std::vector<AeratorTotal>& aerators() const { return advection_.aerators().totals(); }
  std::vector<StructureTotal> structures() const { return advection_.structures().totals(); }
  /// By reach, of every sixteenth step; empty where nothing is transported.
  std::vector<ReachDispersion> dispersion() const;

  /// All that is remembered from one step to the next, beside the concentrations: what left through
  /// boundaries.
  void carry(base::Archive& archive) {
    archive(exchange_.memory(), advection_.effects(), advection_.aerators(),
            advection_.structures(), coefficient_, artificial_, statistics_);
  }
  void save(grid::Snapshot& snapshot) const;
  void restore(const grid::Snapshot& snapshot);

 private:
  long substep_count(const grid::FlowField& flow) const;
  void substep(SubStep& step, bool first, bool last);
  void advect(SubStep& step);
  void disperse(double dt, Dispersion::Stretch stretch, const std::vector<double>& volume);
  void count_implicit(const SubStep& step);
  void tell(Booking& booking);
  void take_heat_of_vapour();
  void look_at(const grid::FlowField& flow);

  const grid::Grid* grid_;
  Exchange exchange_;
  Advection advection_;
  DispersionCoefficient coefficient_;
  Dispersion dispersion_;
  ArtificialDispersion artificial_;
  bool looking_ = false;                    // at what the scheme spreads, in this step
  std::size_t constituents_ = 0;            // of the case, with those that are not transported
  std::optional<std::size_t> temperature_;  // which constituent
  LaneField concentration_;
  LaneField mass_;  // its rate of change, for those who integrate themselves,
  SubStep moment_;  // and when
  Statistics statistics_;
};

}  // namespace biandan::transport
