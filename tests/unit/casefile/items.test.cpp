// Items composed of constituents, as a case gives them.
#include <doctest/doctest.h>

#include "model/casefile/explain.hpp"
#include "model/casefile/read_case.hpp"
#include "tests/unit/casefile/case_folder.hpp"

using namespace biandan;
using casefile::CaseFolder;
using doctest::Approx;

namespace {

constexpr const char* head =
    "[case]\nstart = 2021-06-15T00:00:00+08:00\nduration = \"2 d\"\n[quality]\n"
    "temperature = \"20 degC\"\n[[constituent]]\nname = \"salt\"\n";

constexpr const char* items =
    "[[item]]\nname = \"TN\"\nsum = { \"NH3-N\" = 1.0, salt = 0.2, TP = 0 }\n"
    "[[item]]\nname = \"Chl-a\"\ntitle_zh = \"叶绿素a\"\nunit = \"ug/L\"\noffset = -1.5\n"
    "sum = { salt = 20, TP = -1 }\n"
    "[[item]]\nname = \"SD\"\nunit = \"cm\"\noffset = 0.3\nover = 150\n"
    "[item.sum]\nsalt = \"5 %\"\n";

Case with(const CaseFolder& folder, const std::string& settings) {
  folder.copy_base();
  folder.write("case.toml", head + settings);
  return casefile::read_case(folder.path());
}

}  // namespace

TEST_CASE("items with their terms, in the order of the file") {
  const CaseFolder folder;
  const quality::Quality quality = with(folder, items).quality;
  REQUIRE(quality.composed.size() == 3);
  const quality::Composed& nitrogen = quality.composed[0];
  CHECK(nitrogen.unit == "mg/L");
  REQUIRE(nitrogen.terms.size() == 2);  // what has no weight is left out
  CHECK(nitrogen.terms[0].constituent == 4);
  CHECK(nitrogen.terms[1].constituent == 6);
  CHECK(nitrogen.terms[1].weight == 0.2);
  CHECK(nitrogen.formula == "NH3-N + 0.2 * salt");
  CHECK(quality.composed[1].formula == "-1.5 + 20 * salt - TP");
  CHECK(quality.composed[2].formula == "150 / (0.3 + 0.05 * salt)");
  CHECK(quality.composed[2].over == 150.0);
}

TEST_CASE("an item of the standard has its titles, unless the case gives others") {
  const CaseFolder folder;
  const quality::Quality quality = with(folder, items).quality;
  CHECK(quality.composed[0].title_zh == "总氮");
  CHECK(quality.composed[0].title_en == "Total nitrogen as N");
  CHECK(quality.composed[1].title_zh == "叶绿素a");
  CHECK(quality.composed[1].title_en == "Chl-a");
  CHECK(quality.composed[2].title_zh == "透明度");
}

TEST_CASE("limits and observations of items come in the unit in which the item is shown") {
  const CaseFolder folder;
  folder.copy_base();
  folder.write("limits.csv",
               "section,rule_set,item,limit [mg/L]\n大桥,target,TN,1.5\n大桥,target,Chl-a,0.02\n");
  folder.write("sections.csv", "name,place,observations\n大桥,R2:500,series/seen.csv\n");
  folder.write("series/seen.csv",
               "time,Chl-a [mg/L],SD [m],TN [ug/L]\n2021-06-15 12:00,0.01,0.4,900\n");
  folder.write("case.toml", std::string(head) + items);
  const Case problem = casefile::read_case(folder.path());
  const auto& limits = problem.sections[0].limits.at("target");
  CHECK(limits.at("TN") == 1.5);
  CHECK(limits.at("Chl-a") == Approx(20.0));
  REQUIRE(problem.observations.size() == 3);
  CHECK(problem.observations[0].values[0] == Approx(10.0));
  CHECK(problem.observations[1].values[0] == Approx(40.0));
  CHECK(problem.observations[2].values[0] == Approx(0.9));
}

TEST_CASE("the export of a station is read for items of the standard") {
  const CaseFolder folder;
  folder.copy_base();
  folder.write("sections.csv", "name,place,observations\n大桥,R2:500,series/station.csv\n");
  folder.write("series/station.csv",
               "断面名称,监测时间,氨氮,总氮\n大桥,2021-06-15 12:00,0.5,1.9\n");
  folder.write("case.toml", std::string(head) + items);
  const Case problem = casefile::read_case(folder.path());
  REQUIRE(problem.observations.size() == 2);
  CHECK(problem.observations[1].quantity == "TN");
  CHECK(problem.observations[1].values[0] == 1.9);
}

TEST_CASE("an item is explained with its case") {
  const CaseFolder folder;
  const quality::Quality quality = with(folder, items).quality;
  CHECK(casefile::explain("TN", &quality) ==
        "TN  (item of the case, composed of constituents)\n  Total nitrogen as N\n  总氮\n"
        "  = NH3-N + 0.2 * salt, in mg/L\n");
  CHECK(casefile::explain(&quality).find("  SD  ") != std::string::npos);
  CHECK(casefile::explain("item.sum").find("case.toml [item.sum]") == 0);
}
