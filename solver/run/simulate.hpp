// One run from start to end, or several on one flow.
#pragma once

#include <span>
#include <vector>

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

/// A run to be done: a case and those who watch it.
struct Task {
  const Case& problem;
  std::span<Observer* const> observers;
  const grid::Snapshot* start = nullptr;  ///< needed where the case starts from a stored state
};

/// Runs of cases that have the same flow (flow::flow_inputs), which is computed once. Each ends in
/// the same bits as by itself; the time that they took together counts in equal parts. Throws
/// as simulate does, whichever of them fails.
/// Precondition: one task or more, and the flows are the same.
std::vector<RunStatistics> simulate_together(std::span<const Task> tasks);

/// One run in steps, watched by a keeper, and gone on with from a state that a keeper got (not
/// empty). Throws RunStopped when the keeper wants it, RunError when the state is not one of this
/// case and build.
RunStatistics simulate_kept(const Case& problem, std::span<Observer* const> observers,
                            const grid::Snapshot* start, Keeper& keeper, const std::string& state);

}  // namespace biandan::run
