// Runs that are left and gone on with.
#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "model/base/error.hpp"
#include "model/quality/kinetics_set.hpp"
#include "solver/record/state_hash.hpp"
#include "tests/support/bench_network.hpp"
#include "tests/support/left_run.hpp"

using namespace biandan;

namespace {

struct End : run::Observer {
  void step(const run::RunView& view) override { sum += view.concentration[0]; }
  void finish(const run::RunView& view, const run::RunStatistics& statistics) override {
    hash = record::state_hash(view);
    steps = statistics.steps;
    evaluations = statistics.reaction_evaluations;
    in = view.ledger.constituents[0].in.value();
    produced = view.ledger.constituents[0].produced.value();
  }
  void carry(base::Archive& archive) override { archive(sum); }
  bool operator==(const End& other) const {
    return hash == other.hash && steps == other.steps && evaluations == other.evaluations &&
           in == other.in && produced == other.produced && sum == other.sum;
  }
  std::string hash;
  long steps = 0, evaluations = 0;
  double in = 0.0, produced = 0.0, sum = 0.0;
};

Case two_days(const std::string& kinetics) {
  Case problem = test::bench_network(test::bench_100);
  problem.settings.duration = 2.0 * 86400.0;
  problem.quality.kinetics = kinetics;
  problem.quality.constituents = quality::constituents_of(*quality::find_kinetics(kinetics));
  quality::Constituent dye;
  dye.name = "dye";
  dye.user_defined = true;
  dye.decay = 1e-6;
  problem.quality.constituents.push_back(dye);
  problem.forcing.weather.solar = base::Series(200.0);
  for (forcing::Boundary& boundary : problem.forcing.boundaries) {
    boundary.return_time = 3600.0;
    for (const quality::Constituent& one : problem.quality.constituents)
      boundary.concentration.emplace_back(1.2 * one.initial);
  }
  return problem;
}

End run_whole(const Case& problem) {
  End end;
  run::Observer* observers[] = {&end};
  run::simulate(problem, observers);
  return end;
}

/// Left after each of some numbers of steps.
End run_in_parts(const Case& problem, const std::vector<long>& parts) {
  return test::run_in_parts<End>(problem, parts);
}

}  // namespace

TEST_CASE("a run that is left and gone on with ends in the bits of the whole one") {
  for (const std::string kinetics : {"lumped", "full"}) {
    CAPTURE(kinetics);
    const Case problem = two_days(kinetics);
    const End whole = run_whole(problem);
    CHECK(whole.steps >= 576);
    CHECK(run_in_parts(problem, {1}) == whole);
    CHECK(run_in_parts(problem, {100, 1, 257}) == whole);
  }
}

TEST_CASE("also in the midst of long reaction steps, and in other modes of flow") {
  Case problem = two_days("lumped");
  problem.quality.longest_reaction_step = 1800.0;
  problem.quality.reaction_step_error = 0.05;
  const End whole = run_whole(problem);
  for (const long part : {1L, 2L, 3L, 4L, 5L, 6L, 99L})
    CHECK(run_in_parts(problem, {part}) == whole);

  Case held = two_days("lumped");
  held.settings.flow = FlowMode::steady;
  const End whole_held = run_whole(held);
  CHECK(run_in_parts(held, {7, 11}) == whole_held);
}

TEST_CASE("a state of another case is refused") {
  const Case problem = two_days("lumped");
  End end;
  run::Observer* observers[] = {&end};
  test::Leave keeper(5);
  CHECK_THROWS_AS(run::simulate_kept(problem, observers, nullptr, keeper, ""), run::RunStopped);
  test::Leave never(0);
  CHECK_THROWS_AS(
      run::simulate_kept(problem, observers, nullptr, never, keeper.state.substr(0, 1000)),
      base::RunError);
  CHECK_THROWS_AS(run::simulate_kept(problem, observers, nullptr, never, keeper.state + "x"),
                  base::RunError);
}
