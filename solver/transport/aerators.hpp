// What aeration devices bring into the cells they stand in (model/quality/aerator.hpp), beside the
// water that passes:
//
//   V dO/dt = what passes + a (b - O)      a = sum of s_i q_i,   b = O_sat sum of s_i q_i b_i / a
//
//   q_i  water that a device would bring to saturation [m3/s]     b_i  its beta [-]
//   s_i  its mean setting over the flow step [-]                  V    volume of the cell [m3]
//
// In a sub-step of transport, with O_p what passing water alone would make of O (advection.hpp),
//
//   O1 = O + (O_p - O) (1 - exp(-A)) / A + (b - O) (1 - exp(-A)),      A = a dt / V1
//
// the exponential form of Euler's method (Certaine 1960): still water has the exact solution, a
// steady stream its exact value, Q (O - O_in) = a (b - O), at any step. It stays between O, O_p and
// b. A film of a millimetre or less takes nothing: no device works in it, and several of different
// beta would pass oxygen to each other through water that is not there. Of an implicit cell the
// device is implicit too, so that water that crosses the cell many times a step gets its share.
//
//   m_i = s_i q_i (m / a + (b_i O_sat - b) dt)      [g]
//
//   m    what all devices of the cell bring
//   m_i  what a device brings: its share, and what it passes on to others of smaller b_i
#pragma once

#include <cmath>
#include <cstddef>
#include <optional>
#include <span>
#include <vector>

#include "model/base/archive.hpp"
#include "model/case.hpp"
#include "solver/grid/flow_field.hpp"
#include "solver/grid/grid.hpp"
#include "solver/transport/oxygen.hpp"

namespace biandan::transport {

/// What a device did since the start of the run.
struct AeratorTotal {
  double brought = 0.0;   ///< oxygen [g]
  double stripped = 0.0;  ///< oxygen, where the water held more than beta O_sat [g]
  double energy = 0.0;    ///< that it drew, in water or not [J]; 0 without a power

  void carry(base::Archive& archive) { archive(brought, stripped, energy); }
};

class Aerators {
 public:
  /// Keeps a reference to the case.
  Aerators(const Case& problem, const grid::Grid& grid);

  /// Takes over a hydraulic step, at the concentrations of its start: what is in service, and what
  /// that draws. Does nothing in a case without aerators, or whose kinetics have no oxygen.
  void begin(const grid::FlowField& flow, std::span<const double> concentration);

  /// A cell with devices.
  struct Aerated {
    std::size_t cell = 0;
    double exchanged = 0.0;  ///< a [m3/s]; 0 while none is in service
    double level = 0.0;      ///< b [g/m3]
    double beta = 0.0;       ///< b / O_sat
    double saturation = 0.0;
    std::vector<std::size_t> devices;
  };
  /// In this step.
  const std::vector<Aerated>& cells() const { return cells_; }
  /// Precondition: cells() are some.
  std::size_t oxygen() const { return oxygen_->constituent(); }

  /// O1 above.
  static double after(const Aerated& it, double dt, double volume, double before, double passed);
  /// What devices bring in dt to a cell that ends it, and gives away, `water` [m3] in all with
  /// `mass` of oxygen [g] but for them:  m = a dt (b water - mass) / (water + a dt). Precondition:
  /// water > 0.
  static double brought(const Aerated& it, double dt, double water, double mass) {
    const double exchanged = it.exchanged * dt;
    return exchanged * (it.level * water - mass) / (water + exchanged);
  }
  /// Books what the devices of a cell brought [g]; of a rate, amounts in a time: for those who
  /// integrate themselves.
  void book(double mass) { (mass > 0.0 ? brought_ : stripped_) += std::abs(mass); }
  /// And adds what each of them brought in dt to its total.
  void book(const Aerated& it, double mass, double dt);
  /// What was booked since the step was taken over, to sums by constituent [g].
  void add_to(std::span<double> removed, std::span<double> added) const;
  void clear_booking() { brought_ = stripped_ = 0.0; }

  /// By aerator of the case.
  const std::vector<AeratorTotal>& totals() const { return totals_; }
  void carry(base::Archive& archive) { archive(totals_); }

 private:
  void set(Aerated& it, double time, std::span<const double> concentration);

  const Case& problem_;
  std::optional<Oxygen> oxygen_;
  std::vector<Aerated> cells_;
  std::vector<double> flow_;  // s_i, then s_i q_i, by aerator [m3/s]
  double brought_ = 0.0, stripped_ = 0.0;
  std::vector<AeratorTotal> totals_;
};

}  // namespace biandan::transport
