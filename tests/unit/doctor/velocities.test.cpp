// Water too fast, above the critical state, and never in motion.
#include <doctest/doctest.h>

#include "tests/unit/doctor/made_result.hpp"

using namespace biandan;
using testing::MadeResult;

namespace {

struct Looked {
  doctor::Outcome velocities, still;
};

/// Water of a velocity and depth at one cell, elsewhere 0.1 m/s and 1 m.
Looked with(double velocity, double depth, double elsewhere = 0.1) {
  MadeResult result(testing::canal());
  for (double& each : result.flow.velocity) each = elsewhere;
  result.row();
  const std::size_t cell = result.cell("R1:400");
  result.flow.velocity[cell] = velocity;
  result.flow.level[cell] = depth;
  result.row();
  result.flow.velocity[cell] = elsewhere;
  result.rows(2);
  result.end();
  return {doctor::check_velocities(result.evidence()),
          doctor::check_still_water(result.evidence())};
}

}  // namespace

TEST_CASE("water that is too fast is told with its cell and time, whatever its direction") {
  const doctor::Outcome outcome = with(-3.5, 2.0).velocities;
  REQUIRE(outcome.findings.size() == 1);
  CHECK(outcome.findings[0].kind == doctor::Kind::fast);
  CHECK(outcome.findings[0].place == "R1:400");
  CHECK(*outcome.findings[0].from == 300.0);
  CHECK(outcome.findings[0].amount == doctest::Approx(3.5));
  CHECK(outcome.findings[0].count == 1);
  CHECK(with(2.9, 2.0).velocities.findings.empty());
}

TEST_CASE("flow above the critical state is told, a film is not") {
  const doctor::Outcome outcome = with(2.0, 0.2).velocities;
  REQUIRE(outcome.findings.size() == 1);
  CHECK(outcome.findings[0].kind == doctor::Kind::supercritical);
  CHECK(outcome.findings[0].amount == doctest::Approx(1.428).epsilon(0.001));
  CHECK(with(1.3, 0.2).velocities.findings.empty());
  CHECK(with(2.0, 0.04).velocities.findings.empty());
}

TEST_CASE("a reach in which nothing ever moves is told") {
  const doctor::Outcome outcome = with(0.0, 1.0, 0.0).still;
  REQUIRE(outcome.findings.size() == 1);
  CHECK(outcome.findings[0].place == "R1");
  CHECK(with(0.01, 1.0, 0.0).still.findings.empty());
}
