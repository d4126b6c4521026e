// Momentum that crosses one point between two faces of a line, over any number type.
//
// With the discharge Q and velocity û = Q / A of the point, the velocity u of the face upstream and
// the rates dt / (A dx) of both faces: the face upstream loses, the one downstream gains
//
//   source_up    -= e_up s(e_up) f (β û - u),      e = rate |Q|
//   inertia_down += e_down
//   source_down  += e_down (u + s(e_down) f (β û - u))
//
// β is the Boussinesq coefficient of a section in zones, else 1. s fades the explicit correction
// where the water crosses more than a cell a step, f above the critical state (advection.hpp).
#pragma once

#include "model/base/real.hpp"
#include "model/network/gate_discharge.hpp"

namespace biandan::flow {

inline constexpr double smallest_area = 1e-9;  // [m2] below which nothing is advected

/// dt / (A dx) [s/m3].
template <class Real>
Real advection_rate(const Real& area, const Real& distance, const Real& dt) {
  return base::select(area < Real(smallest_area), Real(0.0), dt / (area * distance));
}

/// Second-order corrections are explicit: they fade where the flow crosses more than a cell a step.
template <class Real>
Real explicit_share(const Real& courant) {
  return base::select(courant > Real(1.0), 1.0 / courant, Real(1.0));
}

/// Where the flow shoots, upwind velocities alone keep jumps steady: 1 up to the critical state, 0
/// from a Froude number of 1.2.
template <class Real>
Real subcritical_share(const Real& velocity, const Real& depth) {
  using base::sqrt;
  const Real speed2 = velocity * velocity;
  const Real celerity2 = network::gravity * depth;
  const auto slow = speed2 <= celerity2;
  if (base::all(slow)) return Real(1.0);
  const Real share = (1.2 - sqrt(speed2 / celerity2)) / 0.2;
  return base::select(slow, Real(1.0), base::max(Real(0.0), base::min(Real(1.0), share)));
}

/// A face beside a point, along the course: discharge [m3/s], velocity [m/s], rate [s/m3], and the
/// Boussinesq coefficient by which the velocity of the point counts at it [-].
template <class Real>
struct Beside {
  Real discharge, velocity, rate, boussinesq;
};

/// What a face takes from a point.
template <class Real>
struct Taken {
  Real inertia, source;
};

template <class Real>
struct Crossing {
  Taken<Real> before, after;  ///< by the face before the point and by the one after it
};

/// Nothing crosses where `per_section`, one over the section of the point [1/m2], is 0.
template <class Real>
Crossing<Real> cross_point(const Beside<Real>& before, const Beside<Real>& after,
                           const Real& per_section, const Real& depth) {
  using base::abs;
  const Real zero(0.0);
  const Real through = 0.5 * (before.discharge + after.discharge);
  const Real at_point = through * per_section;
  const Real subcritical = subcritical_share(at_point, depth);
  const auto onward = through > zero;
  const Real upstream = base::select(onward, before.velocity, after.velocity);
  const auto wet = per_section > zero;
  const auto taken = [&](const Beside<Real>& face, const auto& leaves) {
    const Real share = face.rate * abs(through);
    const Real beyond = subcritical * (face.boussinesq * at_point - upstream);
    const Real faded = explicit_share(share);
    const Real gained = share * (upstream + faded * beyond);
    const Real lost = -(share * faded * beyond);
    return Taken<Real>{base::select(wet && !leaves, share, zero),
                       base::select(wet, base::select(leaves, lost, gained), zero)};
  };
  return {taken(before, onward), taken(after, !onward)};
}

}  // namespace biandan::flow
