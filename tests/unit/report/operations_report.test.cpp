// The lines about structures.
#include "scenarios/report/operations_report.hpp"

#include <doctest/doctest.h>

using namespace biandan;
using namespace biandan::report;

namespace {

Case gated() {
  Case problem;
  problem.settings.start = *base::parse_instant("2021-06-15 00:00", problem.settings.utc_offset);
  for (const char* name : {"G1", "PU1"}) problem.network.structures.emplace_back().name = name;
  for (const char* name : {"shut", "open"}) problem.network.rules.emplace_back().name = name;
  for (const char* name : {"R1", "R2"}) problem.network.reaches.emplace_back().name = name;
  return problem;
}

}  // namespace

TEST_CASE("how often structures moved") {
  study::Operations operations;
  CHECK(operations_line({}, operations, Language::en) == "");
  operations.switches = {0, 0};
  CHECK(operations_line(gated(), operations, Language::en) == "operations: 0 switches");
  operations.switches = {0, 1};
  CHECK(operations_line(gated(), operations, Language::en) ==
        "operations: 1 switch of 1 structure");
  operations.switches = {6, 8};
  CHECK(operations_line(gated(), operations, Language::en) ==
        "operations: 14 switches of 2 structures, most of PU1 (8)");
  CHECK(operations_line(gated(), operations, Language::zh) ==
        "启闭: 14 次, 2 座建筑物, 最多为 PU1 (8)");
}

TEST_CASE("what is wrong with the operation, one line each") {
  study::SingleRun run;
  CHECK(finding_lines(gated(), run, Language::en).empty());
  run.operations.chatter.push_back({0, 3600.0, 7200.0, 8, {-1, 0, 1}});
  run.circular_pumping.push_back({1, 600.0, 5400.0, {0}, {1}});
  run.circular_pumping.push_back({1, 600.0, 90000.0, {}, {0, 1}});
  const std::vector<std::string> lines = finding_lines(gated(), run, Language::en);
  REQUIRE(lines.size() == 3);
  CHECK(lines[0] ==
        "chatter: G1 turned back 8 times, 06-15 01:00 to 06-15 02:00, by schedule, shut, open");
  CHECK(lines[1] == "circular pumping: PU1 from 06-15 00:10, 1.5 h, water returns through G1");
  CHECK(lines[2] == "circular pumping: PU1 from 06-15 00:10, 25 h, water returns through R1, R2");
  CHECK(finding_lines(gated(), run, Language::zh)[0] ==
        "频繁启闭: G1 往复 8 次, 06-15 01:00 至 06-15 02:00, 规则 计划, shut, open");
}
