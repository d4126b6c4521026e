// Discharge through a channel face from the levels on both sides: the momentum equation in time
// step form, solved exactly for its quadratic friction.
//
//   a u + b |u| u = r,   u = 2 r / (a + sqrt(a^2 + 4 b |r|)),   Q = A u
//   a = 1 + dt w,  b = dt g n^2 / R^(4/3), or dt g / r^(4/3) where a table of conveyance gives r
//   r = u_old + dt (inflow of momentum) - dt g [theta (zR - zL) + (1 - theta) (zR - zL)_old] / dx
//
//   u  velocity at the face [m/s]       A, R  area [m2] and hydraulic radius [m] at the face
//   z  levels [m]                       n     Manning's n [s/m^(1/3)]
//   r  friction radius (K / A)^(3/2) of a section in zones, network/conveyance_table.hpp
//   w  rate at which momentum leaves the control volume by advection [1/s]
//   theta  time weight [-]              dx    distance between the two points [m]
//
// Sources: Casulli and Stelling (2013) for the semi-implicit form, Stelling and Duinmeijer (2003)
// for the staggered advection.
//
// The face area is central (both depths) where both sides are wet, and that of the higher water
// where one side is nearly dry, so that nothing leaves an empty cell. The blend is continuous.
#pragma once

#include "model/base/real.hpp"
#include "model/network/structure_discharge.hpp"
#include "solver/grid/grid.hpp"

namespace biandan::flow {

/// Depth over which a face goes from upwind to central, on top of the step of the bed [m].
inline constexpr double blend_depth = 0.05;
/// Hydraulic radius below which friction no longer grows [m].
inline constexpr double smallest_radius = 1e-6;

/// What the momentum equation of a face takes as known during an iteration.
struct FaceTerms {
  double theta = 1.0;     ///< time weight of gravity and continuity [-]
  double inertia = 1.0;   ///< a [-]
  double source = 0.0;    ///< r without its gravity part [m/s]
  double old_drop = 0.0;  ///< zR - zL at the start of the step [m]
};

/// Share of the central area: 0 where a side is nearly dry, 1 where both are well wet.
template <class Real>
Real central_share(const grid::Face& face, Real depth_left, Real depth_right) {
  const double step = face.bed_right > face.bed_left ? face.bed_right - face.bed_left
                                                     : face.bed_left - face.bed_right;
  const Real shallow = base::min(depth_left, depth_right);
  const Real share = shallow / (blend_depth + step) - 1.0;
  return base::min(base::max(share, Real(0.0)), Real(1.0));
}

template <class Real>
struct FaceFlow {
  Real discharge;  ///< [m3/s]
  Real velocity;   ///< [m/s]
  Real area;       ///< [m2]
};

/// Friction: the velocity that satisfies a u + b |u| u = r.
template <class Real>
Real velocity_with_friction(Real inertia, Real friction, Real drive) {
  return 2.0 * drive /
         (inertia + base::sqrt(inertia * inertia + 4.0 * friction * base::abs(drive)));
}

/// Depth of flow at the face for a flow driven to the right (`rightward`) or to the left.
template <class Real, class Mask>
Real face_depth(const grid::Face& face, Real level_left, Real level_right, Mask rightward) {
  const double crest = face.bed_left > face.bed_right ? face.bed_left : face.bed_right;
  const Real upwind = base::select(rightward, level_left, level_right) - crest;
  const Real central = 0.5 * (level_left + level_right) - face.bed;
  const Real share = central_share(face, level_left - face.bed_left, level_right - face.bed_right);
  return base::max(share * central + (1.0 - share) * upwind, Real(0.0));
}

/// b of the momentum equation from the depth and the geometry there.
template <class Real>
Real friction_at(const grid::Face& face, double dt, Real depth,
                 const network::DepthTable::Wetted<Real>& wetted) {
  if (!face.conveyance.empty()) {
    const Real radius = face.conveyance.radius(depth);
    return (dt * network::gravity) / (radius * base::cbrt(radius));
  }
  const Real radius =
      base::max(wetted.area / base::max(wetted.perimeter, Real(1e-12)), Real(smallest_radius));
  return (dt * network::gravity * face.manning * face.manning) / (radius * base::cbrt(radius));
}

template <class Real>
FaceFlow<Real> channel_flow(const grid::Face& face, const FaceTerms& terms, double dt,
                            Real level_left, Real level_right) {
  const Real drop = terms.theta * (level_right - level_left) + (1.0 - terms.theta) * terms.old_drop;
  const Real drive = terms.source - (dt * network::gravity / face.distance) * drop;
  const Real depth = face_depth(face, level_left, level_right, drive > Real(0.0));
  const auto wetted = face.table.wetted(depth);
  const Real friction = friction_at(face, dt, depth, wetted);
  const Real velocity = velocity_with_friction(Real(terms.inertia), friction, drive);
  return {wetted.area * velocity, velocity, wetted.area};
}

}  // namespace biandan::flow
