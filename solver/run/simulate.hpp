// One run from start to end.
#pragma once

#include <span>

#include "model/case.hpp"
#include "solver/grid/snapshot.hpp"
#include "solver/run/keeper.hpp"
#include "solver/run/observer.hpp"

namespace biandan::run {

/// How a step in time goes.
enum class Integration {
  steps,    ///< as people run a case: flow, transport and reactions one after the other
  apart,    ///< transport to a tight tolerance (transport/unsplit.hpp), reactions as in steps
  together  ///< transport and reactions in one integration to that tolerance
};

/// Runs the case and shows every step to the observers, in order. Throws RunError when a step
/// fails or the ledger does not close; observers have then seen all earlier steps and no finish.
///
/// A case that starts from a stored state (InitialFlow::stored) needs it as `start`.
RunStatistics simulate(const Case& problem, std::span<Observer* const> observers,
                       const grid::Snapshot* start = nullptr,
                       Integration integration = Integration::steps);

/// The same in steps, watched by a keeper, and gone on with from a state that a keeper got (not
/// empty). Throws RunStopped when the keeper wants it, RunError when the state is not one of this
/// case and build.
RunStatistics simulate_kept(const Case& problem, std::span<Observer* const> observers,
                            const grid::Snapshot* start, Keeper& keeper, const std::string& state);

}  // namespace biandan::run
