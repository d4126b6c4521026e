// A small river whose state at any time is a formula, so that what a file should hold is known:
//
//   level          3 + 0.125 cell + t / 86400
//   discharge      0.5 face - t / 864000
//   concentration  0.1 (constituent + 1) + 0.01 cell + t / 1000000
//
// check_*.py repeat these formulas in the same order of operations.
#pragma once

#include <string>

#include "model/case.hpp"
#include "solver/run/observer.hpp"

namespace biandan {

/// Two reaches in a row, a storage behind a gate, a pump, two sections with Chinese names.
struct SampleRiver {
  Case problem;
  grid::Grid grid;
  grid::FlowField flow;
  std::vector<double> concentration;
  run::Ledger ledger;
  double time = 0.0;
  long steps = 0;

  explicit SampleRiver(std::size_t cells_per_reach = 8);

  /// Sets the state at a time [s since start].
  void set(double seconds);
  run::RunView view() const;
};

/// Shows a river to an observer from the start for `duration` [s].
void play(SampleRiver& river, double duration, run::Observer& observer);

}  // namespace biandan
