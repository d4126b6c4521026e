// One run from start to end.
#pragma once

#include <span>

#include "model/case.hpp"
#include "solver/run/observer.hpp"

namespace biandan::run {

/// Runs the case and shows every step to the observers, in order. Throws RunError when a step
/// fails or the ledger does not close; observers have then seen all earlier steps and no finish.
RunStatistics simulate(const Case& problem, std::span<Observer* const> observers);

}  // namespace biandan::run
