// The watches of a run over its recorded rows.
#include "scenarios/doctor/replay.hpp"

#include <doctest/doctest.h>

#include "tests/unit/doctor/made_result.hpp"

using namespace biandan;
using testing::MadeResult;

namespace {

/// A pump that lifts water back from the end of the canal to its beginning, under a rule.
Case circle() {
  Case problem = testing::pumped_canal();
  network::Rule rule;
  rule.name = "lift";
  rule.structure = network::StructureId(0);
  problem.network.rules.push_back(rule);
  return problem;
}

}  // namespace

TEST_CASE("chatter and circular pumping are found in the rows of a run that did not end") {
  const Case problem = circle();
  MadeResult result(problem);
  for (int k = 0; k < 100; ++k) {
    const bool on = k % 4 < 2;
    result.flow.rule[0] = on ? 0 : -1;
    result.flow.setting[0] = on ? 1.0 : 0.0;
    for (double& discharge : result.flow.discharge) discharge = on ? 2.0 : 0.0;
    result.row();
  }
  result.leave();
  const doctor::Statements said = doctor::replay(result.reader(), problem);
  CHECK(said.from_rows);
  REQUIRE(said.chatter.size() == 1);
  CHECK(said.chatter[0].structure == "pump");
  CHECK(said.chatter[0].reversals > 20);
  CHECK(said.chatter[0].rules == std::vector<std::string>{"", "lift"});
  REQUIRE(said.circular.size() == 1);
  CHECK(said.circular[0].pump == "pump");
  CHECK(said.circular[0].way == std::vector<std::string>{"R1"});
  CHECK(said.circular[0].seconds == doctest::Approx(49 * 300.0));

  result.said = said;
  const doctor::Outcome chatter = doctor::check_chatter(result.evidence());
  CHECK(chatter.findings.size() == 1);
  CHECK(chatter.gaps.at(0).reason == doctor::Reason::from_rows);
  CHECK_FALSE(doctor::check_steps(result.evidence()).looked);
}

TEST_CASE("a pump that stands does neither") {
  const Case problem = circle();
  MadeResult result(problem);
  result.rows(20);
  result.leave();
  const doctor::Statements said = doctor::replay(result.reader(), problem);
  CHECK(said.chatter.empty());
  CHECK(said.circular.empty());
  CHECK(said.above_survey.empty());
  CHECK(said.unmixed.empty());
}
