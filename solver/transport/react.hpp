// Reactions in the cells: the catalogue of model/quality integrated over a step.
//
//   dc/dt = S^T r(c)        per cell, at the depth, velocity and temperature of the step
//   dx/dt = r(c)            x: extents of the processes [g/m3], carried in the same integration
//
// What the ledger gets is S^T x times the volume, not the difference of concentrations. Cells react
// at their volume at the end of the step; cells without water are left out. Cells are integrated
// together in blocks (reactions.hpp) whose worst cell sets the internal step (solver/math/ode.hpp),
// so that a stiff cell slows its own block only. First-order losses of user constituents that act
// on nothing else are taken exactly (lone_losses.hpp).
//
// Long steps. Reactions of deep water are slow beside a step of the flow. A block may then take
// half of a reaction step of m steps of the case (long_steps.hpp) before the first of them and half
// after the last (Strang 1968, as with m = 1). In between its water is ahead, then behind, by at
// most what half such a step does, and where water crosses many cells in a step, what entered early
// and late keeps that difference on its way; what arrives meanwhile waits. So a long step begins
// only where all cells of the block hold water and half of it changes neither what is there nor
// what may arrive by more than Quality::reaction_step_error (Reactions::relative_change). Tangents
// are those of plain steps.
#pragma once

#include <cstddef>
#include <memory>
#include <span>
#include <vector>

#include "model/case.hpp"
#include "solver/grid/flow_field.hpp"
#include "solver/grid/grid.hpp"
#include "solver/transport/long_steps.hpp"
#include "solver/transport/reactions.hpp"

namespace biandan::transport {

/// Changes of the concentrations to follow along with them: the result is that of the step's
/// derivative by the concentrations before it.
struct Tangents {
  std::size_t directions = 0;
  std::span<double> value;  ///< [direction][cell * constituents + constituent]
};

/// What reactions made and took, by constituent [g].
struct Made {
  std::span<double> produced;
  std::span<double> lost;
};

class Reactor {
 public:
  /// Keeps references to both.
  Reactor(const Case& problem, const grid::Grid& grid);
  ~Reactor();
  Reactor(Reactor&&) noexcept;
  Reactor& operator=(Reactor&&) noexcept;

  /// Advances the concentrations [g/m3] of all cells but those in a long step by dt [s], which may
  /// span several flow steps, at the volumes, depths and velocities of the field's end and the
  /// temperature at time + dt/2, or that of each cell at the start where the temperature is a
  /// constituent. Adds to `made`. Throws RunError naming cell, constituent and time when a cell
  /// cannot be integrated.
  void step(const grid::FlowField& flow, double time, double dt, std::span<double> concentration,
            const Made& made, const Tangents& tangents = {});

  /// Where a step of the case begins: blocks that may begin a long step, and take its first half.
  void begin_long(const grid::FlowField& flow, double time, const CaseStep& at,
                  std::span<double> concentration, const Made& made);
  /// Where it ends at `time`: blocks whose long step ends take its second half.
  void end_long(const grid::FlowField& flow, double time, const CaseStep& at,
                std::span<double> concentration, const Made& made);

  /// The reactions of a moment, nothing advanced: adds their change of mass [g/s], by cell and
  /// constituent, and what they make and take [g/s].
  void add_rates(const Place& place, double time, std::span<const double> concentration,
                 std::span<double> mass, const Made& made);

  /// No constituent of the case reacts: `step` does nothing.
  bool idle() const;

  /// Evaluations of all rates of a cell since construction, summed over cells.
  long evaluations() const;
  /// Mean number of steps of the case in a reaction step of a cell; 1 without long ones, and where
  /// only losses that act alone react.
  double mean_length() const;

 private:
  class Parts;
  std::unique_ptr<Parts> parts_;
};

}  // namespace biandan::transport
