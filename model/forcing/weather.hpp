// What the sky and the ground give and take: rain and evaporation on the water surface, seepage
// through the bed.
//
//   Q_rain = rain * S      Q_evaporation = -evaporation * S      Q_seepage = rate * L
//
// S  water surface of a cell [m2], L  channel length in it [m]
#pragma once

#include <vector>

#include "model/base/error.hpp"
#include "model/base/provenance.hpp"
#include "model/base/series.hpp"
#include "model/network/ids.hpp"

namespace biandan::forcing {

/// Oxygen of rain where a case says nothing [g/m3]: drops are near saturation, 8.3 g/m3 at 25 degC
/// (APHA 1992).
inline constexpr double rain_dissolved_oxygen = 8.0;

/// Rates over the whole network.
struct Weather {
  base::Series rain{0.0};                        ///< a step series [m/s], >= 0
  base::Series evaporation{0.0};                 ///< of open water [m/s], >= 0
  std::vector<base::Series> rain_concentration;  ///< by constituent [g/m3]

  // For the heat balance of the surface (model/quality/heat_balance.hpp), light and reaeration,
  // step series.
  base::Series air_temperature{20.0};   ///< [degC]
  base::Series relative_humidity{0.0};  ///< a share [-]
  base::Series wind{0.0};               ///< 7 m above the water [m/s]
  base::Series solar{0.0};              ///< shortwave on the surface [W/m2]
  base::Series cloud{0.0};              ///< share of the sky in clouds [-]

  bool operator==(const Weather&) const = default;
};

/// Water exchanged with the ground along a reach.
struct Seepage {
  network::ReachId reach;
  base::Series rate{0.0};                   ///< [m3/s per m of reach], positive into the river
  std::vector<base::Series> concentration;  ///< of what enters, by constituent [g/m3]
  base::Provenance provenance = base::Provenance::assumed;
  base::SourcePlace source;

  bool operator==(const Seepage&) const = default;
};

}  // namespace biandan::forcing
