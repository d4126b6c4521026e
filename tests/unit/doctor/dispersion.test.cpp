// Artificial against given dispersion by reach, and transport of first order.
#include <doctest/doctest.h>

#include <limits>

#include "tests/unit/doctor/made_result.hpp"

using namespace biandan;
using testing::MadeResult;

namespace {

doctor::Outcome with(transport::ReachDispersion measured, long implicit = 0) {
  MadeResult result(testing::canal());
  result.statistics.dispersion.assign(1, measured);
  result.statistics.implicit_in_reach.assign(1, implicit);
  result.said.transport_steps = 100;
  result.rows(3);
  result.end();
  return doctor::check_artificial_dispersion(result.evidence());
}

}  // namespace

TEST_CASE("a reach whose scheme spreads more than its water is named") {
  const doctor::Outcome outcome = with({{2.0, 5.0, 0.1}, 7.0});
  REQUIRE(outcome.findings.size() == 1);
  CHECK(outcome.findings[0].place == "R1");
  CHECK(outcome.findings[0].amount == 7.0);
  CHECK(outcome.findings[0].bound == 2.0);
  CHECK(outcome.findings[0].weight == doctor::Weight::look);
  CHECK(with({{2.0, 5.0, 0.1}, 51.0}).findings.at(0).weight == doctor::Weight::serious);
}

TEST_CASE("less is nothing, a trace is nothing, and what was not measured is said") {
  CHECK(with({{2.0, 5.0, 0.1}, 1.9}).findings.empty());
  CHECK(with({{0.0, 0.0, 0.0}, 0.009}).findings.empty());
  CHECK(with({{0.0, 0.0, 0.0}, -3.0}).findings.empty());
  const doctor::Outcome unknown = with({{2.0, 5.0, 0.1}, std::numeric_limits<double>::quiet_NaN()});
  CHECK(unknown.findings.empty());
  CHECK_FALSE(unknown.looked);
  CHECK(unknown.gaps.at(0).reason == doctor::Reason::no_artificial);
  CHECK(unknown.gaps.at(0).subject == "R1");
}

TEST_CASE("implicit transport in more than a tenth of a reach is told") {
  // Six cells lie on the reach, the ends among them.
  const doctor::Outcome outcome = with({{2.0, 5.0, 0.1}, 0.0}, 61);
  REQUIRE(outcome.findings.size() == 1);
  CHECK(outcome.findings[0].kind == doctor::Kind::first_order);
  CHECK(with({{2.0, 5.0, 0.1}, 0.0}, 59).findings.empty());
}
