// Swings at sections, structures, cells and faces of a result, and those that structures drive.
#include <doctest/doctest.h>

#include "tests/unit/doctor/made_result.hpp"

using namespace biandan;
using testing::MadeResult;

namespace {

const doctor::Finding* find(const doctor::Outcome& outcome, doctor::Kind kind) {
  const auto found = std::ranges::find(outcome.findings, kind, &doctor::Finding::kind);
  return found == outcome.findings.end() ? nullptr : &*found;
}

Case gated_canal() {
  Case problem = testing::canal();
  network::Structure gate;
  gate.name = "gate";
  gate.from.node = network::NodeId(0);
  gate.to.node = network::NodeId(1);
  gate.kind = network::Gate{};
  problem.network.structures.push_back(gate);
  return problem;
}

}  // namespace

TEST_CASE("a level that swings is told at the section, and once for all cells") {
  MadeResult result(testing::canal());
  for (int k = 0; k < 100; ++k) {
    for (double& level : result.flow.level) level = 1.0 + (k % 2 == 0 ? 0.02 : -0.02);
    result.row();
  }
  result.end();
  const doctor::Outcome outcome = doctor::check_oscillation(result.evidence());
  REQUIRE(outcome.findings.size() == 2);
  CHECK(outcome.findings[0].place == "bridge");
  CHECK(outcome.findings[0].amount == doctest::Approx(0.02).epsilon(0.01));
  CHECK(outcome.findings[0].weight == doctor::Weight::look);
  CHECK(outcome.findings[1].others.size() == result.grid().cells.size() - 1);
  CHECK(outcome.gaps.empty());
}

TEST_CASE("still water, and water that rises, swings nowhere") {
  MadeResult result(testing::canal());
  for (int k = 0; k < 100; ++k) {
    for (double& level : result.flow.level) level += 0.01;
    result.row();
  }
  result.end();
  const doctor::Outcome outcome = doctor::check_oscillation(result.evidence());
  CHECK(outcome.findings.empty());
  CHECK(outcome.gaps.empty());
  CHECK(outcome.looked);
}

TEST_CASE("swings that a gate drives are told as its doing, its own steps not at all") {
  MadeResult driven(gated_canal());
  for (int k = 0; k < 100; ++k) {
    driven.flow.setting[0] = k % 4 < 2 ? 1.0 : 0.0;
    for (double& level : driven.flow.level) level = 1.0 + (k % 4 < 2 ? 0.1 : -0.1);
    driven.flow.discharge.back() = 5.0 * driven.flow.setting[0];
    driven.row();
  }
  driven.end();
  const doctor::Outcome outcome = doctor::check_oscillation(driven.evidence());
  REQUIRE(outcome.findings.size() == 1);
  CHECK(outcome.findings[0].kind == doctor::Kind::driven_swing);
  CHECK(outcome.findings[0].subject == "gate");

  MadeResult own(gated_canal());
  for (int k = 0; k < 100; ++k) {
    own.flow.discharge.back() = 5.0 + (k % 2 == 0 ? 2.0 : -2.0);
    own.row();
  }
  own.end();
  const doctor::Outcome swings = doctor::check_oscillation(own.evidence());
  const doctor::Finding* found = find(swings, doctor::Kind::oscillating_flow);
  REQUIRE(found != nullptr);
  CHECK(found->place == "gate");
  CHECK(found->amount == doctest::Approx(2.0));
}

TEST_CASE(
    "a swing through a structure counts against all that runs through it, not what is left at "
    "rest") {
  MadeResult result(gated_canal());
  for (int k = 0; k < 100; ++k) {
    result.flow.setting[0] = k < 5 ? 0.5 : 1.0;
    result.flow.discharge.back() = 20.0 * result.flow.setting[0] + (k % 2 == 0 ? 0.3 : -0.3);
    result.row();
  }
  result.end();
  CHECK(find(doctor::check_oscillation(result.evidence()), doctor::Kind::oscillating_flow) ==
        nullptr);
}

TEST_CASE("rows too far apart, or too few, are told as not looked at") {
  Case problem = testing::canal(400.0);
  problem.settings.output_interval = problem.settings.section_interval = 4 * 3600.0;
  MadeResult apart(problem);
  apart.rows(50);
  apart.end();
  const doctor::Outcome coarse = doctor::check_oscillation(apart.evidence());
  CHECK_FALSE(coarse.looked);
  REQUIRE(coarse.gaps.size() == 2);
  CHECK(coarse.gaps[0].reason == doctor::Reason::rows_apart);

  MadeResult few(testing::canal());
  few.rows(3);
  few.end();
  const doctor::Outcome short_run = doctor::check_oscillation(few.evidence());
  CHECK_FALSE(short_run.looked);
  CHECK(short_run.gaps.at(0).reason == doctor::Reason::too_few_rows);
}
