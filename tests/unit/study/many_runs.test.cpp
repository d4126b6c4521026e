// Runs of several cases, those with one flow on one computation of it.
#include "scenarios/study/many_runs.hpp"

#include <doctest/doctest.h>

#include <cmath>
#include <string>
#include <utility>

#include "model/base/error.hpp"
#include "model/quality/kinetics_set.hpp"
#include "tests/support/bench_network.hpp"

using namespace biandan;
using study::by_flow;

namespace {

/// Half a day of rivers with gate, weir, pump and tide; the network halves steps.
Case rivers(double concentration) {
  Case problem = test::bench_network(test::bench_100);
  problem.settings.duration = 0.5 * 86400.0;
  problem.quality.kinetics = "lumped";
  problem.quality.constituents = quality::constituents_of(*quality::find_kinetics("lumped"));
  for (forcing::Boundary& boundary : problem.forcing.boundaries)
    for (std::size_t k = 0; k < problem.quality.constituents.size(); ++k)
      boundary.concentration.emplace_back(concentration);
  return problem;
}

Case rougher(double concentration) {
  Case problem = rivers(concentration);
  for (network::Reach& reach : problem.network.reaches) reach.manning *= 1.2;
  return problem;
}

using Groups = std::vector<std::vector<std::size_t>>;

}  // namespace

TEST_CASE("cases are put together by their flow, no more than a group may hold") {
  const std::vector<Case> cases{rivers(1.0), rougher(1.0), rivers(2.0), rivers(3.0), rougher(2.0)};
  CHECK(by_flow(cases, 5) == Groups{{0, 2, 3}, {1, 4}});
  CHECK(by_flow(cases, 2) == Groups{{0, 2}, {1, 4}, {3}});
  CHECK(by_flow(cases, 1) == Groups{{0}, {1}, {2}, {3}, {4}});
  CHECK(by_flow({}, 1).empty());
}

TEST_CASE("on a flow that is shared each run ends in the bits that it has alone") {
  std::vector<Case> cases{rivers(1.0), rougher(1.0), rivers(2.0), rivers(1.0)};
  for (network::Reach& reach : cases[3].network.reaches) reach.dispersion = 5.0;
  for (Case& problem : cases)
    problem.sections.emplace_back().place.node = problem.network.reaches[5].to;
  std::vector<study::SingleRun> together;
  for (const auto& group : by_flow(cases, 4)) {
    std::vector<study::WatchedCase> watched;
    for (const std::size_t i : group) watched.push_back({&cases[i]});
    for (study::SingleRun& run : study::run_together(watched)) together.push_back(std::move(run));
  }
  const std::size_t order[] = {0, 2, 3, 1};
  for (std::size_t k = 0; k < 4; ++k) {
    CAPTURE(k);
    const study::SingleRun alone = study::run_single(cases[order[k]]);
    CHECK(together[k].state_hash == alone.state_hash);
    CHECK(together[k].statistics.steps == alone.statistics.steps);
    CHECK(together[k].statistics.newton_iterations == alone.statistics.newton_iterations);
    CHECK(together[k].statistics.reaction_evaluations == alone.statistics.reaction_evaluations);
    CHECK(together[k].recording.sections[0].shown == alone.recording.sections[0].shown);
    for (std::size_t c = 0; c < alone.ledger.constituents.size(); ++c)
      CHECK(together[k].ledger.constituents[c].lost.value() ==
            alone.ledger.constituents[c].lost.value());
  }
  CHECK(together[0].state_hash != together[1].state_hash);
  CHECK(together[0].state_hash != together[2].state_hash);
}

TEST_CASE("many runs come in the order of their cases, each told of once") {
  const std::vector<Case> cases{rivers(1.0), rougher(1.0), rivers(2.0)};
  std::vector<int> told(cases.size(), 0);
  const study::ManyRuns many =
      study::run_many(cases, [&](std::size_t index, const study::SingleRun&) { ++told[index]; });
  CHECK(told == std::vector<int>{1, 1, 1});
  CHECK(many.flows >= 2);
  CHECK(many.flows <= 3);
  REQUIRE(many.runs.size() == 3);
  for (std::size_t i = 0; i < cases.size(); ++i)
    CHECK(many.runs[i].state_hash == study::run_single(cases[i]).state_hash);
}

TEST_CASE("of runs on one flow the one that fails is named, and the others have run") {
  std::vector<Case> cases{rivers(1.0), rivers(2.0), rivers(3.0)};
  cases[1].settings.initial_flow = InitialFlow::stored;
  cases[1].settings.stored.emplace().name = "gone.nc";
  std::vector<int> told(cases.size(), 0);
  CHECK_THROWS_WITH(
      study::run_many(cases, [&](std::size_t index, const study::SingleRun&) { ++told[index]; }),
      doctest::Contains("gone.nc"));
  CHECK(told == std::vector<int>{1, 0, 1});
}

TEST_CASE("a failure in the water of one run leaves the others on its flow alone") {
  std::vector<Case> cases{rivers(1.0), rivers(2.0)};
  // No number: the first step of the second finds it.
  cases[1].forcing.boundaries[0].concentration[0] = base::Series(std::nan(""));
  std::vector<int> told(cases.size(), 0);
  cases[1].scenario = "bad";
  CHECK_THROWS_WITH_AS(
      study::run_many(cases, [&](std::size_t index, const study::SingleRun&) { ++told[index]; }),
      doctest::Contains("scenario 'bad': "), base::RunError);
  CHECK(told == std::vector<int>{1, 0});
}
