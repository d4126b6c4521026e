// What the loads of a case bring over a run, from their series alone.
//
//   water = integral of Q        mass = integral of Q c + m
//
// Exact: the series are straight between their times.
#pragma once

#include <vector>

#include "model/forcing/forcing.hpp"

namespace biandan::study {

struct GivenLoad {
  double water = 0.0;        ///< [m3]
  std::vector<double> mass;  ///< by constituent [g]
};

/// From the start to `duration` [s].
GivenLoad given_by(const forcing::Load& load, double duration);

}  // namespace biandan::study
