#include "scenarios/study/single_run.hpp"

#include <deque>
#include <mutex>
#include <utility>

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

/// Those who watch a run and say what it was.
class Watches {
 public:
  Watches(const Case& problem, std::span<run::Observer* const> others)
      : case_(problem),
        start_(start_state_of(problem, grid::build_grid(problem))),
        all_{&recorder_, &last_, &operations_, &circular_, &above_, &river_, &mixing_} {
    all_.insert(all_.end(), others.begin(), others.end());
  }

  std::span<run::Observer* const> all() const { return all_; }
  const grid::Snapshot* start() const { return start_ ? &start_->snapshot : nullptr; }

  SingleRun told(run::RunStatistics statistics) &&;

 private:
  const Case& case_;
  std::optional<record::StartState> start_;
  SectionRecorder recorder_;
  LastState last_;
  OperationLog operations_;
  CircularPumpingWatch circular_;
  AboveSurveyWatch above_;
  RiverQualityWatch river_;
  MixingWatch mixing_;
  std::vector<run::Observer*> all_;
};

SingleRun Watches::told(run::RunStatistics statistics) && {
  SingleRun result;
  result.catchments = drainage::catchment_totals(case_);
  result.start = std::move(start_);
  result.statistics = std::move(statistics);
  result.ledger = last_.ledger;
  result.state_hash = last_.hash;
  result.recording = recorder_.recording();
  result.assessment = assess(case_, result.recording);
  result.operations = operations_.operations();
  result.circular_pumping = circular_.found();
  result.above_survey = above_.found();
  result.river = river_.found();
  result.black_odour = assess_black_odour(case_, result.recording);
  result.mixing = mixing_.found();
  result.scores = score(case_, result.recording);
  return result;
}

}  // namespace

std::optional<record::StartState> start_state_of(const Case& problem, const grid::Grid& grid) {
  if (problem.settings.initial_flow != InitialFlow::stored) return {};
  // HDF5 is not made for several threads at once, and runs begin in several.
  static std::mutex one_at_a_time;
  const std::lock_guard lock(one_at_a_time);
  return record::read_start_state(problem, grid);
}

SingleRun run_single(const Case& problem, std::span<run::Observer* const> others) {
  Watches watches(problem, others);
  auto statistics = run::simulate(problem, watches.all(), watches.start());
  return std::move(watches).told(std::move(statistics));
}

SingleRun run_kept(const Case& problem, std::span<run::Observer* const> others, run::Keeper& keeper,
                   const std::string& state) {
  Watches watches(problem, others);
  auto statistics = run::simulate_kept(problem, watches.all(), watches.start(), keeper, state);
  return std::move(watches).told(std::move(statistics));
}

std::vector<SingleRun> run_together(const std::vector<WatchedCase>& cases) {
  std::deque<Watches> watches;
  std::vector<run::Task> tasks;
  for (const WatchedCase& it : cases) {
    const std::span<run::Observer* const> beside(&it.beside, it.beside == nullptr ? 0 : 1);
    const Watches& of = watches.emplace_back(*it.problem, beside);
    tasks.push_back({*it.problem, of.all(), of.start()});
  }
  std::vector<run::RunStatistics> statistics = run::simulate_together(tasks);
  std::vector<SingleRun> runs;
  for (std::size_t i = 0; i < cases.size(); ++i)
    runs.push_back(std::move(watches[i]).told(std::move(statistics[i])));
  return runs;
}

}  // namespace biandan::study
