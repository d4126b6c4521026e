// A day of every shipped scenario, short enough for the sanitizers: it closes, and a second run
// ends in the same state, bit for bit.
#include <doctest/doctest.h>

#include <string>

#include "tests/shipped/figures.hpp"

TEST_CASE("a day of every scenario of zhonglou closes and can be repeated") {
  for (const std::string scenario : {"-", "dry", "plum-rain", "polder-drawdown"}) {
    CAPTURE(scenario);
    biandan::Case problem = shipped::shipped_case("zhonglou", scenario);
    problem.settings.duration = 86400.0;
    const auto first = biandan::study::run_single(problem);
    const auto second = biandan::study::run_single(problem);
    CHECK(first.ledger.water.relative() <= biandan::run::ledger_tolerance);
    CHECK(first.ledger.worst_constituent().relative() <= biandan::run::ledger_tolerance);
    CHECK(first.state_hash == second.state_hash);
  }
}
