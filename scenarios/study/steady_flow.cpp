#include "scenarios/study/steady_flow.hpp"

#include <cmath>

#include "model/base/error.hpp"
#include "solver/run/simulate.hpp"

namespace biandan::study {

namespace {

class Balance : public run::Observer {
 public:
  void finish(const run::RunView& view, const run::RunStatistics&) override {
    const grid::Snapshot& state = *view.snapshot;
    steady.state = state;
    steady.level = state.level;
    steady.discharge = state.discharge;
    std::vector<double> net(view.grid.cells.size(), 0.0);
    for (std::size_t c = 0; c < net.size(); ++c)
      net[c] = grid::net_inflow(view.grid, static_cast<int>(c), state.discharge);
    for (std::size_t i = 0; i < view.grid.inlets.size(); ++i)
      net[static_cast<std::size_t>(view.grid.inlets[i].cell)] += state.inlet_discharge[i];
    for (std::size_t c = 0; c < net.size(); ++c) {
      if (std::abs(net[c]) <= steady.residual) continue;
      steady.residual = std::abs(net[c]);
      steady.worst = c;
    }
  }

  SteadyFlow steady;
};

}  // namespace

SteadyFlow find_steady_flow(const Case& problem, std::span<run::Observer* const> observers) {
  if (problem.settings.flow == FlowMode::prescribed) {
    base::Finding finding;
    finding.message = "the flow of this case is prescribed";
    finding.expected = "[flow] mode dynamic or steady for a steady state";
    throw base::CaseError({finding});
  }
  Case at_rest = problem;
  at_rest.settings.flow = FlowMode::dynamic;
  at_rest.settings.initial_flow = InitialFlow::steady;
  at_rest.settings.stored.reset();
  at_rest.settings.duration = 0.0;
  Balance balance;
  std::vector<run::Observer*> all{&balance};
  all.insert(all.end(), observers.begin(), observers.end());
  run::simulate(at_rest, all);
  return balance.steady;
}

void show_state(const Case& problem, const grid::Snapshot& state,
                std::span<run::Observer* const> observers) {
  Case at_rest = problem;
  at_rest.settings.flow = FlowMode::dynamic;
  at_rest.settings.initial_flow = InitialFlow::stored;
  at_rest.settings.duration = 0.0;
  run::simulate(at_rest, observers, &state);
}

}  // namespace biandan::study
