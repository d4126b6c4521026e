// What treatments did, on a terminal.
#include "scenarios/report/treatment_table.hpp"

#include <doctest/doctest.h>

using namespace biandan;
using report::Language;

TEST_CASE("water and what was taken out of it, by treatment") {
  Case problem;
  problem.quality.constituents.resize(4);
  const char* const names[] = {"DO", "COD", "NH3-N", "coliforms"};
  for (std::size_t k = 0; k < 4; ++k) problem.quality.constituents[k].name = names[k];
  problem.quality.constituents[3].unit = "count/L";
  problem.drainage.treatments.resize(2);
  problem.drainage.treatments[0].name = "T1";
  problem.drainage.treatments[1].name = "污水厂";
  problem.drainage.treatments[0].effects.resize(4);
  problem.drainage.treatments[0].effects[0] = {base::Series(0.0), base::Series(6.0), true};
  problem.drainage.treatments[0].effects[1].removal = base::Series(0.5);
  problem.drainage.treatments[1].effects.resize(4);
  problem.drainage.treatments[1].effects[3].at_most = base::Series(1000.0);
  run::RunStatistics statistics;
  statistics.treatments = {{12000.0, 500.0, {0.0, 25000.0, 0.0, 0.0}, {9000.0, 0.0, 0.0, 0.0}},
                           {3000.0, 0.0, {0.0, 0.0, 0.0, 2.0e9}, {0.0, 0.0, 0.0, 0.0}}};
  CHECK(report::treatment_table(problem, statistics, Language::en) ==
        "Treatment  Treated [m3]  Passed by [m3]  Removed: COD [kg]  coliforms [1000 count]\n"
        "T1         12000         500             25                 0\n"
        "污水厂     3000          0               0                  2e+09\n");
  CHECK(report::treatment_table(problem, statistics, Language::zh)
            .starts_with("处理设施  处理水量 [m3]  未处理 [m3]  去除: COD [kg]"));
}

TEST_CASE("nothing for a case without treatments") {
  CHECK(report::treatment_table({}, {}, Language::en).empty());
}
