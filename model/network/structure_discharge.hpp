// Discharge of structures over both levels, continuous across every regime and in both directions.
//
// Weir       weir_downhill     free, drowned                       s times that
// Gate       gate_downhill     free and drowned weir and orifice   setting 0 shut, 1 fully open
// Culvert    culvert_downhill  inlet and outlet control            s times that
// Pump       pump_discharge    one direction
// Transfer   as a pump         one direction
// Flap       Q(z_from - h_flap, z_to) where that is from `from` to `to`, else 0
//
//   s       setting in force, 0 to 1 [-]
//   h_flap  head lost in opening the flap [m]
//
// A flap takes its head off the level at `from`, so it begins to open where the discharge of the
// structure is zero anyway.
//
// Where both levels meet, powers of the difference have no finite slope: below 1 mm they are
// replaced by a parabola with the same value and slope at 1 mm (rounding.hpp).
#pragma once

#include <algorithm>
#include <optional>
#include <variant>

#include "model/base/real.hpp"
#include "model/network/culvert_discharge.hpp"
#include "model/network/gate_discharge.hpp"
#include "model/network/operation.hpp"
#include "model/network/pump_discharge.hpp"
#include "model/network/structure.hpp"
#include "model/network/weir_discharge.hpp"

namespace biandan::network {

/// What a structure does at a moment; recorded in the result.
enum class Regime : int {
  none = 0,  ///< shut, at rest or dry
  free_weir,
  drowned_weir,
  free_orifice,
  drowned_orifice,
  pumping,
  culvert_inlet,    ///< inlet control
  culvert_free,     ///< outlet control, part full, free outfall
  culvert_drowned,  ///< outlet control, part full, held up by the tail
  culvert_full,     ///< outlet control, full at both ends
  flap_shut,
  transferring
};

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

/// Difference of levels at which a structure begins to pass water from `from` to `to` [m].
inline double opening_head(const Structure& structure) {
  return structure.flap ? structure.flap_head : 0.0;
}

/// Level at `from` down to which a pump or transfer draws water [m]; nothing for other structures.
std::optional<double> lowest_drawn(const Structure& structure, const Beds& beds);

namespace detail {

template <class Real>
Real both_ways(const Culvert& culvert, Real left, Real right, const Beds& beds) {
  const CulvertEnd from(culvert.invert_from, beds.left);
  const CulvertEnd to(culvert.invert_to, beds.right);
  const Real high = base::max(left, right);
  const Real low = base::min(left, right);
  return base::select(left < right, -culvert_downhill(culvert, to, from, high, low),
                      culvert_downhill(culvert, from, to, high, low));
}

/// Without a flap.
template <class Real>
Real open_discharge(const Structure& structure, const Operation& operation, Real level_left,
                    Real level_right, const Beds& beds) {
  const double setting = operation.setting;
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
  if (const Culvert* culvert = std::get_if<Culvert>(&structure.kind))
    return setting * both_ways(*culvert, level_left, level_right, beds);
  const Real depth = level_left - *lowest_drawn(structure, beds);
  if (std::holds_alternative<Transfer>(structure.kind))
    return setting * operation.wanted * pumped_share(depth, operation);
  return pump_discharge(std::get<Pump>(structure.kind), operation, depth, level_right - level_left);
}

}  // namespace detail

/// Discharge [m3/s] from left to right. A pump draws nothing from below its sump or the bed.
template <class Real>
Real structure_discharge(const Structure& structure, const Operation& operation, Real level_left,
                         Real level_right, const Beds& beds) {
  if (!structure.flap)
    return detail::open_discharge(structure, operation, level_left, level_right, beds);
  const Real left = level_left - structure.flap_head;
  const Real open = detail::open_discharge(structure, operation, left, level_right, beds);
  if (operation.beyond_limits) return open;
  return base::select(left > level_right, open, Real(0.0));
}

/// Where a structure stands beside a limit behind which its discharge no longer depends on the
/// levels: -1 a shut flap, a sump run dry; 1 an open flap, a covered sump; 0 between, or no limit.
int side_of_limit(const Structure& structure, double level_left, double level_right,
                  const Beds& beds);

/// The regime at these levels, for the record.
Regime regime_of(const Structure& structure, const Operation& operation, double level_left,
                 double level_right, const Beds& beds);

}  // namespace biandan::network
