// What runs off a catchment (model/drainage/catchment.hpp) under the rain and evaporation of a
// case.
//
// Rain, evaporation and infiltration are constant between the times at which one of them changes.
// Below the initial loss the depth is then a straight line in time. Above it, with x = d - initial
// loss, dx/dt = p - a x^(5/3) is integrated by the method of Bogacki and Shampine (1989, Applied
// Mathematics Letters 2, 321-325) in steps that keep its error below 1e-9 m and a millionth; what
// has run off is then p dt - (x1 - x0), so that the balance closes whatever the steps.
#pragma once

#include <vector>

#include "model/drainage/catchment.hpp"
#include "model/forcing/weather.hpp"

namespace biandan::drainage {

/// Water over the run [m3].
struct RunoffBalance {
  double rain = 0.0;
  double runoff = 0.0;
  double infiltration = 0.0;
  double evaporation = 0.0;
  double stored_before = 0.0;  ///< standing at the start
  double stored = 0.0;         ///< standing, or on its way, at the end

  double residual() const {
    return stored_before + rain - runoff - infiltration - evaporation - stored;
  }
};

struct Runoff {
  double step = 0.0;              ///< [s]
  std::vector<double> discharge;  ///< means over the steps from the start on [m3/s]
  RunoffBalance balance;
};

/// Over `steps` steps of length `step` [s].
Runoff runoff_of(const Catchment& catchment, const forcing::Weather& weather, double step,
                 std::size_t steps);

}  // namespace biandan::drainage
