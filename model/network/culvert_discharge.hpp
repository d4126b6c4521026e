// Discharge of a culvert: the smaller of what its inlet takes in and what its barrels carry away.
//
// Inlet control, from critical depth in the entrance to an orifice:
//
//   Q = A(y) sqrt(2 g (H - y) / (1 + ke))                        y = min(c H, 0.74 D)
//
// Outlet control, the energy equation from the pool above to the outlet, full or part full:
//
//   Q = sqrt(2 g (z - zo) / (ke/Au^2 + kf/Am^2 + kx/Ao^2))       kf = 2 g n^2 L / Rm^(4/3)
//   zo = max(zt, zd + min(c Hd, D))                              level at the outlet
//
//   z, zt   level above and below the culvert [m]
//   zu, zd  invert at its upper and lower end [m]; H = z - zu, Hd = z - zd
//   c       critical depth over head: 2/3 (box), 3/4 (circle, small depths)
//   D       height of a barrel [m], L length [m], n Manning's n [s/m^(1/3)]
//   A(y)    area of a barrel filled to y [m2]; Au to min(H, D), Ao to min(zo - zd, D)
//   Am, Rm  mean area [m2] and hydraulic radius [m] of the upper end and the outlet; an outlet that
//           stands deeper than the upper end counts as the upper end
//   ke, kx  entrance and exit loss [-]; kx also stands for the velocity head of a free outfall
//
// With both ends covered it is the full pipe, Q = A sqrt(2 g dz / (ke + kf + kx)). The discharge of
// the barrels in service adds up. Where the ground at an end stands above the invert, the barrel is
// filled with sediment up to there.
//
// Sources: inlet and outlet control, losses and the full pipe: FHWA, Hydraulic Design of Highway
// Culverts, HDS-5, 3rd ed. (2012), ch. 3; types of flow: Bodhaine, USGS TWRI 3-A3 (1968). HDS-5 has
// fitted curves for each make of entrance and reads the range between weir and orifice off a chart;
// one closed formula stands for them here: with ke of its table C.2 within 6 % of its curves for
// concrete where the inlet is submerged, within 5 % for a box with square edges below that; a
// circle takes in up to 18 % less at small heads, as ke was found on full pipes. Critical depth
// from the head is exact for a box and within 2 % in discharge for a circle. The slope of the
// barrel enters through the inverts only.
#pragma once

#include <algorithm>
#include <cmath>

#include "model/base/real.hpp"
#include "model/network/barrel.hpp"
#include "model/network/gate_discharge.hpp"
#include "model/network/rounding.hpp"
#include "model/network/structure.hpp"

namespace biandan::network {

/// One end of a culvert.
struct CulvertEnd {
  double floor = 0.0;     ///< lowest level at which it passes water [m]
  double sediment = 0.0;  ///< depth in the barrel up to there [m]

  CulvertEnd(double invert, double bed)
      : floor(std::max(invert, bed)), sediment(std::max(bed - invert, 0.0)) {}
};

/// Area and hydraulic radius at an end, and the room up to its crown.
template <class Real>
struct CulvertSection {
  Real area;
  Real radius;

  /// Filled to a depth above the floor of the end.
  CulvertSection(const Culvert& culvert, const CulvertEnd& end, Real depth)
      : area(barrel_area(culvert, end.sediment + depth) - barrel_area(culvert, end.sediment)),
        radius(base::min(barrel_radius(culvert, end.sediment + depth), depth)) {}
};

inline double critical_share(const Culvert& culvert) {
  return culvert.shape == Culvert::Shape::box ? 2.0 / 3.0 : 0.75;
}

/// Clear height above the floor of an end [m].
inline double clear_height(const Culvert& culvert, const CulvertEnd& end) {
  return std::max(culvert.height - end.sediment, 0.0);
}

/// What the inlet of a barrel takes in [m3/s].
template <class Real>
Real inlet_control(const Culvert& culvert, const CulvertEnd& up, Real level_up) {
  constexpr double contracted = 0.74;  // depth of the contracted flow over the height
  const Real head = base::max(level_up - up.floor, Real(0.0));
  const Real depth =
      base::min(critical_share(culvert) * head, Real(contracted * clear_height(culvert, up)));
  return CulvertSection<Real>(culvert, up, depth).area *
         base::sqrt(2.0 * gravity / (1.0 + culvert.entrance) * (head - depth));
}

/// Depth over the floor of the outlet [m], above the crown too.
template <class Real>
Real outlet_depth(const Culvert& culvert, const CulvertEnd& down, Real level_up, Real level_down) {
  const Real head = base::max(level_up - down.floor, Real(0.0));
  const Real critical =
      base::min(critical_share(culvert) * head, Real(clear_height(culvert, down)));
  return base::max(level_down - down.floor, critical);
}

/// What a barrel carries away [m3/s].
template <class Real>
Real outlet_control(const Culvert& culvert, const CulvertEnd& up, const CulvertEnd& down,
                    Real level_up, Real level_down) {
  using Section = CulvertSection<Real>;
  const Real tiny = Real(1e-9);
  const Real depth_up = base::min(base::max(level_up - up.floor, tiny),
                                  Real(std::max(clear_height(culvert, up), 1e-9)));
  const Real outlet = outlet_depth(culvert, down, level_up, level_down);
  const Real depth_down =
      base::min(base::max(outlet, tiny), Real(std::max(clear_height(culvert, down), 1e-9)));
  const Section above(culvert, up, depth_up);
  const Section below(culvert, down, depth_down);
  const Real area_up = base::max(above.area, Real(1e-15));
  const Real area_down = base::max(below.area, Real(1e-15));
  const Real area = 0.5 * (area_up + base::min(area_down, area_up));
  const Real radius = 0.5 * (above.radius + base::min(below.radius, above.radius));
  const Real friction = 2.0 * gravity * culvert.manning * culvert.manning * culvert.length /
                        (radius * base::cbrt(radius));
  const Real loss = culvert.entrance / (area_up * area_up) + friction / (area * area) +
                    culvert.exit / (area_down * area_down);
  const Real drop = base::max(level_up - down.floor - outlet, Real(0.0));
  return std::sqrt(2.0 * gravity) * rounded_sqrt(drop, rounding_head) / base::sqrt(loss);
}

/// Discharge [m3/s] of all barrels from the higher to the lower level.
template <class Real>
Real culvert_downhill(const Culvert& culvert, const CulvertEnd& up, const CulvertEnd& down,
                      Real level_up, Real level_down) {
  return culvert.barrels * base::min(inlet_control(culvert, up, level_up),
                                     outlet_control(culvert, up, down, level_up, level_down));
}

}  // namespace biandan::network
