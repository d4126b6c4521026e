// Inputs outside the ranges that were published for them.
#include <doctest/doctest.h>

#include "model/quality/parameters.hpp"
#include "scenarios/doctor/published.hpp"
#include "tests/unit/doctor/made_result.hpp"

using namespace biandan;
using testing::MadeResult;

namespace {

doctor::Outcome with(const Case& problem) {
  MadeResult result(testing::canal());
  result.rows(2);
  result.end();
  doctor::Evidence evidence = result.evidence();
  evidence.problem = &problem;
  return doctor::check_input_ranges(evidence);
}

}  // namespace

TEST_CASE("every range names a parameter of the catalogue, in its unit, and holds its default") {
  for (const doctor::PublishedRange& range : doctor::parameter_ranges()) {
    CAPTURE(range.name);
    const quality::ParameterInfo* info = quality::find_parameter(range.name);
    REQUIRE(info != nullptr);
    CHECK(info->unit == range.unit);
    const double usual = info->fallback / info->scale;
    CHECK((usual == 0.0 || (usual >= range.low * 0.999 && usual <= range.high * 1.001)));
    CHECK(range.low < range.high);
    CHECK_FALSE(range.source.empty());
  }
}

TEST_CASE("a case within the ranges is fine; without a case nothing is looked at") {
  CHECK(with(testing::canal()).findings.empty());
  MadeResult result(testing::canal());
  result.rows(2);
  result.end();
  doctor::Evidence evidence = result.evidence();
  evidence.problem = nullptr;
  const doctor::Outcome outcome = doctor::check_input_ranges(evidence);
  CHECK_FALSE(outcome.looked);
  CHECK(outcome.gaps.at(0).reason == doctor::Reason::no_case);
}

TEST_CASE("a parameter outside is told with its range, zero switches it off") {
  Case problem = testing::canal();
  problem.quality.kinetics = "lumped";
  problem.quality.parameters = {{"nitrification_rate", 3.0 * quality::per_day, {}}};
  const doctor::Outcome outcome = with(problem);
  REQUIRE(outcome.findings.size() == 1);
  CHECK(outcome.findings[0].subject == "nitrification_rate");
  CHECK(outcome.findings[0].amount == doctest::Approx(3.0));
  CHECK(outcome.findings[0].high == doctest::Approx(1.175));
  CHECK(outcome.findings[0].unit == "1/d");
  problem.quality.parameters[0].value = 0.0;
  CHECK(with(problem).findings.empty());
  // Its ends are within.
  problem.quality.parameters[0].value = 0.022 * quality::per_day;
  CHECK(with(problem).findings.empty());
}

TEST_CASE("roughness and what comes in are judged, all places of one input in one finding") {
  Case problem = testing::canal();
  problem.network.reaches.push_back(problem.network.reaches[0]);
  problem.network.reaches[1].name = "R2";
  problem.network.reaches[0].manning = 0.2;
  problem.network.reaches[1].manning = 0.3;
  doctor::Outcome outcome = with(problem);
  REQUIRE(outcome.findings.size() == 1);
  CHECK(outcome.findings[0].place == "R2");
  CHECK(outcome.findings[0].others == std::vector<std::string>{"R1"});

  problem = testing::canal();
  problem.quality.constituents[0].name = "NH3-N";
  forcing::Load load;
  load.name = "outfall";
  load.concentration = {base::Series(500.0)};
  problem.forcing.loads.push_back(load);
  outcome = with(problem);
  REQUIRE(outcome.findings.size() == 1);
  CHECK(outcome.findings[0].subject == "NH3-N");
  CHECK(outcome.findings[0].place == "outfall");
}
