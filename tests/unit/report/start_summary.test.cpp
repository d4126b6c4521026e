// What a run says of the stored state that it starts from.
#include "scenarios/report/start_summary.hpp"

#include <doctest/doctest.h>

using namespace biandan;
using namespace biandan::report;

TEST_CASE("counts, and nothing more where all was found") {
  Case problem;
  Settings& settings = problem.settings;
  settings.start = base::Instant{1623686400};
  record::StartState start;
  start.file = "../out/base/run.nc";
  start.time = settings.start;
  start.exact = true;
  start.cells = {20, 20, {}, {}};
  start.faces = {19, 19, {}, {}};
  start.constituents = {6, 6, {}, {}};
  CHECK(start_summary(problem, start, Language::en) ==
        "start: ../out/base/run.nc at 2021-06-15T00:00:00+08:00, exact: 20 of 20 cells, 19 of 19 "
        "faces, 6 of 6 constituents\n");
  CHECK(start_summary(problem, start, Language::zh) ==
        "初始状态: ../out/base/run.nc, 时刻 2021-06-15T00:00:00+08:00, 精确: 20/20 单元, 19/19 "
        "断面（面）, 6/6 组分\n");
}

TEST_CASE("whose state it is, where that is another's") {
  Case problem;
  problem.settings.name = "town";
  problem.hash = "new";
  record::StartState start;
  start.case_name = "town";
  start.case_hash = "new";
  const auto says = [&](const std::string& text) {
    return start_summary(problem, start, Language::en).find(text) != std::string::npos;
  };
  CHECK_FALSE(says("it is of"));
  CHECK_FALSE(says("computed from"));
  CHECK_FALSE(says("hold"));
  start.case_hash = "old";
  CHECK(says("\n  the files it was computed from are not those of this run\n"));
  start.water_then = 200.0;
  start.water_now = 300.0;
  CHECK(
      says("\n  at its levels the sections and storages of this run hold +50 % of water: the run "
           "begins with that\n"));
  start.scenario = "dry";
  CHECK(says("\n  it is of scenario 'dry', this run is of the case without a scenario\n"));
  problem.scenario = "storm";
  CHECK(says("\n  it is of scenario 'dry', this run is of scenario 'storm'\n"));
  start.case_name = "village";
  CHECK(says("\n  it is of another case, 'village'\n"));
}

TEST_CASE("the land begins anew, and a run with a steady flow has none") {
  Case problem;
  const auto says_so = [&] {
    return start_summary(problem, record::StartState{}, Language::en)
               .find(
                   "\n  not in it, water on the land and on its way, and what has gathered there: "
                   "catchments begin with the ponding and the dry_days of the case\n") !=
           std::string::npos;
  };
  CHECK_FALSE(says_so());
  problem.drainage.catchments.resize(1);
  CHECK(says_so());
  problem.settings.flow = FlowMode::steady;
  CHECK_FALSE(says_so());
}

TEST_CASE("another time, rounded fields, and the first names of what is missing") {
  Case problem;
  Settings& settings = problem.settings;
  settings.start = base::Instant{1623686400};
  record::StartState start;
  start.file = "a.nc";
  start.time = base::Instant{settings.start.seconds - 3600};
  start.cells = {9, 2, {"a", "b", "c", "d", "e", "f", "g"}, {"x"}};
  start.rules = {1, 0, {"drain"}, {}};
  CHECK(
      start_summary(problem, start, Language::en) ==
      "start: a.nc at 2021-06-14T23:00:00+08:00, from rounded fields: 2 of 9 cells, 0 of 1 rules\n"
      "  the run starts at another time, 2021-06-15T00:00:00+08:00\n"
      "  not in it, started as the tables say: cells a, b, c, d, e and 2 more; rules drain\n"
      "  in it, not in the case: cells x\n");
}

TEST_CASE("a state that brings concentrations and the bed, where the case has values of its own") {
  Case problem;
  quality::Constituent salt;
  salt.name = "salt";
  problem.quality.constituents = {salt};
  problem.quality.initial = {{network::ReachId(0), 0, 3.0}};
  record::StartState start;
  start.constituents = {1, 1, {}, {}};
  CHECK(start_summary(problem, start, Language::en)
            .ends_with("\n  initial values of the case are not used for the constituents in it\n"));
  problem.quality.constituents.push_back(salt);
  problem.quality.constituents.back().on_bed = true;
  problem.quality.initial.clear();
  CHECK(start_summary(problem, start, Language::en)
            .ends_with("for the constituents in it, the bed among them\n"));
}

TEST_CASE("values of the case that replace those of the state") {
  Case problem;
  for (const char* name : {"R1", "R2", "R3"}) {
    problem.network.reaches.emplace_back();
    problem.network.reaches.back().name = name;
  }
  for (const char* name : {"salt", "bed-solids"}) {
    problem.quality.constituents.emplace_back();
    problem.quality.constituents.back().name = name;
  }
  problem.quality.constituents[1].on_bed = true;
  problem.quality.initial = {{network::ReachId(0), 0, 3.0},
                             {network::ReachId(0), 1, 5.0, true},
                             {network::ReachId(2), 1, 5.0, true}};
  record::StartState start;
  start.constituents = {2, 2, {}, {}};
  CHECK(start_summary(problem, start, Language::en)
            .ends_with("\n  replaced by initial.csv: bed-solids in R1, R3\n"
                       "  other initial values of the case are not used for the constituents in "
                       "it, the bed among them\n"));
  CHECK(start_summary(problem, start, Language::zh)
            .ends_with("\n  由 initial.csv 取代: bed-solids, 河段 R1, R3\n"
                       "  其余已有的组分不采用案例给定的初始值, 底泥亦然\n"));
}

TEST_CASE("a state that does not know what left through a boundary with a return time") {
  Case problem;
  problem.quality.constituents.resize(1);
  for (const char* name : {"west", "east"}) {
    problem.forcing.boundaries.emplace_back();
    problem.forcing.boundaries.back().name = name;
  }
  problem.forcing.boundaries[1].return_time = 3600.0;
  record::StartState start;
  CHECK(start_summary(problem, start, Language::en)
            .ends_with("\n  not in it, what left last through boundaries with a return time: east; "
                       "entering water begins with what the case gives\n"));
  CHECK(start_summary(problem, start, Language::zh)
            .ends_with("\n  其中没有设恢复时间的边界此前流出的浓度: east; "
                       "入流一开始即取案例给定的浓度\n"));
  start.snapshot.inlet_left = {0.0, 0.5};
  CHECK(start_summary(problem, start, Language::en).find("return time") == std::string::npos);
  start.snapshot.inlet_left.clear();
  problem.forcing.boundaries[1].return_time = 0.0;
  CHECK(start_summary(problem, start, Language::en).find("return time") == std::string::npos);
}
