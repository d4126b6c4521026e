// What catchments, sewers, tanks and plants did, on a terminal.
#include "scenarios/report/drain_tables.hpp"

#include <doctest/doctest.h>

#include "scenarios/report/catchment_table.hpp"

using namespace biandan;
using report::Language;

namespace {

struct Town {
  Case problem;
  run::RunStatistics statistics;

  Town() {
    problem.quality.constituents.resize(2);
    problem.quality.constituents[0].name = "DO";
    problem.quality.constituents[1].name = "NH3-N";
    for (const char* name : {"old_town", "雨水管", "tank", "plant"}) {
      problem.network.nodes.emplace_back();
      problem.network.nodes.back().name = name;
    }
    using network::NodeId;
    using network::StructureId;
    problem.drainage.sewers = {{NodeId(0), StructureId(0), StructureId(1)},
                               {NodeId(1), StructureId(2), StructureId()}};
    problem.drainage.tanks = {{NodeId(2), StructureId(3), StructureId(4)}};
    problem.drainage.plants = {{NodeId(3), StructureId(5), StructureId(6), 0}};
    problem.drainage.treatments.resize(1);
    const auto way = [](double water, double hours, double ammonia) {
      return transport::WayTotal{water, 3600.0 * hours, {1e-166, 1000.0 * ammonia}};
    };
    const transport::WayTotal none = way(0.0, 0.0, 0.0);
    statistics.structures = {{way(5000.0, 4.5, 20.0), way(30.0, 1.0, 0.1)},
                             {way(9000.0, 48.0, 200.0), none},
                             {none, none},
                             {way(1500.0, 2.0, 12.0), none},
                             {way(1400.0, 12.0, 11.0), none},
                             {way(8000.0, 48.0, 180.0), none},
                             {way(400.0, 3.0, 9.0), none}};
    statistics.treatments = {{8000.0, 0.0, {0.0, 168000.0}, {48000.0, 0.0}}};
  }
};

}  // namespace

TEST_CASE("sewers: spilled, given back by the river, intercepted") {
  const Town town;
  CHECK(
      report::sewer_table(town.problem, town.statistics, Language::en) ==
      "Sewer     Spilled [m3]  Hours  From the river [m3]  Intercepted [m3]  Spilled: NH3-N [kg]\n"
      "old_town  5000          4.5    30                   9000              20\n"
      "雨水管    0             0.0    0                    -                 0\n");
  CHECK(
      report::sewer_table(town.problem, town.statistics, Language::zh)
          .starts_with("管网      溢流 [m3]  小时  河水倒灌 [m3]  截流 [m3]  溢流: NH3-N [kg]\n"));
  CHECK(report::sewer_table({}, {}, Language::en).empty());
}

TEST_CASE("tanks: filled and emptied") {
  const Town town;
  CHECK(report::tank_table(town.problem, town.statistics, Language::en) ==
        "Tank  Filled [m3]  Hours  Emptied [m3]  Filled: NH3-N [kg]\n"
        "tank  1500         2.0    1400          12\n");
  CHECK(report::tank_table({}, {}, Language::en).empty());
}

TEST_CASE("plants: treated and bypassed, and what both discharge") {
  const Town town;
  CHECK(report::plant_table(town.problem, town.statistics, Language::en) ==
        "Plant  Treated [m3]  Passed by [m3]  Hours  Discharged: DO [kg]  NH3-N [kg]\n"
        "plant  8000          400             3.0    48                   21\n");
  CHECK(report::plant_table({}, {}, Language::en).empty());
}

TEST_CASE("catchments: rain, runoff and what it brings") {
  Town town;
  town.problem.drainage.catchments.resize(2);
  town.problem.drainage.catchments[0].name = "town";
  town.problem.drainage.catchments[1].name = "圩";
  std::vector<drainage::CatchmentTotal> totals(2);
  totals[0].water.rain = 16000.0;
  totals[0].water.runoff = 10400.0;
  totals[0].mass = {0.0, 26000.0};
  totals[1].mass = {0.0, 0.0};
  CHECK(report::catchment_table(town.problem, totals, Language::en) ==
        "Catchment  Rain [m3]  Runoff [m3]  Share  Brought: NH3-N [kg]\n"
        "town       16000      10400        0.65   26\n"
        "圩         0          0            -      0\n");
  CHECK(report::catchment_table({}, {}, Language::en).empty());
}
