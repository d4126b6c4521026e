// What the checks take from what the run said of itself.
#include <doctest/doctest.h>

#include "tests/unit/doctor/made_result.hpp"

using namespace biandan;
using doctor::Kind;
using testing::MadeResult;

namespace {

/// A result that ended, of a canal with a pump, in which all is well.
struct Sound : MadeResult {
  Sound() : MadeResult(testing::pumped_canal()) {
    rows(20);
    end();
    said.steps = 1000;
    said.cells = 6;
  }
};

}  // namespace

TEST_CASE("a run that did not end is the first thing to know") {
  MadeResult result(testing::canal());
  result.rows(73);
  result.leave();
  const doctor::Evidence evidence = result.evidence();
  const doctor::Outcome outcome = doctor::check_end(evidence);
  REQUIRE(outcome.findings.size() == 1);
  CHECK(outcome.findings[0].weight == doctor::Weight::serious);
  CHECK(*outcome.findings[0].to == 72 * 300.0);
  CHECK(outcome.findings[0].amount == doctest::Approx(0.25));
  CHECK(doctor::examine(evidence).findings.at(0).finding.kind == Kind::not_ended);
  CHECK(doctor::check_end(Sound().evidence()).findings.empty());
}

TEST_CASE("an account that does not close is told") {
  MadeResult result(testing::canal());
  result.ledger.water.initial = 1000.0;
  result.ledger.water.stored = 1000.0 + 1e-6;
  result.rows(3);
  result.end();
  const doctor::Outcome outcome = doctor::check_balance(result.evidence());
  REQUIRE(outcome.findings.size() == 1);
  CHECK(outcome.findings[0].subject == "water");
  CHECK(outcome.findings[0].amount == doctest::Approx(1e-9).epsilon(0.01));
  CHECK(doctor::check_balance(Sound().evidence()).findings.empty());
}

TEST_CASE("steps are told where they did not converge often, not where rules switched") {
  Sound result;
  result.said.refined = {{"no convergence", "R1:200", 20}, {"switching", "pump", 900}};
  doctor::Outcome outcome = doctor::check_steps(result.evidence());
  REQUIRE(outcome.findings.size() == 1);
  CHECK(outcome.findings[0].place == "R1:200");
  CHECK(outcome.findings[0].amount == doctest::Approx(0.02));
  result.said.refined[0].count = 10;
  CHECK(doctor::check_steps(result.evidence()).findings.empty());
  result.said.refined[0].count = 101;
  CHECK(doctor::check_steps(result.evidence()).findings.at(0).weight == doctor::Weight::serious);

  Sound thirsty;
  thirsty.said.limited_outflows = 1;
  thirsty.said.withdrawal_shortage = 5.0;
  outcome = doctor::check_steps(thirsty.evidence());
  REQUIRE(outcome.findings.size() == 2);
  CHECK(outcome.findings[0].kind == Kind::limited_outflow);
  CHECK(outcome.findings[1].kind == Kind::shortage);
}

TEST_CASE("chatter, circular pumping and water above the survey are those of the run") {
  Sound result;
  CHECK(doctor::check_chatter(result.evidence()).findings.empty());
  CHECK(doctor::check_circular_pumping(result.evidence()).findings.empty());
  CHECK(doctor::check_above_survey(result.evidence()).findings.empty());
  result.said.chatter = {{"pump", 300.0, 900.0, 12, {"", "rule"}}};
  result.said.circular = {{"pump", 600.0, 7200.0, {"R1"}}};
  result.said.above_survey = {{"R1:200", 5.0, 4.5, 600.0, 3}};
  const auto chatter = doctor::check_chatter(result.evidence()).findings.at(0);
  CHECK(chatter.place == "pump");
  CHECK(chatter.count == 12);
  CHECK(doctor::check_circular_pumping(result.evidence()).findings.at(0).amount == 7200.0);
  CHECK(doctor::check_above_survey(result.evidence()).findings.at(0).bound == 4.5);
}

TEST_CASE("outfalls are told by the section that they reach unmixed, the worst by name first") {
  Sound result;
  result.said.unmixed = {{"A", "R1 at 0 m", "bridge", 600.0, 900.0, 1.5},
                         {"B", "R1 at 600 m", "bridge", 0.0, 900.0, std::nullopt},
                         {"C", "R1 at 900 m", "mouth", 300.0, 900.0, 1.2}};
  result.said.outfalls = 4;
  result.said.dry_outfalls = 1;
  const doctor::Outcome outcome = doctor::check_mixing(result.evidence());
  REQUIRE(outcome.findings.size() == 2);
  CHECK(outcome.findings[0].subject == "B (R1 at 600 m)");
  CHECK(outcome.findings[0].others == std::vector<std::string>{"A (R1 at 0 m)"});
  CHECK(outcome.findings[1].place == "mouth");
  CHECK(outcome.gaps.at(0).reason == doctor::Reason::dry_outfalls);
}

TEST_CASE("a case that is mostly assumed is told") {
  Case problem = testing::canal();
  problem.provenance = {1, 1, 3};
  MadeResult assumed(problem);
  assumed.rows(2);
  assumed.end();
  const doctor::Outcome outcome = doctor::check_provenance(assumed.evidence());
  REQUIRE(outcome.findings.size() == 1);
  CHECK(outcome.findings[0].amount == doctest::Approx(0.6));
  problem.provenance = {2, 1, 3};
  MadeResult half(problem);
  half.rows(2);
  half.end();
  CHECK(doctor::check_provenance(half.evidence()).findings.empty());
}
