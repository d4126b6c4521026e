#include <doctest/doctest.h>

#include <cmath>

#include "tests/unit/import_swmm/import.hpp"

using namespace biandan::testing;

namespace {

/// A pond that a structure of a section joins to A.
std::string with(const std::string& more) {
  return small_river("[STORAGE]\nP 0.5 5 1 FUNCTIONAL 0 0 1000\n" + more);
}

}  // namespace

TEST_CASE("an orifice is a gate, a weir a weir") {
  const auto it = imported(
      with("[ORIFICES]\nG P A SIDE 0.2 0.65 YES 0.5\nR P A SIDE 0 0.6\n[WEIRS]\nW P A TRANSVERSE "
           "1.5 1.7 NO\n[XSECTIONS]\nG RECT_CLOSED 2 3\nR CIRCULAR 1\nW RECT_OPEN 2 4\n"));
  CHECK(cell(it, "gates.csv", "G", "sill [m]") == "0.7");
  CHECK(cell(it, "gates.csv", "G", "height [m]") == "2");
  CHECK(cell(it, "gates.csv", "G", "width [m]") == "3");
  CHECK(cell(it, "gates.csv", "G", "contraction") == "0.65");
  CHECK(cell(it, "gates.csv", "G", "coefficient") == "1");
  CHECK(cell(it, "gates.csv", "G", "flap") == "yes");
  CHECK(std::stod(cell(it, "gates.csv", "R", "width [m]")) == doctest::Approx(0.785398));
  CHECK(cell(it, "weirs.csv", "W", "crest [m]") == "2");
  CHECK(cell(it, "weirs.csv", "W", "coefficient [m^(1/2)/s]") == "1.7");
  CHECK(notes(it).find("a square opening of the same area") != std::string::npos);
}

TEST_CASE("a weir of a file in feet has its coefficient in metres") {
  std::string text = with("[WEIRS]\nW P A SIDEFLOW 1.5 3.33\n[XSECTIONS]\nW RECT_OPEN 2 4\n");
  text.replace(text.find("CMS"), 3, "CFS");
  CHECK(std::stod(cell(imported(text), "weirs.csv", "W", "coefficient [m^(1/2)/s]")) ==
        doctest::Approx(3.33 * std::sqrt(0.3048)));
}

TEST_CASE("closed conduits are culverts, and a node between them holds water") {
  const auto it = imported(with(
      "[JUNCTIONS]\nM 0.6 3 0\n[CONDUITS]\nK1 P M 20 0.013 0 0\nK2 M A 30 0.013 0 0.1\n"
      "[XSECTIONS]\nK1 CIRCULAR 1.5 0 0 0 2\nK2 RECT_CLOSED 1 2\n[LOSSES]\nK2 0.4 0.9 0 YES\n"));
  CHECK(cell(it, "culverts.csv", "K1", "diameter [m]") == "1.5");
  CHECK(cell(it, "culverts.csv", "K1", "barrels") == "2");
  CHECK(cell(it, "culverts.csv", "K2", "invert_to [m]") == "1.1");
  CHECK(cell(it, "culverts.csv", "K2", "entrance") == "0.4");
  CHECK(cell(it, "culverts.csv", "K2", "flap") == "yes");
  // Half of 20 m of 2 barrels of 1.5 m is 30 m2 but for the height of a circle as its width.
  CHECK(cell(it, "storages.csv", "M", "bed [m]") == "0.6");
  CHECK(std::stod(cell(it, "storages.csv", "M", "area [m2]")) == doctest::Approx(30.0 + 30.0));
}

TEST_CASE("pumps by depth, in steps, by lift, and with levels of start and stop") {
  const auto it = imported(with(
      "[PUMPS]\nP2 P A STEPS ON 0 0\nP3 P A LIFT OFF\nP4 P A DEPTH ON 1.5 0.5\nP1 P A VOLUME ON\n"
      "[CURVES]\nSTEPS PUMP2 0.5 0 1 1 1.5 2\nLIFT PUMP3 0 2 5 1\nDEPTH PUMP4 0 0 2 3\nVOLUME "
      "PUMP1 500 1 1000 2\n"));
  const auto& points = rows(it, "pump_curves.csv");
  REQUIRE(points.size() == 4 + 2 + 2 + 2);
  CHECK(points[0].at("x [m]") == "0.475");
  CHECK(points[0].at("discharge [m3/s]") == "0");
  CHECK(points[1].at("x [m]") == "0.525");
  CHECK(points[1].at("discharge [m3/s]") == "1");
  CHECK(points[3].at("discharge [m3/s]") == "2");
  CHECK(points[4].at("kind") == "lift");
  CHECK(points[8].at("x [m]") == "0.475");  // 500 m3 of 1,000 m2
  CHECK(cell(it, "pumps.csv", "P2", "sump [m]") == "0.5");
  CHECK(cell(it, "pumps.csv", "P3", "setting") == "0");
  CHECK(cell(it, "pumps.csv", "P4", "curve").empty());
  CHECK(cell(it, "pump_units.csv", "P4", "on [m]") == "2");
  CHECK(cell(it, "pump_units.csv", "P4", "off [m]") == "1");
}

TEST_CASE("what has no counterpart is left out and told") {
  const auto it = imported(with(
      "[ORIFICES]\nG P A BOTTOM 0 0.65\n[WEIRS]\nW P A V-NOTCH 1 1.4\n[PUMPS]\nI P A *\n"
      "[CONDUITS]\nE P A 10 0.013\n[XSECTIONS]\nE EGG 1\n[OUTLETS]\nO P A 0 FUNCTIONAL/HEAD 1 1\n"
      "[SUBCATCHMENTS]\nS1 R A 10 50 500 0.5 0\n"));
  CHECK(notes(it).find("[ORIFICES] G: an orifice in the bottom") != std::string::npos);
  CHECK(notes(it).find("[WEIRS] W: a weir of the kind V-NOTCH") != std::string::npos);
  CHECK(notes(it).find("[PUMPS] I: an ideal pump") != std::string::npos);
  CHECK(notes(it).find("[XSECTIONS] E: the shape EGG has no counterpart") != std::string::npos);
  CHECK(notes(it).find("[OUTLETS]: 1 line: outlets by a rating curve") != std::string::npos);
  CHECK(notes(it).find("[SUBCATCHMENTS]: 1 line: catchments") != std::string::npos);
}

TEST_CASE("a pump that switches by its depth does so whatever it was at the start") {
  const auto it = imported(
      with("[PUMPS]\nOFF P A C OFF 1.5 0.5\nON P A C ON 1.5 0.5\nV Q A VOL ON\n[STORAGE]\nQ 0 4 1 "
           "FUNCTIONAL 100 1 0\n[CURVES]\nC PUMP4 0 0 2 3\nVOL PUMP1 50 1 200 2\n"));
  CHECK(cell(it, "pumps.csv", "OFF", "setting").empty());
  CHECK(notes(it).find("[PUMPS] ON: at rest until its depth of start") != std::string::npos);
  // 50 m3 of a surface of 100 m2 a metre stand 1 m deep.
  const auto& points = rows(it, "pump_curves.csv");
  REQUIRE(points.size() == 6);
  CHECK(std::stod(points[4].at("x [m]")) == doctest::Approx(0.975));
}
