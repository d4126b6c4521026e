#include <doctest/doctest.h>

#include "tests/unit/import_swmm/import.hpp"

using namespace biandan::testing;

namespace {

std::string with(const std::string& rules) {
  return small_river(
      "[STORAGE]\nP 0.5 5 1 FUNCTIONAL 0 0 1000\n[PUMPS]\nPU P A CURVE ON\n[CURVES]\nCURVE PUMP4 0 "
      "0 2 3\n[ORIFICES]\nG P A SIDE 0 0.65 NO 0.5\n[XSECTIONS]\nG RECT_CLOSED 2 3\n[CONTROLS]\n" +
      rules);
}

std::string when(const std::string& premises) {
  const auto it = imported(with("RULE R\n" + premises + "\nTHEN PUMP PU STATUS = OFF\n"));
  return rows(it, "rules.csv").empty() ? notes(it) : cell(it, "rules.csv", "R", "when");
}

}  // namespace

TEST_CASE("premises in the words of rules") {
  CHECK(when("IF NODE P DEPTH > 2") == "depth at P > 2 m");
  CHECK(when("IF NODE p HEAD <= 2") == "level at P <= 2 m");
  CHECK(when("IF NODE P HEAD < NODE A HEAD") == "level at P - level at A < 0 m");
  CHECK(when("IF LINK C1 FLOW >= 3") == "discharge at C1:200 >= 3 m3/s");
  CHECK(when("IF ORIFICE G FLOW > 1") == "discharge of G > 1 m3/s");
  CHECK(when("IF ORIFICE G SETTING > 0.5") == "setting of G > 0.5");
  CHECK(when("IF ORIFICE G STATUS = ON") == "setting of G > 0");
  CHECK(when("IF SIMULATION TIME > 6:30") == "time > 23400 s");
  CHECK(when("IF SIMULATION CLOCKTIME >= 8:30:00") == "hour >= 8.5");
  CHECK(when("IF SIMULATION DATE = 06/02/2021") == "date = 2021-06-02");
  CHECK(when("IF SIMULATION DAY = 1") == "weekday = 7");
}

TEST_CASE("OR joins before AND, as SWMM evaluates it") {
  CHECK(when("IF NODE P DEPTH > 2\nOR NODE A DEPTH > 1\nAND SIMULATION TIME > 1") ==
        "(depth at P > 2 m or depth at A > 1 m) and time > 3600 s");
  CHECK(when("IF NODE P DEPTH > 2\nAND NODE A DEPTH > 1") ==
        "depth at P > 2 m and depth at A > 1 m");
}

TEST_CASE("premises without a counterpart are told with the rule") {
  CHECK(when("IF NODE P INFLOW > 2").find("no counterpart of IF NODE P INFLOW > 2") !=
        std::string::npos);
  CHECK(when("IF NODE P DEPTH = 2").find("no counterpart") != std::string::npos);
  CHECK(when("IF NODE X DEPTH > 2").find("no counterpart") != std::string::npos);
  CHECK(when("IF GAGE R 6-HR_DEPTH > 0.5").find("no counterpart") != std::string::npos);
}

TEST_CASE("a rule with ELSE alone on its structure gives the setting by it") {
  const auto it = imported(with(
      "RULE R\nIF NODE P DEPTH > 2\nTHEN ORIFICE G SETTING = 1.0\nELSE ORIFICE G SETTING = 0.7\n"
      "PRIORITY 3\n"));
  REQUIRE(rows(it, "rules.csv").size() == 1);
  CHECK(cell(it, "gates.csv", "G", "setting") == "0.7");
  CHECK(cell(it, "rules.csv", "R", "setting") == "1");
  CHECK(cell(it, "rules.csv", "R", "until").empty());
  CHECK(cell(it, "rules.csv", "R", "travel [s]") == "1800");
  CHECK(cell(it, "rules.csv", "R", "priority") == "3");
}

TEST_CASE("settings of SWMM stay until another rule changes them") {
  const auto it = imported(
      with("RULE ON\nIF NODE P DEPTH > 2\nTHEN PUMP PU STATUS = ON\nRULE OFF\nIF NODE P DEPTH < 1\n"
           "THEN PUMP PU STATUS = OFF\nAND ORIFICE G SETTING = 0\n"));
  REQUIRE(rows(it, "rules.csv").size() == 3);
  CHECK(cell(it, "rules.csv", "ON", "until") == "depth at P < 1 m");
  CHECK(cell(it, "rules.csv", "OFF", "until") == "depth at P > 2 m");
  CHECK(cell(it, "rules.csv", "OFF_G", "structure") == "G");
  CHECK(notes(it).find("in SWMM its setting stays") != std::string::npos);
}

TEST_CASE("several rules that set the same do not stay, and say so") {
  const auto it = imported(with(
      "RULE A\nIF SIMULATION TIME > 6\nTHEN PUMP PU STATUS = OFF\nRULE B\nIF SIMULATION TIME > 9\n"
      "THEN PUMP PU STATUS = OFF\n"));
  CHECK(notes(it).find("[CONTROLS] A: in force while its condition holds") != std::string::npos);
  CHECK(notes(it).find("[CONTROLS] B: in force while its condition holds") != std::string::npos);
}

TEST_CASE("what never holds in the run is left out, an alternative of it stays") {
  CHECK(when("IF SIMULATION TIME > 1000").find("it never holds") != std::string::npos);
  CHECK(when("IF SIMULATION DATE = 01/01/2020").find("it never holds") != std::string::npos);
  CHECK(when("IF NODE P DEPTH > 2\nAND SIMULATION TIME > 1000\nOR NODE A DEPTH > 1") ==
        "depth at P > 2 m and depth at A > 1 m");
  CHECK(when("IF PUMP PU SETTING > 1").find("no counterpart") != std::string::npos);
}

TEST_CASE("a rule that lacks a line is no rule") {
  const auto it =
      imported(with("RULE R\nIF NODE P DEPTH > 2\nBUT NODE P DEPTH < 3\nTHEN PUMP PU "
                    "STATUS = OFF\n"));
  CHECK(rows(it, "rules.csv").empty());
  CHECK(notes(it).find("a line of it is wrong or missing") != std::string::npos);
}
