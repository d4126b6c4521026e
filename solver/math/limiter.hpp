// Concentration that a face carries during a step: high-order value and limiters, over Real.
//
// All values are given as differences around the upwind cell of the face (flow to the right):
//
//   cell         UUU      UU      U    |   D      DD
//   difference        a2      a        b      b2         a = c_U - c_UU, b = c_D - c_U
//
//   face value = c_U + increment
//
// so that a uniform concentration gives an increment of exactly zero.
//
//   nu  Courant number of the upwind cell [-], water that leaves through the face in the step over
//       the water in the cell; 0 < nu <= 1
//
// The increments are means over the water that passes the face in the step, not values at the face
// at one instant, so that one stage gives the full order in time (QUICKEST: Leonard 1979, Computer
// Methods in Applied Mechanics and Engineering 19, 59-98; fifth order and the universal limiter:
// Leonard 1991, same journal, 88, 17-74). They come from the polynomial whose cell means are those
// of the cells of the stencil.
#pragma once

#include "model/base/real.hpp"

namespace biandan::math {

/// Weights of the four differences in the increment.
template <class Real>
struct FaceWeights {
  Real a2;
  Real a;
  Real b;
  Real b2;
};

/// Fifth order on equal cells, from five cells.
template <class Real>
inline FaceWeights<Real> quintic_weights(Real nu) {
  const Real common = (1.0 - nu) / 120.0;
  const Real plus_one = 1.0 + nu;
  const Real plus_two = 2.0 + nu;
  const Real minus_two = 2.0 - nu;
  const Real minus_three = 3.0 - nu;
  return {-common * minus_two * plus_one * plus_two,
          common * plus_one * plus_two * (11.0 - 3.0 * nu),
          common * minus_two * minus_three * (8.0 + 3.0 * nu),
          -common * minus_two * minus_three * plus_one};
}

/// Third order on equal cells, from UU, U and D.
template <class Real>
inline FaceWeights<Real> cubic_weights(Real nu) {
  const Real common = (1.0 - nu) / 6.0;
  return {Real(0.0), common * (1.0 + nu), common * (2.0 - nu), Real(0.0)};
}

/// Third order on unequal cells. Along the course of the water a stretch is as long as its volume:
/// `above`, `own` and `below` hold UU, U and D, `passing` leaves U through the face in the step.
/// With equal volumes these are the weights above.
template <class Real>
inline FaceWeights<Real> cubic_weights(Real above, Real own, Real below, Real passing) {
  const Real rest = own - passing;
  const Real total = above + own + below;
  return {Real(0.0), rest * (below + passing) / ((above + own) * total),
          rest * (above + rest) / ((own + below) * total), Real(0.0)};
}

template <class Real, class Weight>
inline Real polynomial_increment(const FaceWeights<Weight>& weight, const Real& a2, const Real& a,
                                 const Real& b, const Real& b2) {
  return weight.a2 * a2 + weight.a * a + (weight.b * b + weight.b2 * b2);
}

/// Universal limiter for cells whose volume changes. With V the volume of the upwind cell at the
/// start of the step and W the water that leaves it in the step through all faces, no new extremum
/// arises when the face value lies between c_U and c_D and
///
///   face value - c_UU  within  (c_U - c_UU) V / W,   room = V / W - 1 >= 0
///
/// because then V (c_U - m) - W (face value - m) >= 0 for the lowest concentration m around, and
/// whatever flows in is not below m. Of opposite differences the increment is zero.
template <class Real, class Room>
inline Real universal_limit(const Real& increment, const Real& a, const Real& b, const Room& room) {
  const Real adverse = room * a;
  const Real zero(0.0);
  const Real highest = base::max(base::min(b, adverse), zero);
  const Real lowest = base::min(base::max(b, adverse), zero);
  return base::min(base::max(increment, lowest), highest);
}

/// Second-order increment with a limiter between MC (van Leer 1977) and superbee (Roe 1985), both
/// within the bounds of Sweby (1984, SIAM Journal on Numerical Analysis 21, 995-1011):
///
///   (1 - nu) / 2 * (0.65 MC(a, b) + 0.35 superbee(a, b))
///
/// 0.65 leaves a travelling pulse neither flattened (MC) nor squared (superbee). Total variation
/// diminishing, so it needs no universal limiter as long as nu counts all water leaving the cell.
template <class Real, class Courant>
inline Real blended_increment(const Real& a, const Real& b, const Courant& nu) {
  const Real p = base::abs(a);
  const Real q = base::abs(b);
  const Real p2 = 2.0 * p;
  const Real q2 = 2.0 * q;
  const Real mc = base::min(0.5 * (p + q), base::min(p2, q2));
  const Real superbee = base::max(base::min(p, q2), base::min(p2, q));
  const Real size = 0.5 * (1.0 - nu) * (0.65 * mc + 0.35 * superbee);
  const Real zero(0.0);
  const Real up = base::select(a > zero && b > zero, size, zero);
  return base::select(a < zero && b < zero, -size, up);
}

}  // namespace biandan::math
