// What aeration devices did, on a terminal.
#include "scenarios/report/aerator_table.hpp"

#include <doctest/doctest.h>

using namespace biandan;
using report::Language;

TEST_CASE("oxygen and energy of each device") {
  Case problem;
  problem.forcing.aerators.resize(3);
  problem.forcing.aerators[0].name = "A1";
  problem.forcing.aerators[0].power = 7500.0;
  problem.forcing.aerators[1].name = "桥下";
  problem.forcing.aerators[2].name = "off";
  problem.forcing.aerators[2].power = 100.0;
  run::RunStatistics statistics;
  statistics.aerators = {{12000.0, 500.0, 3.6e7}, {1000.0, 0.0, 0.0}, {0.0, 0.0, 0.0}};
  CHECK(report::aerator_table(problem, statistics, Language::en) ==
        "Aerator  Oxygen [kg]  Stripped [kg]  Energy [kWh]  kg/kWh\n"
        "A1       12           0.5            10            1.2\n"
        "桥下     1.0          0              -             -\n"
        "off      0            0              0             -\n");
  CHECK(report::aerator_table(problem, statistics, Language::zh)
            .starts_with("曝气机  充氧 [kg]  逸出 [kg]  耗电 [kWh]  kg/kWh\n"));
}

TEST_CASE("nothing for a case without devices") {
  CHECK(report::aerator_table({}, {}, Language::en).empty());
}
