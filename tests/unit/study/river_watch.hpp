// A run that is made up step by step, for observers of structures.
#pragma once

#include <vector>

#include "solver/run/observer.hpp"
#include "tests/support/river_case.hpp"

namespace biandan::testing {

/// Shows an observer one state after another.
class MadeUpRun {
 public:
  explicit MadeUpRun(const Case& problem, run::Observer& observer, double step = 300.0)
      : problem_(problem), grid_(grid::build_grid(problem)), observer_(observer), step_(step) {
    const std::size_t structures = problem.network.structures.size();
    flow.rule.assign(structures, -1);
    flow.setting.assign(structures, 0.0);
    flow.discharge.assign(grid_.faces.size(), 0.0);
    flow.level.assign(grid_.cells.size(), 0.0);
  }

  void start() { observer_.start(view(0)); }
  /// The step that the flow shows now.
  void step() {
    flow.time = step_ * static_cast<double>(count_);
    flow.dt = step_;
    ++count_;
    observer_.step(view(count_));
  }
  void finish() { observer_.finish(view(count_), {}); }

  grid::FlowField flow;

 private:
  run::RunView view(long step) const {
    return {problem_, grid_, step_ * static_cast<double>(step), step, flow, {}, 0, ledger_};
  }

  const Case& problem_;
  grid::Grid grid_;
  run::Observer& observer_;
  double step_;
  long count_ = 0;
  run::Ledger ledger_;
};

}  // namespace biandan::testing
