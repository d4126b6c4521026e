// Discharge of structures over both levels, continuous across every regime and in both directions.
//
// Weir      Q = s C B H^1.5 (1 - (h/H)^1.5)^0.385          Villemonte (1947) for the drowned part
// Gate      Q = mu B y sqrt(2 g (H - max(h, y)))           y = min(cc s e, max(2/3 H, h))
// Pump      Q = s Q_curve min(1, depth / 0.05 m)
//
//   H, h   upstream and downstream level above the crest or sill [m]
//   s      setting in force, 0 to 1 [-]
//   C      weir coefficient [m^0.5/s], 1.705 for a broad crest
//   B, e   width and full opening height [m]
//   cc     contraction of the jet [-], mu discharge coefficient [-]
//
// The gate has one formula for four regimes. With y = 2/3 H it is the broad-crested weir
// (y sqrt(2 g H / 3) = 1.705 H^1.5); with y = h the drowned weir; with y = cc s e the free jet and,
// once h exceeds y, the drowned orifice. Each passes into the next without a jump.
//
// Where both levels meet, powers of the difference have no finite slope: below 1 mm they are
// replaced by a parabola with the same value and slope at 1 mm.
#pragma once

#include <algorithm>
#include <variant>
#include <vector>

#include "model/base/real.hpp"
#include "model/network/structure.hpp"

namespace biandan::network {

inline constexpr double gravity = 9.81;  // [m/s2]

/// What a structure does at a moment; recorded in the result.
enum class Regime : int {
  none = 0,
  free_weir,
  drowned_weir,
  free_orifice,
  drowned_orifice,
  pumping
};

/// x^p for x >= 0; for x < limit the parabola through 0 with the value and slope of x^p at `limit`.
template <class Real>
Real rounded_power(Real x, Real limit, double exponent) {
  const Real ratio = base::min(x / limit, Real(1.0));
  const Real parabola = ratio * ((2.0 - exponent) - (1.0 - exponent) * ratio);
  const Real low = base::pow(limit, exponent) * parabola;
  return base::select(x < limit, low, base::pow(base::max(x, limit), exponent));
}

/// sqrt(x) for x >= 0, rounded below `limit` in the same way.
template <class Real>
Real rounded_sqrt(Real x, double limit) {
  const Real ratio = base::min(x / limit, Real(1.0));
  const Real low = std::sqrt(limit) * ratio * (1.5 - 0.5 * ratio);
  return base::select(x < Real(limit), low, base::sqrt(base::max(x, Real(limit))));
}

inline constexpr double rounding_head = 1e-3;    // [m]
inline constexpr double pump_full_depth = 0.05;  // [m] of water over the sump for full discharge

/// Discharge [m3/s] of a weir from the higher to the lower level; both heads >= 0.
template <class Real>
Real weir_downhill(const Weir& weir, Real upstream_head, Real downstream_head) {
  const Real head = base::max(upstream_head, Real(1e-9));
  const Real ratio = base::min(downstream_head / head, Real(1.0));
  const Real room = 1.0 - ratio * base::sqrt(ratio);
  const Real limit = base::min(1.5 * rounding_head / head, Real(1.0));
  const Real drowning = rounded_power(room, limit, 0.385);
  return weir.coefficient * weir.width * upstream_head * base::sqrt(upstream_head) * drowning;
}

/// Discharge [m3/s] of a gate from the higher to the lower level; both heads >= 0.
template <class Real>
Real gate_downhill(const Gate& gate, double setting, Real upstream_head, Real downstream_head) {
  const Real jet = Real(gate.contraction * setting * gate.height);
  const Real open_flow = base::max((2.0 / 3.0) * upstream_head, downstream_head);
  const Real depth = base::min(jet, open_flow);
  const Real drop = base::max(upstream_head - base::max(downstream_head, depth), Real(0.0));
  return gate.coefficient * gate.width * depth * std::sqrt(2.0 * gravity) *
         rounded_sqrt(drop, rounding_head);
}

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

template <class Real>
Real signed_overflow(Real left, Real right, auto downhill) {
  const Real high = base::max(base::max(left, right), Real(0.0));
  const Real low = base::max(base::min(left, right), Real(0.0));
  const Real discharge = downhill(high, low);
  return base::select(left < right, -discharge, discharge);
}

/// Lowest beds of the two places that a structure joins [m].
struct Beds {
  double left = 0.0;
  double right = 0.0;
};

/// The level that water must pass: a crest or sill below the ground on either side does not count.
inline double passable(double crest, const Beds& beds) {
  return std::max(crest, std::max(beds.left, beds.right));
}

/// Discharge [m3/s] from left to right. A pump draws nothing from below its sump or the bed.
template <class Real>
Real structure_discharge(const Structure& structure, double setting, Real level_left,
                         Real level_right, const Beds& beds) {
  if (const Weir* weir = std::get_if<Weir>(&structure.kind)) {
    const double crest = passable(weir->crest, beds);
    return setting * signed_overflow<Real>(
                         level_left - crest, level_right - crest,
                         [&](Real high, Real low) { return weir_downhill(*weir, high, low); });
  }
  if (const Gate* gate = std::get_if<Gate>(&structure.kind)) {
    const double sill = passable(gate->sill, beds);
    return signed_overflow<Real>(level_left - sill, level_right - sill, [&](Real high, Real low) {
      return gate_downhill(*gate, setting, high, low);
    });
  }
  const Pump& pump = std::get<Pump>(structure.kind);
  const Real depth = level_left - std::max(pump.sump, beds.left);
  const Real there = base::min(base::max(depth / pump_full_depth, Real(0.0)), Real(1.0));
  if (pump.curve == Pump::Curve::constant) return setting * pump.capacity * there;
  const Real x = pump.curve == Pump::Curve::lift ? level_right - level_left : depth;
  return setting * interpolate(pump.curve_x, pump.curve_discharge, x) * there;
}

/// The regime at these levels, for the record.
Regime regime_of(const Structure& structure, double setting, double level_left, double level_right,
                 const Beds& beds);

}  // namespace biandan::network
