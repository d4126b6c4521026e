// Wind over the water, and what it does to the exchange of oxygen with the air.
//
//   U_z = U_m (z / m)^0.15                                   from a height m to a height z [m]
//   K_L = 0.728 U^0.5 - 0.317 U + 0.0372 U^2    [m/d]        U 10 m above the water [m/s]
//
// K_L rises with every U: 0.45 m/d at 1 m/s, 0.97 at 5, 2.85 at 10.
//
// Sources: TVA (1972), Heat and Mass Transfer between a Water Surface and the Atmosphere, and Banks
// and Herrera (1977), Journal of the Environmental Engineering Division ASCE 103 (EE3) 489-504,
// both as in QUAL2K (Chapra, Pelletier and Tao 2008).
#pragma once

#include "model/base/real.hpp"
#include "model/quality/parameters.hpp"

namespace biandan::quality {

inline constexpr double heat_wind_height = 7.0;       ///< of the heat balance [m]
inline constexpr double transfer_wind_height = 10.0;  ///< of K_L [m]

/// Wind at a height, from the wind at another; both heights [m].
template <class Real>
Real wind_at(const Real& height, const Real& wind, const Real& measured_at) {
  using base::pow;
  return wind * pow(height / measured_at, 0.15);
}

/// K_L [m/s] under a wind 10 m above the water.
template <class Real>
Real wind_transfer(const Real& wind) {
  using base::sqrt;
  return per_day * (0.728 * sqrt(wind) - 0.317 * wind + 0.0372 * wind * wind);
}

}  // namespace biandan::quality
