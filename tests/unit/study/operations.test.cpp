// The log of operations and structures that switch back and forth.
#include "scenarios/study/operations.hpp"

#include <doctest/doctest.h>

#include "tests/unit/study/river_watch.hpp"

using namespace biandan;
using testing::MadeUpRun;

namespace {

Case two_gates() {
  test::RiverCase river;
  const auto a = river.node("a");
  const auto b = river.node("b");
  river.reach("ab", a, b, 400.0, 200.0, 0.0, 0.0, 5.0, 1.0, 0.03);
  for (const char* name : {"G1", "G2"}) river.structure(name, a, b).kind = network::Gate{};
  return river.problem;
}

void check(const study::Operation& found, const study::Operation& expected) {
  CHECK(found.time == expected.time);
  CHECK(found.until == expected.until);
  CHECK(found.structure == expected.structure);
  CHECK(found.rule_before == expected.rule_before);
  CHECK(found.rule == expected.rule);
  CHECK(found.setting_before == expected.setting_before);
  CHECK(found.setting == expected.setting);
}

/// A gate that moves between 0 and 1 at every step, under rule 0 and rule 1 in turn.
study::Operations back_and_forth(double step, int moves, int rule_of_one,
                                 std::size_t most = 10000) {
  const Case problem = two_gates();
  study::OperationLog log(most);
  MadeUpRun made(problem, log, step);
  made.start();
  for (int k = 1; k <= moves; ++k) {
    made.flow.setting[0] = k % 2;
    made.flow.rule[0] = k % 2 == 1 ? rule_of_one : rule_of_one < 0 ? -1 : 0;
    made.step();
  }
  made.finish();
  return log.operations();
}

}  // namespace

TEST_CASE("every change is logged once, with its step, rules and settings") {
  const Case problem = two_gates();
  study::OperationLog log;
  MadeUpRun made(problem, log);
  made.flow.setting = {1.0, 0.5};
  made.start();
  made.step();  // nothing happens from 0 s on
  made.flow.setting[1] = 0.2;
  made.step();  // the schedule of G2, 300 s
  made.flow.rule[0] = 3;
  made.flow.setting[0] = 0.0;
  made.step();  // a rule shuts G1, 600 s
  made.flow.rule[0] = 4;
  made.step();  // another rule wants the same, 900 s
  made.step();
  made.flow.rule[0] = -1;
  made.flow.setting[0] = 1.0;
  made.step();  // the schedule again, 1500 s
  made.finish();
  const study::Operations& found = log.operations();
  REQUIRE(found.list.size() == 4);
  check(found.list[0], {300.0, 300.0, 1, -1, -1, 0.5, 0.2});
  check(found.list[1], {600.0, 600.0, 0, -1, 3, 1.0, 0.0});
  check(found.list[2], {900.0, 900.0, 0, 3, 4, 0.0, 0.0});
  check(found.list[3], {1500.0, 1500.0, 0, 4, -1, 0.0, 1.0});
  CHECK(found.switches == std::vector<long>{2, 1});
  CHECK(found.total_switches() == 3);
  CHECK(found.moved_structures() == 2);
  CHECK(found.left_out == 0);
  CHECK(found.chatter.empty());
}

TEST_CASE("a gate that travels through steps operates once in each direction") {
  const Case problem = two_gates();
  study::OperationLog log;
  MadeUpRun made(problem, log);
  made.flow.setting[0] = 1.0;
  made.start();
  made.flow.rule[0] = 0;
  for (const double setting : {0.8, 0.4, 0.1}) {
    made.flow.setting[0] = setting;
    made.step();
  }
  made.step();  // it stands
  made.flow.setting[0] = 0.0;
  made.step();  // and goes on later: another operation
  made.flow.setting[0] = 0.3;
  made.step();
  made.finish();
  const study::Operations& found = log.operations();
  REQUIRE(found.list.size() == 3);
  check(found.list[0], {0.0, 600.0, 0, -1, 0, 1.0, 0.1});
  check(found.list[1], {1200.0, 1200.0, 0, 0, 0, 0.1, 0.0});
  check(found.list[2], {1500.0, 1500.0, 0, 0, 0, 0.0, 0.3});
  CHECK(found.switches[0] == 3);
}

TEST_CASE("what does not fit into the log is counted") {
  const study::Operations found = back_and_forth(3600.0, 20, 1, 5);
  CHECK(found.list.size() == 5);
  CHECK(found.left_out == 15);
  CHECK(found.switches[0] == 20);
  CHECK(found.list.back().time == 4 * 3600.0);
}

TEST_CASE("more than six reversals within six hours are chatter") {
  CHECK(back_and_forth(300.0, 7, 1).chatter.empty());  // six reversals
  const study::Operations found = back_and_forth(300.0, 10, 1);
  REQUIRE(found.chatter.size() == 1);
  CHECK(found.chatter[0].structure == 0);
  CHECK(found.chatter[0].reversals == 9);
  CHECK(found.chatter[0].from == 300.0);
  CHECK(found.chatter[0].to == 2700.0);
  CHECK(found.chatter[0].rules == std::vector<int>{0, 1});
  CHECK(back_and_forth(3600.0, 50, 1).chatter.size() == 1);  // seven reversals in exactly six hours
  CHECK(back_and_forth(3660.0, 50, 1).chatter.empty());
  CHECK(back_and_forth(300.0, 50, -1).chatter.empty());  // a schedule means what it says
}

TEST_CASE(
    "a station whose units start more than six times an hour by their own levels is chatter") {
  Case problem = two_gates();
  network::Pump station;
  station.units.push_back({.name = "1"});
  problem.network.structures[0].kind = station;
  const auto chatters = [&](double step) {
    study::OperationLog log;
    MadeUpRun made(problem, log, step);
    made.start();
    for (int k = 1; k <= 30; ++k) {
      made.flow.setting[0] = k % 2;
      made.step();
    }
    made.finish();
    return log.operations().chatter;
  };
  CHECK(chatters(301.0).empty());  // twelve reversals in an hour and 12 s
  const auto found = chatters(240.0);
  REQUIRE(found.size() == 1);
  CHECK(found[0].structure == 0);
  CHECK(found[0].rules == std::vector<int>{-1});
}
