// Discharge of pumps, pumping stations and transfers: one direction, never from below the sump.
//
// Pump       Q = s q(x) d        x nothing, the lift (level at `to` - level at `from`) or the depth
// Station    Q = d sum of q_k(x) over the units that run
// Transfer   Q = s Q_wanted d
//
//   d      min(1, depth / 0.05 m), depth of water over the sump, the lowest level or the bed [m]
//   s      setting in force, 0 to 1 [-]
//   q      capacity or curve, linear between its points and constant beyond them [m3/s]
#pragma once

#include <cstddef>
#include <vector>

#include "model/base/real.hpp"
#include "model/network/operation.hpp"
#include "model/network/structure.hpp"

namespace biandan::network {

inline constexpr double pump_full_depth = 0.05;  // [m] of water over the sump for full discharge

/// Linear between the points, constant beyond them.
template <class Real>
Real interpolate(const std::vector<double>& x, const std::vector<double>& y, Real at) {
  Real result = Real(y.front());
  for (std::size_t k = 1; k < x.size(); ++k) {
    const double slope = (y[k] - y[k - 1]) / (x[k] - x[k - 1]);
    const Real inside = y[k - 1] + slope * (base::min(at, Real(x[k])) - x[k - 1]);
    result = base::select(at > Real(x[k - 1]), inside, result);
  }
  return result;
}

/// Share of a discharge that the water over the sump allows, 0 to 1.
template <class Real>
Real pumped_share(Real depth, const Operation& operation) {
  if (operation.beyond_limits) return depth / pump_full_depth;
  return base::min(base::max(depth / pump_full_depth, Real(0.0)), Real(1.0));
}

/// Discharge [m3/s] of a pump or a unit under plenty of water.
template <class Machine, class Real>
Real machine_discharge(const Machine& machine, Real depth, Real lift) {
  if (machine.curve == PumpCurve::constant) return Real(machine.capacity);
  const Real x = machine.curve == PumpCurve::lift ? lift : depth;
  return interpolate(machine.curve_x, machine.curve_discharge, x);
}

/// Discharge [m3/s] of a pump or of the units of a station that run.
template <class Real>
Real pump_discharge(const Pump& pump, const Operation& operation, Real depth, Real lift) {
  Real plenty = Real(0.0);
  if (pump.units.empty()) {
    plenty = operation.setting * machine_discharge(pump, depth, lift);
  } else {
    for (std::size_t k = 0; k < pump.units.size(); ++k)
      if (operation.runs(k)) plenty += machine_discharge(pump.units[k], depth, lift);
  }
  // A share far beyond its limits would multiply the slope of the curve as well.
  if (operation.beyond_limits) plenty = Real(base::value(plenty));
  return plenty * pumped_share(depth, operation);
}

}  // namespace biandan::network
