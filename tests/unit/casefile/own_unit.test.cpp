// Constituents and items that are no mg/L: read in their unit wherever a case gives them.
#include "model/casefile/own_unit.hpp"

#include <doctest/doctest.h>

#include "model/casefile/read_case.hpp"
#include "model/standard/assess.hpp"
#include "tests/unit/casefile/case_folder.hpp"

using namespace biandan;
using casefile::CaseFolder;
using doctest::Approx;

namespace {

constexpr const char* settings =
    "[case]\nstart = 2021-06-15T00:00:00+08:00\nduration = \"2 d\"\n[quality]\n"
    "kinetics = \"full\"\n[[constituent]]\nname = \"salt\"\n";

constexpr std::size_t coliforms = 12;

double threshold(const std::string& when) {
  const CaseFolder folder;
  folder.copy_base();
  folder.write("rules.csv", "name,structure,when,setting\nr,G1," + when + ",0\n");
  folder.write("case.toml", settings);
  const Case problem = casefile::read_case(folder.path());
  return problem.network.rules.front().when.terms.front().comparison.threshold;
}

}  // namespace

TEST_CASE("conditions compare in the unit of the constituent or item") {
  CHECK(threshold("FC at 大桥 > 1 count/mL") == Approx(1000.0));
  CHECK(threshold("FC at 大桥 > 230 MPN/100mL") == Approx(2300.0));
  CHECK(threshold("bed-demand at J2 > 60 g/m2") == 60.0);
  CHECK(threshold("SD at 大桥 < 0.25 m") == Approx(25.0));
  CHECK(threshold("TN at 大桥 > 1500 ug/L") == Approx(1.5));
}

TEST_CASE("limits are in the unit of the header or have one of their own") {
  const CaseFolder folder;
  folder.copy_base();
  folder.write("case.toml", settings);
  folder.write("limits.csv",
               "section,rule_set,item,limit [mg/L]\n大桥,target,TN,1.5\n"
               "大桥,target,FC,20 count/mL\n大桥,target,SD,0.3 m\n");
  const Case problem = casefile::read_case(folder.path());
  const auto& limits = problem.sections[0].limits.at("target");
  CHECK(limits.at("TN") == 1.5);
  CHECK(limits.at("FC") == Approx(20000.0));
  CHECK(limits.at("SD") == Approx(30.0));
  CHECK(standard::target_limit(problem.sections[0], "SD")->sense == standard::Sense::minimum);
  CHECK(standard::target_limit(problem.sections[0], "FC")->sense == standard::Sense::maximum);
}

TEST_CASE("a header may give the unit of all limits, or leave it to every one") {
  for (const char* table : {"section,rule_set,item,limit [m]\n大桥,target,SD,0.3\n",
                            "section,rule_set,item,limit\n大桥,target,SD,30 cm\n"}) {
    const CaseFolder folder;
    folder.copy_base();
    folder.write("case.toml", settings);
    folder.write("limits.csv", table);
    const Case problem = casefile::read_case(folder.path());
    CHECK(problem.sections[0].limits.at("target").at("SD") == Approx(30.0));
  }
}

TEST_CASE("bacteria enter by numbers, with water and without") {
  const CaseFolder folder;
  folder.copy_base();
  folder.write("case.toml", settings);
  folder.write("loads.csv",
               "name,place,discharge [m3/s],FC [MPN/100mL],FC [count/s],NH3-N [g/s]\n"
               "sewer,R1:250,0.05,200,2e6,3\n");
  const forcing::Load load = casefile::read_case(folder.path()).forcing.loads.front();
  CHECK(load.concentration[coliforms].at(0.0) == Approx(2000.0));
  CHECK(load.mass_rate[coliforms].at(0.0) == Approx(2000.0));  // count/L times m3/s
  CHECK(load.mass_rate[5].at(0.0) == 3.0);
}
