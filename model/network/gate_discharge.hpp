// Discharge of a sluice gate over a sill from the higher to the lower level, by two formulas.
//
// Energy (without the velocity of approach):
//
//   Q = mu B y sqrt(2 g (H - max(h, y)))                 y = min(a, max(2/3 H, h)),  a = cc s e
//
// One formula for four regimes. With y = 2/3 H it is the broad-crested weir (y sqrt(2 g H / 3) =
// 1.705 H^1.5); with y = h the drowned weir; with y = a the free jet and, once h exceeds y, the
// drowned orifice. Each passes into the next without a jump.
//
// Momentum (with it; drowned by energy and momentum):
//
//   Q = mu B min(q, energy formula of the open sill)
//   q = sqrt(2 g (H - hv) / (1/a^2 - 1/H^2))             energy between upstream and jet
//   free      hv = a:  q = a sqrt(2 g H) / sqrt(1 + a/H)
//   drowned   hv^2/2 + q^2/(g a) = h^2/2 + q^2/(g h)     momentum between jet and tail
//
// Both equations of the drowned jet together are a quadratic in hv; with
// G = 4 a (1 - a/h) / (1 - (a/H)^2) its larger root, in a form that does not cancel, gives
//
//   H - hv = 2 (H^2 - h^2) / (2 H - G + sqrt((2 H - G)^2 - 4 (H^2 - h^2)))
//
// The jet is free up to its conjugate depth h2 = (sqrt(a^2 + 16 a H^2 / (H + a)) - a) / 2. There
// the free jet is the smaller root: the drowned one carries less, by 8 % at a = H/10. Over the next
// tenth of h2 (but at most half way to H) the roller moves up to the gate: H - hv passes from one
// to the other along a smooth step. Where the lip leaves the water the open sill carries less than
// the formula of the gate, so the smaller of both is continuous there too, and vanishes at H = h.
//
//   H, h   upstream and downstream level above the sill [m]
//   s, e   setting [-], opening height of the gate when fully open [m]
//   cc, mu contraction of the jet [-], discharge coefficient [-]
//   B      width [m], q discharge per width [m2/s]
//   hv     depth in the roller above the jet [m]
//
// Sources: Henry, Trans. ASCE 115 (1950) 687-694; Rajaratnam and Subramanya, J. Hydr. Div. ASCE 93
// (1967) 167-186. The steps between the regimes are ours.
#pragma once

#include <cmath>

#include "model/base/real.hpp"
#include "model/network/rounding.hpp"
#include "model/network/structure.hpp"

namespace biandan::network {

inline constexpr double gravity = 9.81;  // [m/s2]

/// Depth of the flow at its narrowest and the drop that drives it [m].
template <class Real>
struct Opening {
  Real depth;
  Real drop;
};

/// Without the velocity of approach; both heads >= 0. A jet deeper than the flow leaves the sill
/// open.
template <class Real>
Opening<Real> energy_opening(Real jet, Real upstream_head, Real downstream_head) {
  const Real open_flow = base::max((2.0 / 3.0) * upstream_head, downstream_head);
  const Real depth = base::min(jet, open_flow);
  return {depth, base::max(upstream_head - base::max(downstream_head, depth), Real(0.0))};
}

/// Tail depth [m] up to which a jet leaves its gate free.
template <class Real>
Real conjugate_depth(Real jet, Real upstream_head) {
  const Real force = 16.0 * jet * upstream_head * upstream_head / (upstream_head + jet);
  return 0.5 * (base::sqrt(jet * jet + force) - jet);
}

/// H - hv [m] of the drowned jet; the tail at or above the conjugate depth.
template <class Real>
Real drowned_drop(Real jet, Real upstream_head, Real downstream_head) {
  const Real contraction = jet / upstream_head;
  const Real push = 4.0 * jet * (1.0 - jet / downstream_head) / (1.0 - contraction * contraction);
  const Real free_part = 2.0 * upstream_head - push;
  const Real difference = (upstream_head - downstream_head) * (upstream_head + downstream_head);
  const Real inside = base::max(free_part * free_part - 4.0 * difference, Real(0.0));
  return 2.0 * difference / (free_part + base::sqrt(inside));
}

/// Discharge per width [m2/s] of a jet with velocity of approach; upstream head > 0.
template <class Real>
Real momentum_jet(double opening, Real upstream_head, Real downstream_head) {
  constexpr double band = 0.1;  // of the conjugate depth, in which the roller moves up to the gate
  // Beyond a = H / 2 the open sill carries less; the limit keeps the formula away from a = H.
  const Real jet = base::min(Real(opening), 0.9 * upstream_head);
  const Real conjugate = conjugate_depth(jet, upstream_head);
  const Real tail = base::max(downstream_head, conjugate);
  const Real width = base::min(band * conjugate, 0.5 * (upstream_head - conjugate));
  const Real share = base::min((tail - conjugate) / base::max(width, Real(1e-12)), Real(1.0));
  const Real step = share * share * (3.0 - 2.0 * share);
  const Real free_drop = upstream_head - jet;
  const Real drowned = drowned_drop(jet, upstream_head, base::max(tail, Real(1e-12)));
  const Real drop = base::max(free_drop + step * (drowned - free_drop), Real(0.0));
  return std::sqrt(2.0 * gravity) * rounded_sqrt(drop, rounding_head) * jet * upstream_head /
         base::sqrt((upstream_head - jet) * (upstream_head + jet));
}

/// Discharge [m3/s]; both heads >= 0.
template <class Real>
Real gate_downhill(const Gate& gate, double setting, Real upstream_head, Real downstream_head) {
  const double jet = gate.contraction * setting * gate.height;
  if (gate.formula == Gate::Formula::energy) {
    const Opening<Real> opening = energy_opening(Real(jet), upstream_head, downstream_head);
    return gate.coefficient * gate.width * opening.depth * std::sqrt(2.0 * gravity) *
           rounded_sqrt(opening.drop, rounding_head);
  }
  const Opening<Real> sill = energy_opening(Real(1e9), upstream_head, downstream_head);
  const Real open_flow =
      sill.depth * std::sqrt(2.0 * gravity) * rounded_sqrt(sill.drop, rounding_head);
  const Real under = momentum_jet(jet, base::max(upstream_head, Real(1e-9)), downstream_head);
  return gate.coefficient * gate.width * base::min(under, open_flow);
}

}  // namespace biandan::network
