// A case whose water temperature follows from the heat balance.
#include <doctest/doctest.h>

#include <algorithm>

#include "model/casefile/read_case.hpp"
#include "tests/unit/casefile/case_folder.hpp"

using namespace biandan;
using casefile::CaseFolder;
using doctest::Approx;

namespace {

constexpr const char* head =
    "[case]\nstart = 2021-06-15T00:00:00+08:00\nduration = \"2 d\"\n[[constituent]]\nname = "
    "\"salt\"\n";

constexpr const char* weather =
    "[weather]\nair_temperature = \"air:T\"\nrelative_humidity = \"80 %\"\nwind = \"7.2 km/h\"\n"
    "solar = \"17.28 MJ/(m2 d)\"\ncloud = \"40 %\"\n";

Case with(const CaseFolder& folder, const std::string& quality) {
  folder.copy_base();
  folder.write("series/air.csv", "time,T [degC]\n2021-06-15 00:00,-4\n2021-06-16 00:00,30\n");
  folder.write("case.toml", std::string(head) + "[quality]\n" + quality + weather);
  return casefile::read_case(folder.path());
}

}  // namespace

TEST_CASE("a temperature that is given is no constituent, whatever the weather says") {
  const CaseFolder folder;
  const Case problem = with(folder, "temperature = \"18 degC\"\n");
  CHECK_FALSE(problem.quality.temperature);
  CHECK(problem.quality.constituents.size() == 7);
  CHECK(problem.forcing.temperature.at(0.0) == 18.0);
}

TEST_CASE("the temperature stands behind the states of the kinetics") {
  const CaseFolder folder;
  const Case problem =
      with(folder, "temperature = \"18 degC\"\ntemperature_by = \"heat_balance\"\n");
  REQUIRE(problem.quality.temperature == 6);
  const quality::Constituent& temperature = problem.quality.constituents[6];
  CHECK(temperature.name == "T");
  CHECK(temperature.title_zh == "水温");
  CHECK(temperature.unit == "degC");
  CHECK(temperature.initial == 18.0);
  CHECK(problem.quality.constituents[7].name == "salt");
}

TEST_CASE("the weather above the water in its units, held from time to time") {
  const CaseFolder folder;
  const forcing::Weather air =
      with(folder, "temperature = \"18 degC\"\ntemperature_by = \"heat_balance\"\n")
          .forcing.weather;
  CHECK(air.air_temperature.between() == base::Series::Between::step);
  CHECK(air.air_temperature.at(3600.0) == -4.0);
  CHECK(air.air_temperature.at(90000.0) == 30.0);
  CHECK(air.relative_humidity.at(0.0) == Approx(0.8));
  CHECK(air.wind.at(0.0) == Approx(2.0));
  CHECK(air.solar.at(0.0) == Approx(200.0));
  CHECK(air.cloud.at(0.0) == Approx(0.4));
  // Rain falls with the temperature of the air, but not below 0 degC.
  CHECK(air.rain_concentration[6].at(3600.0) == 0.0);
  CHECK(air.rain_concentration[6].at(90000.0) == 30.0);
  CHECK(air.rain_concentration[0].at(0.0) == 8.0);
}

TEST_CASE("what enters brings its own temperature, or that of all water") {
  const CaseFolder folder;
  folder.copy_base();
  folder.write("seepage.csv", "reach,rate [L/(s km)],T [degC]\nR1,2,16\nR2,1,\nR3,-1,\n");
  folder.write("series/air.csv", "time,T [degC]\n2021-06-15 00:00,25\n2021-06-16 00:00,30\n");
  folder.write("boundaries.csv",
               "name,node,kind,level [m],discharge [m3/s],rating,T [K]\n"
               "west,J1,discharge,,west:discharge,,293.15\neast,J3,stage,3.0,,,\n"
               "south,J4,rating,,,spill,\n");
  folder.write("loads.csv",
               "name,place,discharge [m3/s],NH3-N [g/s],T [degC]\nplant,R1:250,0.05,,28\n"
               "fields,R2:100,0.01,,\ndust,R2:300,,0.1,\n");
  folder.write("initial.csv", "reach,T [degC]\nR3,11\n");
  folder.write("case.toml",
               std::string(head) +
                   "[quality]\ntemperature = \"18 degC\"\ntemperature_by = \"heat_balance\"\n"
                   "[quality.initial]\nT = \"15 degC\"\n" +
                   weather + "[weather.rain_concentration]\nT = \"12 degC\"\n");
  const Case problem = casefile::read_case(folder.path());
  const auto& boundaries = problem.forcing.boundaries;
  CHECK(boundaries[0].concentration[6].at(0.0) == Approx(20.0));
  CHECK(boundaries[1].concentration[6].at(0.0) == 18.0);
  const auto left_out = [&](std::size_t i) {
    return std::find(boundaries[i].left_out.begin(), boundaries[i].left_out.end(),
                     std::size_t{6}) != boundaries[i].left_out.end();
  };
  CHECK_FALSE(left_out(0));
  CHECK_FALSE(left_out(1));
  CHECK(problem.forcing.loads[0].concentration[6].at(0.0) == 28.0);
  CHECK(problem.forcing.loads[1].concentration[6].at(0.0) == 18.0);
  CHECK(problem.forcing.loads[2].mass_rate[4].at(0.0) == Approx(0.1));
  CHECK(problem.forcing.seepage[0].concentration[6].at(0.0) == 16.0);
  CHECK(problem.forcing.seepage[1].concentration[6].at(0.0) == 18.0);
  CHECK(problem.forcing.weather.rain_concentration[6].at(0.0) == 12.0);
  CHECK(problem.quality.constituents[6].initial == 15.0);
  REQUIRE(problem.quality.initial.size() == 1);
  CHECK(problem.quality.initial[0].constituent == 6);
  CHECK(problem.quality.initial[0].value == 11.0);
}

TEST_CASE("without kinetics the temperature comes first; rules and rates read it") {
  const CaseFolder folder;
  folder.copy_base();
  folder.write("series/air.csv", "time,T [degC]\n2021-06-15 00:00,25\n2021-06-16 00:00,30\n");
  for (const char* file : {"boundaries.csv", "loads.csv", "initial.csv", "limits.csv",
                           "reach_parameters.csv", "sections.csv"})
    std::filesystem::remove(folder.path() / file);
  folder.write("boundaries.csv", "name,node,kind,level [m]\neast,J3,stage,3.0\n");
  folder.write("rules.csv", "name,structure,when,setting\ncool,G1,T at R1:500 > 28 degC,1\n");
  folder.write("case.toml",
               std::string(head) +
                   "[[process]]\nname = \"fading\"\nrate = \"0.1 1/d * 1.05^(T - 20 degC) * "
                   "salt\"\nstoichiometry = { salt = -1 }\n"
                   "[quality]\nkinetics = \"none\"\ntemperature = \"-1 degC\"\ntemperature_by = "
                   "\"heat_balance\"\n" +
                   weather);
  const Case problem = casefile::read_case(folder.path());
  CHECK(problem.quality.temperature == 0);
  CHECK(problem.quality.constituents[0].initial == 0.0);
  CHECK(problem.forcing.boundaries[0].concentration[0].at(0.0) == 0.0);
  REQUIRE(problem.network.rules.size() == 1);
  const auto found = quality::constituents_of(problem.quality.processes, 0);
  CHECK(found == std::vector<std::size_t>{1});
}
