#include "scenarios/study/single_run.hpp"

#include "solver/record/state_hash.hpp"
#include "solver/run/simulate.hpp"

namespace biandan::study {

namespace {

// Keeps what a RunView shows at the end, since a view is valid only during the call.
class LastState : public run::Observer {
 public:
  void finish(const run::RunView& view, const run::RunStatistics&) override {
    ledger = view.ledger;
    hash = record::state_hash(view);
  }

  run::Ledger ledger;
  std::string hash;
};

}  // namespace

std::optional<record::StartState> start_state_of(const Case& problem, const grid::Grid& grid) {
  if (problem.settings.initial_flow != InitialFlow::stored) return {};
  return record::read_start_state(problem, grid);
}

namespace {

/// `simulate(observers, snapshot)` runs the case.
template <class Simulate>
SingleRun run_with(const Case& problem, std::span<run::Observer* const> others, Simulate simulate) {
  SectionRecorder recorder;
  LastState last;
  OperationLog operations;
  CircularPumpingWatch circular;
  AboveSurveyWatch above;
  RiverQualityWatch river;
  MixingWatch mixing;
  std::vector<run::Observer*> observers{&recorder, &last,  &operations, &circular,
                                        &above,    &river, &mixing};
  observers.insert(observers.end(), others.begin(), others.end());

  SingleRun result;
  result.catchments = drainage::catchment_totals(problem);
  result.start = start_state_of(problem, grid::build_grid(problem));
  result.statistics = simulate(observers, result.start ? &result.start->snapshot : nullptr);
  result.ledger = last.ledger;
  result.state_hash = last.hash;
  result.recording = recorder.recording();
  result.assessment = assess(problem, result.recording);
  result.operations = operations.operations();
  result.circular_pumping = circular.found();
  result.above_survey = above.found();
  result.river = river.found();
  result.black_odour = assess_black_odour(problem, result.recording);
  result.mixing = mixing.found();
  result.scores = score(problem, result.recording);
  return result;
}

}  // namespace

SingleRun run_single(const Case& problem, std::span<run::Observer* const> others) {
  return run_with(problem, others, [&](const auto& observers, const grid::Snapshot* start) {
    return run::simulate(problem, observers, start);
  });
}

SingleRun run_kept(const Case& problem, std::span<run::Observer* const> others, run::Keeper& keeper,
                   const std::string& state) {
  return run_with(problem, others, [&](const auto& observers, const grid::Snapshot* start) {
    return run::simulate_kept(problem, observers, start, keeper, state);
  });
}

}  // namespace biandan::study
