// Catchments, sewers, tanks, plants and sewage, as a case gives them.
#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <variant>

#include "model/casefile/read_case.hpp"
#include "tests/unit/casefile/case_folder.hpp"

using namespace biandan;
using casefile::CaseFolder;
using doctest::Approx;

namespace {

constexpr double hour = 3600.0;
constexpr double mm = 1e-3;

Case read(const CaseFolder& folder) {
  return casefile::read_case(folder.path());
}

const forcing::Load& load_named(const Case& problem, const std::string& name) {
  const auto found = std::ranges::find(problem.forcing.loads, name, &forcing::Load::name);
  REQUIRE(found != problem.forcing.loads.end());
  return *found;
}

const network::Structure& structure(const Case& problem, network::StructureId id) {
  return problem.network.structures[id.index()];
}

std::size_t constituent(const Case& problem, const std::string& name) {
  const auto found =
      std::ranges::find(problem.quality.constituents, name, &quality::Constituent::name);
  REQUIRE(found != problem.quality.constituents.end());
  return static_cast<std::size_t>(found - problem.quality.constituents.begin());
}

}  // namespace

TEST_CASE("catchments: defaults by use, and what stands in their place") {
  const CaseFolder folder;
  folder.copy_base();
  folder.write("catchments.csv",
               "name,title,place,to [m],use,area [ha],impervious [-],runoff_coefficient [-],"
               "initial_loss [mm],width [m],concentration_time [min],dry_days [d],NH3-N [mg/L]\n"
               "town,老城,R1:100,600,urban,40,,,,,,,2\n"
               "estate,,J2,,urban,10,0.8,,1,250,,7,\n"
               "rice,,R3:200,,paddy,60,,,,,,,\n"
               "farm,,R3:300,,field,30,,0.3,,,45,,\n");
  folder.write("wash_off.csv",
               "catchment,constituent,limit [kg/ha],build_up [1/d],coefficient [1/h],exponent\n"
               "urban,NH3-N,0.5,0.2,0.15,\ntown,COD,30,0.1,0.3,1.2\n");
  const Case problem = read(folder);
  REQUIRE(problem.drainage.catchments.size() == 4);
  const auto& town = problem.drainage.catchments[0];
  CHECK(town.title == "老城");
  CHECK(town.group == "runoff");
  CHECK(town.to_chainage == 600.0);
  CHECK(town.area == Approx(400000.0));
  CHECK(town.sealed.share == 0.65);
  CHECK(town.open.share == Approx(0.35));
  CHECK(town.sealed.initial_loss == Approx(2.0 * mm));
  CHECK(town.open.initial_loss == Approx(6.0 * mm));
  CHECK(town.open.infiltration == Approx(5.0 * mm / hour));
  CHECK(town.width == Approx(std::sqrt(400000.0)));
  CHECK(town.slope == 0.002);
  CHECK(town.sealed.manning == 0.015);
  CHECK(town.open.manning == 0.15);
  CHECK_FALSE(town.concentration_time);
  CHECK(town.dry_time == Approx(3.0 * 86400.0));
  CHECK(town.concentration[constituent(problem, "NH3-N")].at(0.0) == 2.0);
  const auto& estate = problem.drainage.catchments[1];
  CHECK(estate.sealed.share == 0.8);
  CHECK(estate.sealed.initial_loss == Approx(1.0 * mm));
  CHECK(estate.width == 250.0);
  CHECK_FALSE(estate.to_chainage);
  const auto& rice = problem.drainage.catchments[2];
  CHECK(rice.sealed.share == 0.0);
  CHECK(rice.open.initial_loss == Approx(80.0 * mm));
  CHECK(rice.open.standing == Approx(30.0 * mm));
  CHECK(rice.open.infiltration == Approx(0.125 * mm / hour));
  const auto& farm = problem.drainage.catchments[3];
  CHECK(farm.sealed.share == 0.3);
  CHECK(farm.open.infiltration == std::numeric_limits<double>::infinity());
  CHECK(farm.concentration_time == Approx(2700.0));
  // By use, and by name on top.
  REQUIRE(town.wash_off.size() == 2);
  CHECK(town.wash_off[0].constituent == constituent(problem, "NH3-N"));
  CHECK(town.wash_off[0].limit == Approx(0.05));
  CHECK(town.wash_off[0].build_up == Approx(0.2 / 86400.0));
  CHECK(town.wash_off[0].coefficient == Approx(0.15 / hour));
  CHECK(town.wash_off[0].exponent == 1.0);
  CHECK(town.wash_off[1].constituent == constituent(problem, "COD"));
  CHECK(town.wash_off[1].exponent == 1.2);
  CHECK(estate.wash_off.size() == 1);
  CHECK(rice.wash_off.empty());
}

TEST_CASE("sewage: people through the day, and where its parts go") {
  const CaseFolder folder;
  folder.copy_base();
  folder.write("sewage.csv",
               "name,to,population,per_person [L/d],industry [m3/d],pattern,collected,"
               "uncollected_to,misconnected,misconnected_to,infiltration [m3/d],NH3-N [mg/L]\n"
               "people,J1,10000,120,,,0.9,J2,0.2,R2:300,86.4,30\n"
               "works,J2,,,864,even,,,,,,5\n");
  const Case problem = read(folder);
  const double all = 10000.0 * 0.12 / 86400.0;
  const auto day = [](const forcing::Load& load) { return load.discharge.mean(0.0, 86400.0); };
  CHECK(day(load_named(problem, "people")) == Approx(all * 0.9 * 0.8));
  CHECK(day(load_named(problem, "people.uncollected")) == Approx(all * 0.1));
  CHECK(day(load_named(problem, "people.misconnected")) == Approx(all * 0.9 * 0.2));
  CHECK(day(load_named(problem, "people.infiltration")) == Approx(0.001));
  CHECK(load_named(problem, "people.misconnected").place.chainage == 300.0);
  CHECK(load_named(problem, "people.uncollected").place.node == network::NodeId(1));
  const std::size_t ammonia = constituent(problem, "NH3-N");
  CHECK(load_named(problem, "people").concentration[ammonia].at(0.0) == 30.0);
  CHECK(load_named(problem, "people.infiltration").concentration[ammonia].at(0.0) == 0.0);
  // Three at night is a third of the mean, eight in the morning half as much again.
  const base::Series& people = load_named(problem, "people").discharge;
  CHECK(people.at(3.5 * hour) < 0.4 * day(load_named(problem, "people")));
  CHECK(people.at(8.5 * hour) > 1.4 * day(load_named(problem, "people")));
  CHECK(load_named(problem, "works").discharge.at(3.0 * hour) == Approx(0.01));
  CHECK(load_named(problem, "works").group == "sewage");
}

TEST_CASE("sewers, tanks and plants become storages and structures that rules may name") {
  const CaseFolder folder;
  folder.copy_base();
  folder.write("sewage.csv",
               "name,to,population,per_person [L/d],NH3-N [mg/L]\n"
               "people,drain,8640,100,30\n");
  folder.write("sewers.csv",
               "name,title,outfall,bed [m],area [m2],crest [m],width [m],flap,interceptor,n0,"
               "dry_weather [m3/s],capacity [m3/s],setting\n"
               "drain,老城管网,R1:400,1.5,300,3.0,2,,plant,2,,,0.5\n"
               "given,,R1:500,1.5,300,3.0,2,no,plant,1,0.2,,\n"
               "fixed,,R1:600,1.5,300,3.0,2,,J2,,,0.7,\n"
               "alone,,R1:700,1.5,300,3.0,2,,,,,,\n");
  folder.write("tanks.csv",
               "name,sewer,volume [m3],depth [m],crest [m],width [m],empty_in [h],empty_below [m]\n"
               "tank,drain,3600,3,2.4,5,10,\n");
  folder.write("plants.csv",
               "name,outfall,bypass,capacity [m3/d],volume [m3],NH3-N [mg/L]\n"
               "plant,R2:100,R1:900,8640,5000,1.5\n");
  folder.write("rules.csv",
               "name,structure,when,until,setting,priority,provenance\n"
               "storm,drain.interceptor,level at J2 > 3.4 m,level at J2 < 3.2 m,0,10,assumed\n");
  const Case problem = read(folder);
  const auto& drainage = problem.drainage;
  REQUIRE(drainage.sewers.size() == 4);
  const network::Node& node = problem.network.nodes[drainage.sewers[0].node.index()];
  CHECK(node.name == "drain");
  CHECK(node.enclosed);
  CHECK(node.storage_bed == 1.5);
  CHECK(node.initial_level == 1.5);
  const network::Structure& outfall = structure(problem, drainage.sewers[0].outfall);
  CHECK(outfall.name == "drain.outfall");
  CHECK(outfall.flap);
  CHECK(std::get<network::Weir>(outfall.kind).crest == 3.0);
  CHECK_FALSE(structure(problem, drainage.sewers[1].outfall).flap);
  const auto capacity = [&](std::size_t sewer) {
    const auto& kind = structure(problem, drainage.sewers[sewer].interceptor).kind;
    return std::get<network::Transfer>(kind).discharge.at(0.0);
  };
  CHECK(capacity(0) == Approx(3.0 * 0.01));
  CHECK(capacity(1) == Approx(2.0 * 0.2));
  CHECK(capacity(2) == 0.7);
  CHECK_FALSE(drainage.sewers[3].interceptor.valid());
  CHECK(structure(problem, drainage.sewers[0].interceptor).setting.at(0.0) == 0.5);
  REQUIRE(drainage.tanks.size() == 1);
  const network::Node& tank = problem.network.nodes[drainage.tanks[0].node.index()];
  CHECK(tank.storage_bed == Approx(2.4 - 3.0));
  const network::Structure& emptying = structure(problem, drainage.tanks[0].emptying);
  CHECK(std::get<network::Transfer>(emptying.kind).discharge.at(0.0) == Approx(0.1));
  CHECK(emptying.setting.at(0.0) == 0.0);
  REQUIRE(problem.network.rules.size() == 2);
  CHECK(problem.network.rules[0].name == "tank.emptying");
  CHECK(problem.network.rules[0].structure == drainage.tanks[0].emptying);
  CHECK(problem.network.rules[1].structure == drainage.sewers[0].interceptor);
  REQUIRE(drainage.plants.size() == 1);
  CHECK(structure(problem, drainage.plants[0].effluent).name == "plant.effluent");
  CHECK(structure(problem, drainage.plants[0].bypass).to.chainage == 900.0);
  REQUIRE(drainage.treatments.size() == 1);
  CHECK(drainage.treatments[0].structure == drainage.plants[0].effluent);
  CHECK(drainage.treatments[0].effects[constituent(problem, "NH3-N")].at_most->at(0.0) == 1.5);
}
