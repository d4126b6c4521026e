// Section of a culvert barrel, circular or box, filled to a depth: area and hydraulic radius.
//
// Circle of diameter D, filled to y <= D/2 (above it, the whole less what is missing):
//
//   A = int_0^y 2 sqrt(t (D - t)) dt  = 4 y^1.5 int_0^1 s^2 sqrt(D - y s^2) ds
//   P = int_0^y D / sqrt(t (D - t)) dt = 2 D y^0.5 int_0^1 1 / sqrt(D - y s^2) ds
//
// with t = y s^2, after which both integrands are smooth: eight points of Gauss and Legendre
// give both to 1e-9 (Abramowitz and Stegun, Handbook of Mathematical Functions (1964), table 25.4).
// The whole circle is twice its lower half, so that the area has no jump.
//
// The hydraulic radius R = A/P is kept at that of the full barrel where a part-full one would
// exceed it (above half depth in a circle, by 22 % at most). Conveyance then never falls while the
// barrel fills, which would make one level have two discharges.
#pragma once

#include <cstddef>

#include "model/base/real.hpp"
#include "model/network/structure.hpp"

namespace biandan::network {

namespace detail {

inline constexpr std::size_t gauss_points = 8;
inline constexpr double gauss_at[gauss_points] = {
    0.01985507175123188415, 0.10166676129318663020, 0.23723379504183550709, 0.40828267875217509753,
    0.59171732124782490246, 0.76276620495816449290, 0.89833323870681336979, 0.98014492824876811584};
inline constexpr double gauss_weight[gauss_points] = {
    0.05061426814518812957, 0.11119051722668723527, 0.15685332293894364366, 0.18134189168918099148,
    0.18134189168918099148, 0.15685332293894364366, 0.11119051722668723527, 0.05061426814518812957};

/// The integrals of A and P of a circle of diameter 1, without their powers of y; y <= 1/2.
template <class Real>
struct CircleIntegrals {
  Real area = Real(0.0);
  Real perimeter = Real(0.0);

  explicit CircleIntegrals(Real depth) {
    for (std::size_t k = 0; k < gauss_points; ++k) {
      const double s = gauss_at[k];
      const Real root = base::sqrt(1.0 - s * s * depth);
      area += gauss_weight[k] * s * s * root;
      perimeter += gauss_weight[k] / root;
    }
  }
};

/// Area of a circle of diameter 1 up to y <= 1/2.
template <class Real>
Real half_circle_area(Real depth) {
  return 4.0 * depth * base::sqrt(depth) * CircleIntegrals<Real>(depth).area;
}

}  // namespace detail

/// Area [m2] of one barrel filled to a depth [m] above its invert; the full one above its crown.
template <class Real>
Real barrel_area(const Culvert& culvert, Real depth) {
  const Real filled = base::min(base::max(depth / culvert.height, Real(0.0)), Real(1.0));
  const double square = culvert.width * culvert.height;
  if (culvert.shape == Culvert::Shape::box) return square * filled;
  const Real lower = base::min(filled, 1.0 - filled);
  const Real part = detail::half_circle_area(lower);
  const double half = detail::half_circle_area(0.5);
  return square * base::select(filled > Real(0.5), 2.0 * half - part, part);
}

/// Hydraulic radius [m], at most that of the full barrel.
template <class Real>
Real barrel_radius(const Culvert& culvert, Real depth) {
  const Real filled = base::min(base::max(depth, Real(0.0)), Real(culvert.height));
  if (culvert.shape == Culvert::Shape::box) {
    const double full = culvert.width * culvert.height / (2.0 * (culvert.width + culvert.height));
    return base::min(culvert.width * filled / (culvert.width + 2.0 * filled), Real(full));
  }
  const double diameter = culvert.height;
  const Real lower = base::min(filled / diameter, Real(0.5));
  const detail::CircleIntegrals<Real> circle(lower);
  return base::min(2.0 * diameter * lower * circle.area / circle.perimeter, Real(diameter / 4.0));
}

}  // namespace biandan::network
