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
// Steps of the flow stand between halves of reactions (Strang 1968). The second half after one step
// and the first half before the next have the same volumes, depths and velocities, so both are one
// integration across the moment between them (`cross`), and what is told of that moment is its
// state on the way.
//
// Long steps. Reactions of deep water are slow beside a step of the flow. A block may then take
// half of a reaction step of m steps of the case (long_steps.hpp) before the first of them and half
// after the last. In between its water is ahead, then behind, by at most what half such a step
// does, and where water crosses many cells in a step, what entered early and late keeps that
// difference on its way; what arrives meanwhile waits. So a long step begins only where all cells
// of the block hold water and half of it changes neither what is there nor what may arrive by more
// than Quality::reaction_step_error (Reactions::relative_change). Tangents are those of plain
// steps.
#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <span>
#include <vector>

#include "model/base/archive.hpp"
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

/// A moment between two steps [s since start]; reacted <= ahead, time <= ahead.
struct Moment {
  double time = 0.0;
  double reacted = 0.0;          ///< how far blocks have reacted that are in no long step,
  double ahead = 0.0;            ///< and how far they are to react
  std::optional<CaseStep> next;  ///< the step of the case that begins, where one does
};

/// What was at a moment: concentrations, and what reactions did before it.
struct Passed {
  std::span<double> concentration;
  Made made;
};

class Reactor {
 public:
  /// Keeps references to both.
  Reactor(const Case& problem, const grid::Grid& grid);
  ~Reactor();
  Reactor(Reactor&&) noexcept;
  Reactor& operator=(Reactor&&) noexcept;

  /// Advances the concentrations [g/m3] of all cells by dt [s], which may span several flow steps,
  /// at the volumes, depths and velocities of the field's end and the temperature at time + dt/2,
  /// or that of each cell at the start where the temperature is a constituent. Adds to `made`.
  /// Throws RunError naming cell, constituent and time when a cell cannot be integrated.
  void step(const grid::FlowField& flow, double time, double dt, std::span<double> concentration,
            const Made& made, const Tangents& tangents = {});

  /// The same over the moment between two steps; writes `passed.concentration`, and adds to
  /// `passed.made` what was done before it, to `made` what was done beyond. Where reactions had
  /// gone further already, as before a step that failed, what was passed is what was there.
  void cross(const grid::FlowField& flow, const Moment& at, std::span<double> concentration,
             const Made& made, const Passed& passed);

  /// The reactions of a moment, nothing advanced: adds their change of mass [g/s], by cell and
  /// constituent, and what they make and take [g/s].
  void add_rates(const Place& place, double time, std::span<const double> concentration,
                 std::span<double> mass, const Made& made);

  /// No constituent of the case reacts: `step` does nothing.
  bool idle() const;

  /// What is remembered from one step to the next: long steps that have begun, and counts.
  void carry(base::Archive& archive);

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
