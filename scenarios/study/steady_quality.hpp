// The steady water quality of a steady flow: concentrations that no longer change while flow,
// boundaries, loads, weather and temperature stay as they are at the start of the case.
//
// Found by letting time pass (pseudo-time): the transport and the reactions of every run, so the
// result is the state that a long run under constant forcing ends in.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "model/case.hpp"
#include "solver/grid/snapshot.hpp"

namespace biandan::study {

struct SteadyQuality {
  std::vector<double> concentration;       ///< [cell * constituents + constituent], [g/m3]
  std::vector<double> zone_concentration;  ///< in storage zones, alike; empty: none
  double days = 0.0;                       ///< of pseudo-time
};

/// Told after each stretch: days of pseudo-time so far, and the largest change in the last of them
/// over the largest value of its constituent.
using SteadyProgress = std::function<void(double days, double share)>;

/// Starts from the snapshot of the steady flow. Throws base::RunError naming the constituent and
/// the cell that still change when there is no steady state within 20 years, or when in three years
/// they have not come to change less: they swing for ever, or grow. The tracers of
/// transport/ageing.hpp, which grow for ever in standing water, stay as they are; states of the bed
/// go along and are not waited for.
SteadyQuality find_steady_quality(const Case& problem, const grid::Snapshot& flow,
                                  const SteadyProgress& progress = {});

}  // namespace biandan::study
