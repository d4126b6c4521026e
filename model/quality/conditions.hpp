// What a process may see besides the concentrations: the place, the temperature, the parameters.
// It never sees a time step, a cell or a file.
//
//   k(T) = k20 theta^(T - 20)                              Arrhenius in the form of Chapra (1997)
//
// Oxygen saturation of fresh water at sea level, O [g/m3], T [degC], K = T + 273.15:
//
//   apha    ln O = -139.34411 + 1.575701e5/K - 6.642308e7/K^2 + 1.2438e10/K^3 - 8.621949e11/K^4
//           APHA (1992), Standard Methods, 18th ed., 4500-O; Benson and Krause (1984)
//   gb3838  O = 468 / (31.6 + T), as Chinese assessments with GB 3838 use it
//
// At a height z [m] above the sea either is 1 - 1.148e-4 z of that (Zison et al. 1978, as in
// QUAL2K).
#pragma once

#include "model/base/real.hpp"
#include "model/quality/parameters.hpp"

namespace biandan::quality {

/// The place: the water column. Surface over volume is 1 / depth.
template <class Real>
struct Site {
  Real depth{};     ///< hydraulic depth, volume over surface [m]
  Real velocity{};  ///< its magnitude [m/s]
};

/// Parameters at a temperature: what all places with the same parameters share.
template <class Real>
struct Conditions {
  Real temperature{};          ///< [degC]
  Real oxygen_saturation{};    ///< [g/m3]
  Real light{};                ///< for photosynthesis, in the water below the surface [g/s3]
  Real wind{};                 ///< 10 m above the water [m/s]
  Parameters<Real> parameter;  ///< at 20 degC
  Parameters<Real> factor;     ///< theta^(T - 20) in the place of every theta, else 0

  const Real& operator[](Parameter id) const { return parameter[id]; }
  /// A rate or flux at this temperature.
  Real corrected(Parameter rate, Parameter theta) const { return parameter[rate] * factor[theta]; }
};

template <class Real>
Real oxygen_saturation_apha(const Real& temperature) {
  using base::exp;
  const Real K = temperature + 273.15;
  return exp(-139.34411 + (1.575701e5 + (-6.642308e7 + (1.2438e10 - 8.621949e11 / K) / K) / K) / K);
}

template <class Real>
Real oxygen_saturation_gb3838(const Real& temperature) {
  return 468.0 / (31.6 + temperature);
}

/// k theta^(T - 20)
template <class Real>
Real corrected_rate(const Real& k20, const Real& theta, const Real& temperature) {
  using base::pow;
  return k20 * pow(theta, temperature - 20.0);
}

/// By the formula of the parameters, at sea level [g/m3].
template <class Real>
Real oxygen_saturation_at_sea(const Real& temperature, const Parameters<Real>& parameter) {
  using base::select;
  const Real gb3838(static_cast<double>(SaturationFormula::gb3838));
  return select(parameter[Parameter::oxygen_saturation_formula] == gb3838,
                oxygen_saturation_gb3838(temperature), oxygen_saturation_apha(temperature));
}

/// The same at the altitude of the parameters [g/m3].
template <class Real>
Real oxygen_saturation(const Real& temperature, const Parameters<Real>& parameter) {
  const Real thinner = 1.0 - 1.148e-4 * parameter[Parameter::altitude];
  return thinner * oxygen_saturation_at_sea(temperature, parameter);
}

template <class Real>
Conditions<Real> conditions(const Real& temperature, const Parameters<Real>& parameter) {
  Conditions<Real> result;
  result.temperature = temperature;
  result.parameter = parameter;
  for (const Parameter theta : temperature_factors())
    result.factor[theta] = corrected_rate(Real(1.0), parameter[theta], temperature);
  result.oxygen_saturation = oxygen_saturation(temperature, parameter);
  return result;
}

/// The same at the temperature of another place, whose parameters are nearly all the same.
inline Conditions<double> conditions_like(const Conditions<double>& other,
                                          const Parameters<double>& parameter) {
  Conditions<double> result = other;
  result.parameter = parameter;
  result.light = result.wind = 0.0;
  for (const Parameter theta : temperature_factors())
    if (parameter[theta] != other.parameter[theta])
      result.factor[theta] = corrected_rate(1.0, parameter[theta], other.temperature);
  const bool same_air = parameter[Parameter::altitude] == other.parameter[Parameter::altitude] &&
                        parameter[Parameter::oxygen_saturation_formula] ==
                            other.parameter[Parameter::oxygen_saturation_formula];
  if (!same_air) result.oxygen_saturation = oxygen_saturation(other.temperature, parameter);
  return result;
}

/// The depth over which exchange with bed and air is spread [m]: never below the parameter
/// minimum_exchange_depth, since a flux per area over a vanishing depth would be no rate at all.
template <class Real, class Known>
Real exchange_depth(const Site<Real>& site, const Conditions<Known>& at) {
  using base::max;
  return max(site.depth, at[Parameter::minimum_exchange_depth]);
}

}  // namespace biandan::quality
