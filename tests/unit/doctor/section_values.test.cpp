// Dry sections, and concentrations that cannot be or say nothing.
#include <doctest/doctest.h>

#include "tests/unit/doctor/made_result.hpp"

using namespace biandan;
using testing::MadeResult;

namespace {

/// `value(row)` is the concentration, `depth(row)` the depth at the section.
template <class Value, class Depth>
doctor::Outcome with(const std::string& constituent, Value value, Depth depth) {
  Case problem = testing::canal();
  problem.quality.constituents[0].name = constituent;
  MadeResult result(problem);
  for (int k = 0; k < 40; ++k) {
    for (double& level : result.flow.level) level = depth(k);
    for (double& each : result.concentration) each = value(k);
    result.row();
  }
  result.end();
  return doctor::check_section_values(result.evidence());
}

double one(int) {
  return 1.0;
}
double rising(int k) {
  return 1.0 + 0.1 * k;
}

doctor::Kind only(const doctor::Outcome& outcome) {
  REQUIRE(outcome.findings.size() == 1);
  CHECK(outcome.findings[0].place == "bridge");
  return outcome.findings[0].kind;
}

}  // namespace

TEST_CASE("a section is fine while there is water and its values move") {
  CHECK(with("salt", rising, one).findings.empty());
  CHECK(with("salt", rising, one).gaps.empty());
  CHECK(with("DO", rising, one).findings.empty());
}

TEST_CASE("a section that is often a film is told, a short one is not") {
  const auto often = [](int k) { return k < 10 ? 0.01 : 1.0; };
  const auto rarely = [](int k) { return k < 3 ? 0.01 : 1.0; };
  CHECK(only(with("salt", rising, often)) == doctor::Kind::dry_section);
  CHECK(with("salt", rising, often).findings[0].weight == doctor::Weight::serious);
  CHECK(with("salt", rising, often).findings[0].amount == doctest::Approx(0.25));
  CHECK(with("salt", rising, rarely).findings.empty());
}

TEST_CASE("values below zero, always zero, never changing, without oxygen") {
  CHECK(only(with(
            "salt", [](int k) { return k == 7 ? -0.1 : 1.0 + k; }, one)) == doctor::Kind::negative);
  CHECK(only(with(
            "salt", [](int) { return 0.0; }, one)) == doctor::Kind::absent);
  CHECK(only(with("salt", one, one)) == doctor::Kind::unchanging);
  CHECK(only(with(
            "DO", [](int k) { return k < 10 ? 0.1 : 5.0; }, one)) == doctor::Kind::no_oxygen);
  // Degrees may be below zero, and need not move.
  CHECK(with(
            "T", [](int) { return -0.2; }, one)
            .findings.empty());
}
