// What the catchments of a case bring, as loads: their runoff depends on the weather alone, so that
// it is known before the run.
#pragma once

#include <vector>

#include "model/case.hpp"
#include "solver/drainage/runoff.hpp"
#include "solver/drainage/wash_off.hpp"

namespace biandan::drainage {

/// What happened on a catchment over the run.
struct CatchmentTotal {
  RunoffBalance water;
  std::vector<WashOffBalance> wash_off;  ///< by WashOff of the catchment
  std::vector<double> mass;              ///< that its runoff brings, by constituent [g]
};

/// The case with a load for each catchment behind its own; a steady flow has none. Throws
/// base::RunError where the balance of a catchment does not close to 1e-11.
Case with_runoff(Case problem);

/// By catchment, whether its load is there or not.
std::vector<CatchmentTotal> catchment_totals(const Case& problem);

}  // namespace biandan::drainage
