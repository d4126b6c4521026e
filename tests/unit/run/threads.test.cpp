// Runs share nothing: several at once, each in a thread of its own, end in the bits of one alone.
#include <doctest/doctest.h>

#include <string>
#include <thread>
#include <vector>

#include "model/quality/kinetics_set.hpp"
#include "solver/record/state_hash.hpp"
#include "solver/run/simulate.hpp"
#include "tests/support/bench_network.hpp"

using namespace biandan;

namespace {

Case half_a_day(const std::string& kinetics) {
  Case problem = test::bench_network(test::bench_100);
  problem.settings.duration = 0.5 * 86400.0;
  problem.quality.kinetics = kinetics;
  problem.quality.constituents = quality::constituents_of(*quality::find_kinetics(kinetics));
  problem.forcing.weather.solar = base::Series(200.0);
  for (forcing::Boundary& boundary : problem.forcing.boundaries)
    for (const quality::Constituent& one : problem.quality.constituents)
      boundary.concentration.emplace_back(1.2 * one.initial);
  return problem;
}

struct End : run::Observer {
  void finish(const run::RunView& view, const run::RunStatistics&) override {
    hash = record::state_hash(view);
  }
  std::string hash;
};

std::string hash_of(const Case& problem) {
  End end;
  run::Observer* observers[] = {&end};
  run::simulate(problem, observers);
  return end.hash;
}

}  // namespace

TEST_CASE("two runs of one case and two of another, all at once") {
  const std::vector<Case> cases{half_a_day("lumped"), half_a_day("full"), half_a_day("full"),
                                half_a_day("lumped")};
  std::vector<std::string> alone;
  for (const Case& problem : cases) alone.push_back(hash_of(problem));
  CHECK(alone[0] == alone[3]);
  CHECK(alone[1] == alone[2]);
  CHECK(alone[0] != alone[1]);

  std::vector<std::string> together(cases.size());
  std::vector<std::thread> threads;
  for (std::size_t k = 0; k < cases.size(); ++k)
    threads.emplace_back([&, k] { together[k] = hash_of(cases[k]); });
  for (std::thread& thread : threads) thread.join();
  CHECK(together == alone);
}
