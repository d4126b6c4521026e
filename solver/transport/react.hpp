// Reactions in the cells: the catalogue of model/quality integrated over a step.
//
//   dc/dt = S^T r(c)        per cell, at the depth, velocity and temperature of the step
//   dx/dt = r(c)            x: extents of the processes [g/m3], carried in the same integration
//
// What the ledger gets is S^T x times the volume, not the difference of concentrations. Cells react
// at their volume at the end of the step; cells without water are left out. Cells are integrated
// together in blocks whose worst cell sets the internal step (solver/math/ode.hpp), so that a stiff
// cell slows its own block only. First-order losses of user constituents act on nothing else and
// are taken exactly, c exp(-k dt), but for constituents that a process of the case's own reads or
// changes: these are integrated with the rest.
//
// Parameters: a reach takes its own values where it has them, else those for all reaches. The cell
// of a node takes the mean over the channel it holds of every reach that meets there, weighted by
// length; of a choice (a formula), that of the longest.
#pragma once

#include <cstddef>
#include <memory>
#include <span>

#include "model/case.hpp"
#include "solver/grid/flow_field.hpp"
#include "solver/grid/grid.hpp"

namespace biandan::transport {

class Reactor {
 public:
  /// Keeps references to both.
  Reactor(const Case& problem, const grid::Grid& grid);
  ~Reactor();
  Reactor(Reactor&&) noexcept;
  Reactor& operator=(Reactor&&) noexcept;

  /// Advances the concentrations [g/m3] of all cells by dt [s], which may span several flow steps,
  /// at the volumes, depths and velocities of the field's end and the temperature at time + dt/2,
  /// or that of each cell at the start where the temperature is a constituent. Adds what the
  /// processes made and took to `produced` and `lost` [g], by constituent. Throws RunError naming
  /// cell, constituent and time when a cell cannot be integrated.
  void step(const grid::FlowField& flow, double time, double dt, std::span<double> concentration,
            std::span<double> produced, std::span<double> lost);

  /// No constituent of the case reacts: `step` does nothing.
  bool idle() const;

  /// Evaluations of all rates of a cell since construction, summed over cells.
  long evaluations() const;

 private:
  class Coupled;
  class User;
  std::unique_ptr<Coupled> coupled_;  ///< empty without kinetics and processes of the case's own
  std::unique_ptr<User> user_;        ///< empty when no user constituent is lost by itself
};

}  // namespace biandan::transport
