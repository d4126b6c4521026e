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
//
// Slopes by both levels come with the discharge, in closed form: with s = sqrt(a^2 + 4 b |r|),
//
//   du/dr = 1 / s,   du/db = -|u| u / s,   dQ = u T dh + A (du/dr dr + du/db db/dh dh)
//
//   h  depth of flow at the face [m]    T     surface width there [m]
#pragma once

#include <cmath>

#include "model/base/real.hpp"
#include "model/network/depth_table.hpp"
#include "model/network/structure_discharge.hpp"
#include "solver/grid/grid.hpp"

namespace biandan::flow {

/// Depth over which a face goes from upwind to central, on top of the step of the bed [m].
inline constexpr double blend_depth = 0.05;
/// Hydraulic radius below which friction no longer grows [m].
inline constexpr double smallest_radius = 1e-6;

/// What the momentum equation of a face takes as known during an iteration.
template <class Real>
struct FaceTerms {
  Real theta{1.0};     ///< time weight of gravity and continuity [-]
  Real inertia{1.0};   ///< a [-]
  Real source{0.0};    ///< r without its gravity part [m/s]
  Real old_drop{0.0};  ///< zR - zL at the start of the step [m]
};

/// Where a face stands.
template <class Real>
struct FaceSite {
  Real bed;        ///< at the face [m]
  Real bed_left;   ///< at the left point [m]
  Real bed_right;  ///< at the right point [m]
  Real crest;      ///< the higher of the two [m]
  Real per_blend;  ///< one over the depth of the blend [1/m]
  Real pull;       ///< g / dx [1/s2]
  Real friction;   ///< g n^2, or g where a table of conveyance holds
};

inline FaceSite<double> site_of(const grid::Face& face) {
  const double step = std::abs(face.bed_right - face.bed_left);
  return {face.bed,
          face.bed_left,
          face.bed_right,
          face.bed_left > face.bed_right ? face.bed_left : face.bed_right,
          1.0 / (blend_depth + step),
          network::gravity / face.distance,
          network::gravity * (face.conveyance.empty() ? face.manning * face.manning : 1.0)};
}

/// The piece of a section's table that holds the depth (model/network/depth_table.hpp).
template <class Real>
struct SectionPiece {
  Real start;           ///< depth at which it starts [m]
  Real width;           ///< [m] there
  Real slope;           ///< of the width [-]
  Real area;            ///< below it [m2]
  Real perimeter;       ///< [m] there
  Real perimeter_rate;  ///< [-]
};

/// What a table of conveyance says of the friction radius r (model/network/conveyance_table.hpp);
/// zeros where area over perimeter says it all.
template <class Real>
struct TabulatedRadius {
  Real reciprocal{0.0};  ///< 1 / r [1/m]
  Real rate{0.0};        ///< relative growth of r with the depth [1/m]
};

/// Share of the central area over the smaller of the two depths [m]: 0 where a side is nearly dry,
/// 1 where both are well wet.
template <class Real>
Real central_share(Real shallow, Real per_blend) {
  return base::min(base::max(shallow * per_blend - 1.0, Real(0.0)), Real(1.0));
}

/// Depth of flow at a face and its slopes by the two levels.
template <class Real>
struct FaceDepth {
  Real depth;     ///< [m], not negative
  Real by_left;   ///< [-]
  Real by_right;  ///< [-]
};

/// For a flow driven to the right (`rightward`) or to the left.
template <class Real, class Mask>
[[gnu::always_inline]] inline FaceDepth<Real> face_depth(const FaceSite<Real>& site,
                                                         Real level_left, Real level_right,
                                                         Mask rightward) {
  const Real zero(0.0);
  const Real above_left = level_left - site.bed_left;
  const Real above_right = level_right - site.bed_right;
  const Real left_shallower = base::select(above_right < above_left, zero, Real(1.0));
  const Real share = central_share(base::min(above_left, above_right), site.per_blend);
  const Real upwind = base::select(rightward, level_left, level_right) - site.crest;
  const Real central = 0.5 * (level_left + level_right) - site.bed;
  const Real depth = share * central + (1.0 - share) * upwind;
  const Real blending =
      base::select(share > zero && share < Real(1.0), site.per_blend * (central - upwind), zero);
  const Real half = 0.5 * share;
  const Real from_left = base::select(rightward, 1.0 - share, zero);
  const Real by_left = half + from_left + left_shallower * blending;
  const Real by_right = half + ((1.0 - share) - from_left) + (1.0 - left_shallower) * blending;
  const auto wet = depth > zero;
  return {base::max(depth, zero), base::select(wet, by_left, zero),
          base::select(wet, by_right, zero)};
}

/// r of the momentum equation.
template <class Real>
Real face_drive(const FaceSite<Real>& site, const FaceTerms<Real>& terms, Real dt, Real level_left,
                Real level_right) {
  const Real drop = terms.theta * (level_right - level_left) + (1.0 - terms.theta) * terms.old_drop;
  return terms.source - (dt * site.pull) * drop;
}

template <class Real>
struct FaceFlow {
  Real discharge;  ///< [m3/s]
  Real velocity;   ///< [m/s]
  Real area;       ///< [m2]
  Real width;      ///< of the surface [m]
  Real by_left;    ///< slope of the discharge by the left level [m2/s]
  Real by_right;   ///< and by the right level [m2/s]
};

template <class Real>
[[gnu::always_inline]] inline FaceFlow<Real> channel_flow(const FaceSite<Real>& site,
                                                          const SectionPiece<Real>& piece,
                                                          const FaceTerms<Real>& terms, Real dt,
                                                          const FaceDepth<Real>& at, Real drive,
                                                          const TabulatedRadius<Real>& table = {}) {
  const Real y = at.depth - piece.start;
  const Real width = piece.width + piece.slope * y;
  const Real area = piece.area + (piece.width + 0.5 * piece.slope * y) * y;
  const Real perimeter = base::max(piece.perimeter + piece.perimeter_rate * y, Real(1e-12));

  // Two divisions for everything: reciprocals of two numbers come from that of their product.
  const Real least_area = smallest_radius * perimeter;
  const Real wet_area = base::max(area, least_area);
  const Real per_both = 1.0 / (wet_area * perimeter);
  const Real per_area = perimeter * per_both;
  const Real per_perimeter = wet_area * per_both;
  const Real own_rate = base::select(
      area > least_area, width * per_area - piece.perimeter_rate * per_perimeter, Real(0.0));
  const auto tabulated = table.reciprocal > Real(0.0);
  const Real per_radius = base::select(tabulated, table.reciprocal, perimeter * per_area);
  const Real radius_rate = base::select(tabulated, table.rate, own_rate);
  const Real per_cube_root = base::rcbrt(per_radius);  // x^(4/3) = x^2 x^(-2/3)
  const Real friction =
      (dt * site.friction) * (per_radius * per_radius * (per_cube_root * per_cube_root));

  const Real size = base::abs(drive);
  const Real root = base::sqrt(terms.inertia * terms.inertia + 4.0 * friction * size);
  const Real sum = terms.inertia + root;
  const Real per_product = 1.0 / (root * sum);
  const Real per_root = sum * per_product;
  const Real velocity = 2.0 * drive * (root * per_product);

  const Real friction_rate = (-4.0 / 3.0) * friction * radius_rate;
  const Real by_depth = velocity * (width - area * base::abs(velocity) * friction_rate * per_root);
  const Real by_drop = area * per_root * (dt * site.pull) * terms.theta;
  return {area * velocity,
          velocity,
          area,
          width,
          by_depth * at.by_left + by_drop,
          by_depth * at.by_right - by_drop};
}

}  // namespace biandan::flow
