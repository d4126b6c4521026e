// Heat that crosses the water surface, and how it warms the water.
//
//   J = (1 - a) I                                          solar
//     + (1 - r) eps_sky sigma (T_air + 273.15)^4           longwave of the sky
//     - eps sigma (T + 273.15)^4                           back radiation of the water
//     - f(U) (e(T) - e_air)                                evaporation; condensation where negative
//     - c f(U) (T - T_air)                                 conduction and convection
//
//   eps_sky = (0.6 + 0.031 sqrt(e_air)) (1 + 0.17 C^2)     Brunt (1932), clouds by TVA (1972)
//   f(U)    = 19.0 + 0.95 U^2      [cal/(cm2 d mmHg)]      Brady, Graves and Geyer (1969)
//   e(T)    = 4.596 exp(17.27 T / (237.3 + T))   [mmHg]    e_air = H e(T_air)
//
//   dT/dt   = J / (rho c_p h)
//
//   J      net heat flux into the water [W/m2]             T      temperature of the water [degC]
//   I      shortwave on the surface [W/m2]                 T_air  of the air [degC]
//   a      albedo of water, 0.06                           H      relative humidity [-]
//   r      reflection of longwave, 0.03                    U      wind 7 m above the water [m/s]
//   eps    emissivity of water, 0.97                       C      share of the sky in clouds [-]
//   sigma  Stefan-Boltzmann constant [W/(m2 K4)]           h      exchange depth [m]
//   c      Bowen's coefficient, 0.47 mmHg/K                rho c_p  4.184e6 J/(m3 K)
//
// Ice is not simulated, and water does not fall below 0 degC: where J is negative in the last
// degree above it, dT/dt is that much smaller by the share s = T^2 (3 - 2 T). The heat that then
// does not leave the water is the one that freezing would set free; it counts nowhere.
//
// Sources: Chapra, Pelletier and Tao (2008), QUAL2K, section 4.1; Chapra (1997), Surface
// Water-Quality Modeling, lecture 30. The albedo, which QUAL2K takes from the height of the sun, is
// the mean of Lake Hefner (Anderson 1954, USGS Professional Paper 269).
#pragma once

#include "model/base/real.hpp"

namespace biandan::quality {

inline constexpr double albedo = 0.06;
inline constexpr double longwave_reflection = 0.03;
inline constexpr double water_emissivity = 0.97;
inline constexpr double stefan_boltzmann = 5.670374419e-8;  ///< [W/(m2 K4)]
inline constexpr double bowen = 0.47;                       ///< [mmHg/K]
inline constexpr double heat_capacity = 4.184e6;            ///< of water, per volume [J/(m3 K)]
/// Temperature below which a loss of heat fades [degC].
inline constexpr double freezing_range = 1.0;
/// 1 cal/(cm2 d) [W/m2], with the calorie of 4.184 J.
inline constexpr double calorie_flux = 4.184e4 / 86400.0;

/// The weather above the water.
template <class Real>
struct Air {
  Real temperature{};  ///< [degC]
  Real humidity{};     ///< relative, a share [-]
  Real wind{};         ///< 7 m above the water [m/s]
  Real solar{};        ///< shortwave that reaches the surface [W/m2]
  Real cloud{};        ///< share of the sky [-]
};

/// Of saturated air [mmHg].
template <class Real>
Real vapour_pressure(const Real& temperature) {
  using base::exp;
  return 4.596 * exp(17.27 * temperature / (237.3 + temperature));
}

/// sigma (T + 273.15)^4 [W/m2]
template <class Real>
Real black_body(const Real& temperature) {
  const Real kelvin = temperature + 273.15;
  const Real square = kelvin * kelvin;
  return stefan_boltzmann * square * square;
}

template <class Real>
Real net_solar(const Air<Real>& air) {
  return (1.0 - albedo) * air.solar;
}

template <class Real>
Real sky_longwave(const Air<Real>& air) {
  using base::sqrt;
  const Real pressure = air.humidity * vapour_pressure(air.temperature);
  const Real clear = 0.6 + 0.031 * sqrt(pressure);
  const Real clouded = clear * (1.0 + 0.17 * air.cloud * air.cloud);
  return (1.0 - longwave_reflection) * clouded * black_body(air.temperature);
}

template <class Real>
Real back_radiation(const Real& temperature) {
  return water_emissivity * black_body(temperature);
}

/// f(U) [W/(m2 mmHg)]
template <class Real>
Real wind_function(const Real& wind) {
  return calorie_flux * (19.0 + 0.95 * wind * wind);
}

/// What the weather gives and takes, but for the temperature of the water: the same at all places.
template <class Real>
struct Surface {
  Real incoming{};         ///< solar and longwave [W/m2]
  Real wind_function{};    ///< [W/(m2 mmHg)]
  Real vapour_pressure{};  ///< of the air [mmHg]
  Real air_temperature{};  ///< [degC]
};

template <class Real>
Surface<Real> surface_under(const Air<Real>& air) {
  return {net_solar(air) + sky_longwave(air), wind_function(air.wind),
          air.humidity * vapour_pressure(air.temperature), air.temperature};
}

template <class Real>
Real evaporative_loss(const Real& temperature, const Surface<Real>& surface) {
  return surface.wind_function * (vapour_pressure(temperature) - surface.vapour_pressure);
}

template <class Real>
Real conductive_loss(const Real& temperature, const Surface<Real>& surface) {
  return bowen * surface.wind_function * (temperature - surface.air_temperature);
}

/// J [W/m2]
template <class Real>
Real net_heat_flux(const Real& temperature, const Surface<Real>& surface) {
  return surface.incoming - back_radiation(temperature) - evaporative_loss(temperature, surface) -
         conductive_loss(temperature, surface);
}

/// Share of a loss of heat that cools the water: 1 above the freezing range, 0 at 0 degC.
template <class Real>
Real cooling_share(const Real& temperature) {
  using base::max;
  using base::min;
  const Real part = min(max(temperature / freezing_range, Real(0.0)), Real(1.0));
  return part * part * (3.0 - 2.0 * part);
}

/// dT/dt [degC/s] of water of an exchange depth [m].
template <class Real>
Real warming(const Real& temperature, const Surface<Real>& surface, const Real& depth) {
  using base::max;
  using base::min;
  const Real flux = net_heat_flux(temperature, surface);
  const Real gain = max(flux, Real(0.0));
  const Real loss = cooling_share(temperature) * min(flux, Real(0.0));
  return (gain + loss) / (heat_capacity * depth);
}

}  // namespace biandan::quality
