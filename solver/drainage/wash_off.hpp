// What gathers on a catchment in dry weather and leaves with its runoff
// (model/drainage/catchment.hpp). Both laws have closed solutions over a step with a constant
// runoff, which are taken. A step is wet from 0.1 mm/h of runoff on.
#pragma once

#include <vector>

#include "model/drainage/catchment.hpp"
#include "solver/drainage/runoff.hpp"

namespace biandan::drainage {

/// Of the whole catchment [g].
struct WashOffBalance {
  double before = 0.0;  ///< gathered at the start
  double gathered = 0.0;
  double washed = 0.0;
  double left = 0.0;

  double residual() const { return before + gathered - washed - left; }
};

struct Washed {
  std::vector<double> rate;  ///< that leaves, means over the steps of the runoff [g/s]
  WashOffBalance balance;
};

Washed wash_off(const WashOff& of, const Catchment& catchment, const Runoff& runoff);

}  // namespace biandan::drainage
