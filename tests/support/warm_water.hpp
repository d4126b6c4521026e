// Cases whose water temperature follows from the heat balance, and what it tends to.
#pragma once

#include <cstddef>

#include "model/case.hpp"
#include "model/quality/heat_balance.hpp"

namespace biandan::test {

/// Adds the temperature as the last constituent; which one it is.
inline std::size_t add_temperature(quality::Quality& quality, double initial) {
  quality::Constituent temperature;
  temperature.name = "T";
  temperature.unit = "degC";
  temperature.initial = initial;
  quality.temperature = quality.constituents.size();
  quality.constituents.push_back(temperature);
  return *quality.temperature;
}

inline void set_air(forcing::Weather& weather, const quality::Air<double>& air) {
  weather.air_temperature = base::Series(air.temperature);
  weather.relative_humidity = base::Series(air.humidity);
  weather.wind = base::Series(air.wind);
  weather.solar = base::Series(air.solar);
  weather.cloud = base::Series(air.cloud);
}

/// Temperature at which no net heat crosses the surface [degC], by bisection: the flux falls with
/// the temperature.
inline double equilibrium(const quality::Air<double>& air) {
  const auto surface = quality::surface_under(air);
  double low = -50.0, high = 100.0;
  for (int i = 0; i < 200; ++i) {
    const double middle = 0.5 * (low + high);
    (quality::net_heat_flux(middle, surface) > 0.0 ? low : high) = middle;
  }
  return 0.5 * (low + high);
}

}  // namespace biandan::test
