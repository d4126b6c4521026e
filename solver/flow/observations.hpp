// What control rules may see of a run: the state at the end of the last completed step.
#pragma once

#include <span>
#include <vector>

namespace biandan::flow {

struct Observations {
  double time = 0.0;                           ///< start of the step to decide for [s since start]
  double dt = 0.0;                             ///< its length [s]; 0 for a state without a step
  const std::vector<double>& level;            ///< by cell [m]
  const std::vector<double>& discharge;        ///< by face [m3/s]
  std::span<const double> concentration = {};  ///< [cell * constituents + constituent], [g/m3]
};

}  // namespace biandan::flow
