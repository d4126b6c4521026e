// Exchange of oxygen with the air.
//
//   rate = k theta^(T-20) (O_sat - O)                [g/m3/s], negative above saturation
//
//   O      dissolved oxygen [g/m3]                   O_sat  saturation, see conditions.hpp
//   k      reaeration rate at 20 degC [1/d below], u velocity [m/s], h exchange depth [m]
//
//   oconnor_dobbins   3.93  u^0.5  / h^1.5           O'Connor and Dobbins (1958)
//   churchill         5.026 u      / h^1.67          Churchill et al. (1962)
//   owens_gibbs       5.32  u^0.67 / h^1.85          Owens et al. (1964)
//   automatic         owens_gibbs for h < 0.61 m; else oconnor_dobbins where h > 3.45 u^2.5; else
//                     churchill                      Covar (1976), as in QUAL2K
//   given             reaeration_rate
//
// The three formulas are for running water and vanish with u. In slow water wind and ships keep the
// surface moving: k is at least K_L / h, K_L = reaeration_surface_transfer [m/d] or, with
// reaeration_surface_by = wind, that of the wind (wind.hpp), which knows no ships. A given rate
// stands as it is.
#pragma once

#include "model/quality/process.hpp"
#include "model/quality/wind.hpp"

namespace biandan::quality {

/// The three formulas [1/s], u [m/s], h [m].
template <class Real>
Real reaeration_oconnor_dobbins(const Real& u, const Real& h) {
  using base::sqrt;
  return 3.93 * per_day * sqrt(u / h) / h;
}
template <class Real>
Real reaeration_churchill(const Real& u, const Real& h) {
  using base::pow;
  return 5.026 * per_day * u * pow(h, -1.67);
}
template <class Real>
Real reaeration_owens_gibbs(const Real& u, const Real& h) {
  using base::pow;
  return 5.32 * per_day * pow(u, 0.67) * pow(h, -1.85);
}

/// The rate by one formula, or by Covar's choice among them [1/s]. The two formulas with powers
/// are expensive, so they are left out where no lane asks for them.
template <class Real>
Real reaeration_by_formula(const Real& u, const Real& h, const Real& formula) {
  using base::any;
  using base::select;
  using base::sqrt;
  const auto is = [&](ReaerationFormula one) { return formula == Real(static_cast<double>(one)); };
  const auto chosen = is(ReaerationFormula::automatic);
  const auto shallow = h < Real(0.61);
  const auto fast = h <= 3.45 * u * u * sqrt(u);
  const auto owens_gibbs = is(ReaerationFormula::owens_gibbs) || (chosen && shallow);
  const auto churchill = is(ReaerationFormula::churchill) || (chosen && !shallow && fast);

  Real k = reaeration_oconnor_dobbins(u, h);
  if (any(owens_gibbs)) k = select(owens_gibbs, reaeration_owens_gibbs(u, h), k);
  if (any(churchill)) k = select(churchill, reaeration_churchill(u, h), k);
  return k;
}

/// K_L above [m/s].
template <class Real>
Real surface_transfer(const Conditions<Real>& at) {
  using base::any;
  using base::select;
  const Real wind(static_cast<double>(SurfaceTransferBy::wind));
  const auto by_wind = at[Parameter::reaeration_surface_by] == wind;
  const Real& given = at[Parameter::reaeration_surface_transfer];
  return any(by_wind) ? select(by_wind, wind_transfer(at.wind), given) : given;
}

/// `oxygen`: the state of the set that is dissolved oxygen.
template <auto oxygen>
struct ReaerationOf {
  static constexpr std::string_view name = "reaeration";
  static constexpr std::string_view title_en = "Reaeration";
  static constexpr std::string_view title_zh = "大气复氧";
  static constexpr std::string_view formula = "k theta^(T-20) (DO_sat - DO)";
  static constexpr Counterpart counterpart = Counterpart::air;
  static constexpr std::array uses{Parameter::reaeration_formula,
                                   Parameter::reaeration_rate,
                                   Parameter::reaeration_surface_transfer,
                                   Parameter::reaeration_surface_by,
                                   Parameter::reaeration_theta,
                                   Parameter::oxygen_saturation_formula,
                                   Parameter::altitude,
                                   Parameter::minimum_exchange_depth};

  using Other = OfOxygenSaturation;
  template <class Real, class Known>
  static Pace<Real> speed(const Site<Real>& site, const Conditions<Known>& at) {
    using base::max;
    using base::select;
    const Real h = exchange_depth(site, at);
    const Real choice = at[Parameter::reaeration_formula];
    const Real running = reaeration_by_formula(site.velocity, h, choice);
    const Real least = surface_transfer(at) / h;
    const Real given(static_cast<double>(ReaerationFormula::given));
    const Real k =
        select(choice == given, Real(at[Parameter::reaeration_rate]), max(running, least));
    return {k * at.factor[Parameter::reaeration_theta], at.oxygen_saturation};
  }

  template <class Real, class Known, class Given>
  static Real rate(const Water<Real, decltype(oxygen)>& water, const Pace<Known>& pace,
                   const Conditions<Given>&) {
    return pace.value * (pace.other - water[oxygen]);
  }

  template <class Real>
  static Row<Real, decltype(oxygen)> row(const Parameters<Real>&) {
    return row_of(Yield<Real, decltype(oxygen)>{oxygen, Real(1.0)});
  }
};

using Reaeration = ReaerationOf<State::oxygen>;

}  // namespace biandan::quality
