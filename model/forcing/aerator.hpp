// Aeration devices (曝气机): surface aerators, diffusers, jets. What one of them brings is in
// model/quality/aerator.hpp.
#pragma once

#include <optional>
#include <string>

#include "model/base/error.hpp"
#include "model/base/provenance.hpp"
#include "model/base/series.hpp"
#include "model/network/ids.hpp"

namespace biandan::forcing {

struct Aerator {
  std::string name;
  std::string title;
  network::Place place;
  double standard_rate = 0.0;   ///< standard oxygen transfer rate at full setting [g/s], > 0
  double alpha = 1.0;           ///< transfer in this water over that in clean water [-]
  double beta = 1.0;            ///< saturation of this water over that of clean water [-]
  double theta = 1.024;         ///< temperature factor of the transfer [-]
  std::optional<double> power;  ///< at full setting [W]
  base::Series setting{1.0};    ///< share in service, a step series, 0 to 1
  base::Provenance provenance = base::Provenance::assumed;
  base::SourcePlace source;

  bool operator==(const Aerator&) const = default;
};

}  // namespace biandan::forcing
