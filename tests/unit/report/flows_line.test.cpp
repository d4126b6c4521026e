#include "scenarios/report/flows_line.hpp"

#include <doctest/doctest.h>

using namespace biandan;
using report::flows_line;
using report::Language;

TEST_CASE("how many runs were spared their flow, where any was") {
  CHECK(flows_line(8, 8, Language::en).empty());
  CHECK(flows_line(3, 8, Language::en) ==
        "flow computed 3 times for 8 runs: those whose inputs leave it as it is share it\n");
  CHECK(flows_line(3, 8, Language::zh) == "8 次计算共求解水动力 3 次: 水动力条件相同者共用\n");
  CHECK(flows_line(1, 8, Language::en).starts_with("flow computed once for 8 runs"));
}
