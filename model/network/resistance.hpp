// What resists the flow in a cross-section: the conveyance K of Q = K sqrt(Sf), from the zones of
// the section, their roughness and the method by which they are put together.
//
//   zone alone   K_i = A_i R_i^(2/3) / n_i,   R_i = A_i / P_i                     Manning
//   single       the section is one zone with one n
//   divided      K = sum of K_i; the planes between zones are not wetted
//   debord       K = K_m + K_f,  K_m = a A_1 R_1^(2/3) / n_1
//                K_f = sqrt(A_2^2 + A_1 A_2 (1 - a^2)) R_2^(2/3) / n_2
//                a = 1 - (1 - a0) sin^2(pi/2 min(R_2 / (0.3 R_1), 1)),  a0 = 0.9 (n_1 / n_2)^(1/6)
//   momentum     beta = A sum(K_i^2 / A_i) / K^2
//
//   A, P   area [m2] and wetted perimeter [m] of a zone; 1 main channel, 2 flood plains together
//   R      hydraulic radius [m]            n     Manning's n [s/m^(1/3)]
//   K      conveyance [m3/s]               Sf    friction slope [-]
//   a      what the exchange with the slower flood plain leaves of the main channel's conveyance
//   [-] beta   Boussinesq coefficient: momentum over that of a uniform velocity [-]
//
// Sources: Lotter (1933) for the divided channel; Nicollet and Uan (1979), La Houille Blanche 34
// (1) 21-30, for Debord, in the form used by MASCARET. Their (1 + a0 + (1 - a0) cos(pi R_2 /
// (0.3 R_1))) / 2 is the a above.
#pragma once

#include <cstddef>
#include <vector>

#include "model/base/real.hpp"
#include "model/network/cross_section.hpp"

namespace biandan::network {

/// Manning's n over the depth above the lowest point of the section, linear between the points and
/// constant beyond them. Empty: none.
struct RoughnessCurve {
  std::vector<double> depth;    ///< [m], increasing
  std::vector<double> manning;  ///< [s/m^(1/3)]

  bool empty() const { return depth.empty(); }
  double at(double depth) const;

  bool operator==(const RoughnessCurve&) const = default;
};

/// Ratio of hydraulic radii from which the exchange of Debord is full [-].
inline constexpr double full_exchange_ratio = 0.3;
/// A perimeter below this counts as this [m], so that a dry zone has a hydraulic radius.
inline constexpr double smallest_perimeter = 1e-12;

/// Conveyance of a zone alone [m3/s].
template <class Real>
Real zone_conveyance(Real area, Real radius, Real manning) {
  const Real root = base::cbrt(radius);
  return area * root * root / manning;
}

/// sin(pi/2 x) for x in [0, 1], its Taylor series to x^21 (remainder 1e-18), over any Real.
template <class Real>
Real sine_of_quarter(Real x) {
  constexpr double half_pi = 1.5707963267948966;
  const Real t = half_pi * x;
  const Real square = t * t;
  Real sum = Real(1.0);
  for (int k = 10; k > 0; --k) sum = 1.0 - square / (2.0 * k * (2.0 * k + 1.0)) * sum;
  return t * sum;
}

/// Conveyance of main channel and flood plain [m3/s].
template <class Real>
struct DebordConveyance {
  Real main;
  Real flood;
};

template <class Real>
DebordConveyance<Real> debord_conveyance(Real area_main, Real radius_main, Real manning_main,
                                         Real area_flood, Real radius_flood, Real manning_flood) {
  const Real least = 0.9 * base::pow(manning_main / manning_flood, 1.0 / 6.0);
  const Real full = full_exchange_ratio * base::max(radius_main, Real(1e-9));
  const Real sine = sine_of_quarter(base::min(radius_flood / full, Real(1.0)));
  const Real lost = (1.0 - least) * sine * sine;  // 1 - a
  const Real kept = 1.0 - lost;
  const Real carried =
      base::sqrt(area_flood * area_flood + area_main * area_flood * lost * (1.0 + kept));
  return {zone_conveyance(kept * area_main, radius_main, manning_main),
          zone_conveyance(carried, radius_flood, manning_flood)};
}

/// The flow through a section at a depth.
template <class Real>
struct Conveyed {
  Real area;        ///< of all zones [m2]
  Real conveyance;  ///< [m3/s]
  Real momentum;    ///< sum of K_i^2 / A_i over the zones that hold water [m4/s2]
};

/// The exact conveyance of a section over depth. Between two depths at which a zone or the
/// roughness changes its formula (a stretch) all zones are single pieces of their tables.
class SectionResistance {
 public:
  /// `manning` is that of the whole section for the single method, or `curve` where it is not
  /// empty; the other methods take the roughness of the zones.
  SectionResistance(const CrossSection& section, Composition composition, double manning,
                    const RoughnessCurve& curve);

  double conveyance(double depth) const;  ///< [m3/s]
  double boussinesq(double depth) const;  ///< beta [-]; 1 where there is no water

  /// Depths at which the stretches begin, from 0 up.
  std::vector<double> starts() const;
  std::size_t stretch_of(double depth) const;
  /// By the formulas of one stretch.
  template <class Real>
  Conveyed<Real> on_stretch(std::size_t stretch, Real depth) const;

 private:
  struct ZonePiece {
    Part part;
    Roughness roughness;
    DepthTable::Piece piece;  ///< begins at the start of the stretch
  };
  struct Stretch {
    double start = 0.0;
    double manning = 0.0;       ///< of the curve at the start
    double manning_rate = 0.0;  ///< its change with depth
    std::vector<ZonePiece> zones;
  };
  template <class Real>
  struct Wet {
    Real area = Real(0.0);
    Real perimeter = Real(0.0);
    Real manning = Real(1.0);

    Real radius() const { return area / base::max(perimeter, Real(smallest_perimeter)); }
  };

  template <class Real>
  static Wet<Real> wet(const Stretch& stretch, const ZonePiece& zone, Real depth);
  template <class Real>
  static Conveyed<Real> divided(const Stretch& stretch, Real depth);
  template <class Real>
  static Conveyed<Real> debord(const Stretch& stretch, Real depth);
  template <class Real>
  static void add(Conveyed<Real>& sum, Real area, Real conveyance);

  Composition composition_;
  std::vector<Stretch> stretches_;
};

template <class Real>
SectionResistance::Wet<Real> SectionResistance::wet(const Stretch& stretch, const ZonePiece& zone,
                                                    Real depth) {
  const Real y = depth - stretch.start;
  const DepthTable::Piece& piece = zone.piece;
  const Real curve = stretch.manning + stretch.manning_rate * y;
  return {piece.area + (piece.width + 0.5 * piece.slope * y) * y,
          piece.perimeter + piece.perimeter_rate * y,
          zone.roughness.fixed + zone.roughness.by_depth * curve};
}

template <class Real>
void SectionResistance::add(Conveyed<Real>& sum, Real area, Real conveyance) {
  sum.area += area;
  sum.conveyance += conveyance;
  sum.momentum += conveyance * conveyance / base::max(area, Real(1e-300));
}

template <class Real>
Conveyed<Real> SectionResistance::divided(const Stretch& stretch, Real depth) {
  Conveyed<Real> sum{Real(0.0), Real(0.0), Real(0.0)};
  for (const ZonePiece& zone : stretch.zones) {
    const Wet<Real> part = wet(stretch, zone, depth);
    add(sum, part.area, zone_conveyance(part.area, part.radius(), part.manning));
  }
  return sum;
}

template <class Real>
Conveyed<Real> SectionResistance::debord(const Stretch& stretch, Real depth) {
  Wet<Real> main, flood;
  for (const ZonePiece& zone : stretch.zones)
    (zone.part == Part::main ? main : flood) = wet(stretch, zone, depth);
  const auto conveyance = debord_conveyance(main.area, main.radius(), main.manning, flood.area,
                                            flood.radius(), flood.manning);
  Conveyed<Real> sum{Real(0.0), Real(0.0), Real(0.0)};
  add(sum, main.area, conveyance.main);
  add(sum, flood.area, conveyance.flood);
  return sum;
}

template <class Real>
Conveyed<Real> SectionResistance::on_stretch(std::size_t stretch, Real depth) const {
  return composition_ == Composition::debord ? debord(stretches_[stretch], depth)
                                             : divided(stretches_[stretch], depth);
}

}  // namespace biandan::network
