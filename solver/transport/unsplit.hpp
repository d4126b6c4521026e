// Transport and reactions of a flow step integrated together, to a tight tolerance: a reference for
// the steps of a run, which do one after the other.
//
//   dm/dt = sum over faces Q c_face + dispersion + inlets + V S^T r(c)        per cell
//   c     = m / V(t)
//
// m   mass of a cell [g]; on the bed what lies there
//
// The cells, the faces and their limiters are those of transport, face values in the limit of a
// vanishing Courant number, the universal limiter at one of 0.1; the flow is that of the run, its
// volumes, depths and velocities straight lines within the step. So the difference from a run is
// what the run owes to its steps in time, and with the reactions left to the run (Apart), what it
// owes to their being apart. Heat of the surface, storage zones and ages stay apart in all of them.
//
// Method: that of solver/math/ode.hpp, all cells one batch, error and signs watched in every one.
// What crossed the outline and what reactions made are carried in the same integration, so the
// ledger closes as it does for a run. A cell that dries or starts from nothing in the step makes
// it very short; where that goes too far the step throws RunError.
#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "model/case.hpp"
#include "solver/grid/flow_field.hpp"
#include "solver/grid/grid.hpp"
#include "solver/math/ode.hpp"
#include "solver/transport/react.hpp"
#include "solver/transport/transport.hpp"

namespace biandan::transport {

class Unsplit {
 public:
  /// Keeps references. Without a reactor it is transport alone. `start`: the flow before the first
  /// step.
  Unsplit(const Case& problem, const grid::Grid& grid, const grid::FlowField& start,
          Transport& transport, Reactor* reactor);

  /// Advances the concentrations through the step of the flow; fills the booking anew and adds to
  /// what reactions made.
  void step(const grid::FlowField& flow, std::span<double> concentration, Booking& crossed,
            const Made& made);

  /// Of a step inside.
  static constexpr math::OdeTolerance tolerance{.relative = 1e-7, .absolute = 1e-7};

 private:
  void set_units(const grid::FlowField& flow);
  void set_moment(double t, std::span<const double> y);
  void rates(double t, std::span<const double> y, std::span<double> slope);
  [[noreturn]] void fail(const math::OdeError& error) const;

  const Case& problem_;
  const grid::Grid& grid_;
  Transport& transport_;
  Reactor* reactor_;
  std::size_t constituents_;
  std::size_t transported_;
  math::BatchOde ode_;
  const grid::FlowField* flow_ = nullptr;  // of the step in work
  std::vector<double> unit_;               // by cell: mass of a unit of the state [m3]
  std::vector<double> kept_;               // concentrations at the start, for cells without water
  std::vector<double> depth_before_, velocity_before_;  // at the start of the step
  std::vector<double> volume_, depth_, velocity_, concentration_, mass_;  // of the moment
  Booking crossing_;
  std::vector<double> produced_, lost_;  // [g/s]
};

}  // namespace biandan::transport
