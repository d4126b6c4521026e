// The table of checks, the ranking, and that silence never stands for health.
#include "scenarios/doctor/checks.hpp"

#include <doctest/doctest.h>

#include <set>

#include "tests/unit/doctor/made_result.hpp"

using namespace biandan;
using testing::MadeResult;

TEST_CASE("every check has names of its own") {
  std::set<std::string_view> names, chinese;
  for (const doctor::Check& check : doctor::checks()) {
    CHECK(names.insert(check.name).second);
    CHECK(chinese.insert(check.zh).second);
  }
}

TEST_CASE("what cannot be looked at says why, in every check") {
  MadeResult result(testing::canal());
  result.row();
  result.leave();
  doctor::Evidence evidence = result.evidence();
  evidence.statements.reset();
  evidence.problem = nullptr;
  for (const doctor::Examined& it : doctor::examine(evidence).checks) {
    CAPTURE(it.check->name);
    CHECK((it.outcome.looked || !it.outcome.gaps.empty()));
  }
}

TEST_CASE("serious findings come first, then those furthest beyond their bounds") {
  Case problem = testing::canal();
  problem.provenance = {0, 0, 9};
  MadeResult result(problem);
  for (double& velocity : result.flow.velocity) velocity = 9.0;
  for (double& level : result.flow.level) level = 0.9;
  for (double& salt : result.concentration) salt = -1.0;
  result.rows(20);
  result.end();
  const doctor::Diagnosis diagnosis = doctor::examine(result.evidence());
  REQUIRE(diagnosis.findings.size() >= 3);
  CHECK(diagnosis.findings[0].finding.kind == doctor::Kind::negative);
  CHECK(diagnosis.serious() == 2);  // and the initial water
  for (std::size_t k = 3; k < diagnosis.findings.size(); ++k)
    CHECK(diagnosis.findings[k - 1].finding.excess >= diagnosis.findings[k].finding.excess);
}
