// Treatments of water in structures, as a case gives them.
#include <doctest/doctest.h>

#include "model/casefile/read_case.hpp"
#include "tests/unit/casefile/case_folder.hpp"

using namespace biandan;
using casefile::CaseFolder;
using doctest::Approx;

TEST_CASE("concentrations that are left, shares that are taken out, capacity and running rate") {
  const CaseFolder folder;
  folder.copy_base();
  folder.write("series/plant.csv", "time,ammonia [mg/L]\n2021-06-15 00:00,1\n2021-06-17 00:00,3\n");
  folder.write("treatments.csv",
               "name,title,structure,capacity [m3/d],setting [%],NH3-N [mg/L],NH3-N [%],"
               "salt [mg/L],provenance\n"
               "T1,净化装置,PU1,86400,95,plant:ammonia,80,,published\n"
               "T2,,PU2,,,,50,3,\n");
  const Case problem = casefile::read_case(folder.path());
  REQUIRE(problem.drainage.treatments.size() == 2);
  const drainage::Treatment& first = problem.drainage.treatments[0];
  CHECK(first.title == "净化装置");
  CHECK(problem.network.structures[first.structure.index()].name == "PU1");
  CHECK(first.capacity == Approx(1.0));
  CHECK(first.setting.at(0.0) == Approx(0.95));
  CHECK(first.provenance == base::Provenance::published);
  REQUIRE(first.effects.size() == problem.quality.constituents.size());
  for (std::size_t k = 0; k < first.effects.size(); ++k) {
    CAPTURE(problem.quality.constituents[k].name);
    CHECK(first.effects[k].changes() == (problem.quality.constituents[k].name == "NH3-N"));
    CHECK_FALSE(first.effects[k].exactly);
  }
  const drainage::Treatment& second = problem.drainage.treatments[1];
  CHECK(second.title == "T2");
  CHECK(second.capacity == std::numeric_limits<double>::infinity());
  CHECK(second.setting.at(0.0) == 1.0);
  for (std::size_t k = 0; k < first.effects.size(); ++k) {
    const std::string& name = problem.quality.constituents[k].name;
    if (name == "NH3-N") {
      CHECK(first.effects[k].removal.at(0.0) == Approx(0.8));
      CHECK(first.effects[k].at_most->at(43200.0) == Approx(1.5));
      CHECK(second.effects[k].removal.at(0.0) == Approx(0.5));
      CHECK_FALSE(second.effects[k].at_most);
    } else if (name == "salt") {
      CHECK(second.effects[k].at_most->at(0.0) == 3.0);
      CHECK(second.effects[k].removal.at(0.0) == 0.0);
    }
  }
}

TEST_CASE("oxygen leaves with the concentration that is given") {
  const CaseFolder folder;
  folder.copy_base();
  folder.write("treatments.csv", "name,structure,DO [mg/L],COD [mg/L]\nT1,PU1,6,20\n");
  const Case problem = casefile::read_case(folder.path());
  REQUIRE(problem.drainage.treatments.size() == 1);
  for (std::size_t k = 0; k < problem.quality.constituents.size(); ++k) {
    const std::string& name = problem.quality.constituents[k].name;
    CHECK(problem.drainage.treatments[0].effects[k].changes() == (name == "DO" || name == "COD"));
    CHECK(problem.drainage.treatments[0].effects[k].exactly == (name == "DO"));
  }
}

TEST_CASE("a table without rows is a case without treatments") {
  const CaseFolder folder;
  folder.copy_base();
  folder.write("treatments.csv", "name,structure,NH3-N [mg/L]\n");
  CHECK(casefile::read_case(folder.path()).drainage.treatments.empty());
}
