// What a run says of spreading: by the water, by the scheme, by storage zones.
#include "scenarios/report/dispersion_report.hpp"

#include <doctest/doctest.h>

#include "tests/support/river_case.hpp"

using namespace biandan;
using report::Language;

namespace {

bool contains(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

/// Two reaches that carry something.
Case two_reaches() {
  test::RiverCase river;
  const auto a = river.node("A"), b = river.node("B"), c = river.node("C");
  river.reach("R1", a, b, 1000.0, 100.0, 0.0, 0.0, 10.0, 0.0, 0.03);
  river.reach("R2", b, c, 1000.0, 100.0, 0.0, 0.0, 10.0, 0.0, 0.03);
  river.problem.settings.step = 300.0;
  return river.problem;
}

run::RunStatistics spreading(double artificial) {
  run::RunStatistics statistics;
  statistics.cells = 21;
  statistics.transport_steps = 1000;
  statistics.implicit_in_reach = {0, 0};
  for (const double of_reach : {0.1, artificial}) {
    transport::ReachDispersion& it = statistics.dispersion.emplace_back();
    it.physical = {.used = 5.0, .fischer = 8.0, .elder = 0.2};
    it.artificial = of_reach;
  }
  return statistics;
}

}  // namespace

TEST_CASE("reaches where the scheme spreads more than the water") {
  const Case problem = two_reaches();
  CHECK(report::artificial_line(problem, spreading(4.0), Language::en).empty());
  const std::string line = report::artificial_line(problem, spreading(12.0), Language::en);
  CHECK(contains(line, "exceeds the one of the water in 1 reach (m²/s): R2 12"));
  CHECK(contains(line, "shorter cells there and shorter steps lessen it"));
}

TEST_CASE("transport of first order is told where it is not rare") {
  const Case problem = two_reaches();
  run::RunStatistics statistics = spreading(0.1);
  statistics.implicit_cells = 2000;  // of 21,000
  CHECK(report::first_order_line(problem, statistics, Language::en).empty());
  statistics.implicit_cells = 8400;
  statistics.implicit_in_reach = {1000, 7000};
  const std::string line = report::first_order_line(problem, statistics, Language::en);
  CHECK(contains(line, "in 40 % of cells and sub-steps, most in R2:"));
  CHECK(contains(report::first_order_line(problem, statistics, Language::zh), "一阶输移"));
}

TEST_CASE("storage zones that exchange faster than the steps are told with a step that is enough") {
  const Case problem = two_reaches();
  run::RunStatistics statistics = spreading(0.1);
  statistics.zone_rate = 1e-3;
  statistics.zone_place = "R1:500";
  CHECK(report::zones_line(problem, statistics, Language::en).empty());
  statistics.zone_rate = 4e-3;
  const std::string line = report::zones_line(problem, statistics, Language::en);
  CHECK(contains(line, "even out 1.2 times a step at R1:500"));
  CHECK(contains(line, "a flow.step of at most 125 s"));
  CHECK(contains(report::zones_line(problem, statistics, Language::zh), "滞水区"));
}
