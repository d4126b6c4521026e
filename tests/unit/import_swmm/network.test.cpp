#include <doctest/doctest.h>

#include "tests/unit/import_swmm/import.hpp"

using namespace biandan::testing;

namespace {

/// Three conduits in a row, on one slope where `middle` is 0.95.
std::string chain(const std::string& middle, const std::string& roughness = "0.03") {
  return "[OPTIONS]\nFLOW_UNITS CMS\nEND_DATE 01/02/2004\n"
         "[JUNCTIONS]\nA 1.0 5 0.5\nM " +
         middle +
         " 5 0.5\nN 0.9 5 0.5\n"
         "[OUTFALLS]\nB 0.85 FIXED 1.5\n"
         "[CONDUITS]\nC1 A M 100 0.03\nC2 N M 100 " +
         roughness +
         "\nC3 N B 100 0.03\n"
         "[XSECTIONS]\nC1 RECT_OPEN 4 10\nC2 RECT_OPEN 4 10\nC3 RECT_OPEN 4 10\n"
         "[COORDINATES]\nA 0 0\nM 10 5\nN 20 0\nB 30 0\n[VERTICES]\nC2 17 1\nC2 13 2\n";
}

}  // namespace

TEST_CASE("conduits that go on as one channel are one reach, and their places are told") {
  const auto it = imported(chain("0.95"));
  // The last one has the depth of the outfall, 0 in SWMM's eyes, and stays apart.
  REQUIRE(rows(it, "reaches.csv").size() == 2);
  CHECK(cell(it, "reaches.csv", "C1", "from") == "A");
  CHECK(cell(it, "reaches.csv", "C1", "to") == "N");
  CHECK(cell(it, "reaches.csv", "C1", "length [m]") == "200");
  CHECK(cell(it, "reaches.csv", "C1", "cell_length [m]") == "100");
  CHECK(cell(it, "reaches.csv", "C1", "bed_to [m]") == "0.9");
  CHECK(cell(it, "reaches.csv", "C1", "depth [m]") == "0.5");
  CHECK(cell(it, "import/places.csv", "M", "place") == "C1:100");
  CHECK(cell(it, "import/places.csv", "C2", "place") == "C1:100-200");
  CHECK(cell(it, "import/places.csv", "C2", "kind") == "conduit, turned");
  // Inner nodes and vertices of a turned conduit in the order of the reach.
  const auto& line = rows(it, "reach_lines.csv");
  REQUIRE(line.size() == 3);
  CHECK(line[0].at("x") == "10");
  CHECK(line[1].at("x") == "13");
  CHECK(line[2].at("x") == "17");
}

TEST_CASE("a break of the slope, another roughness or a step ends a reach") {
  CHECK(rows(imported(chain("0.94")), "reaches.csv").size() == 3);
  CHECK(rows(imported(chain("0.95", "0.04")), "reaches.csv").size() == 3);
  std::string stepped = chain("0.95");
  stepped.replace(stepped.find("C1 A M 100 0.03"), 15, "C1 A M 100 0.03 0 0.2");
  const auto it = imported(stepped);
  CHECK(rows(it, "reaches.csv").size() == 3);
  CHECK(cell(it, "reaches.csv", "C1", "bed_to [m]") == "1.15");
}

TEST_CASE("feet and cubic feet become metres") {
  const auto it = imported(
      "[OPTIONS]\nFLOW_UNITS CFS\nEND_DATE 01/02/2004\n[JUNCTIONS]\nA 10 5 1\n[STORAGE]\nS 9 5 1 "
      "FUNCTIONAL 0 0 1000\n[OUTFALLS]\nB 9 FIXED 11\n"
      "[CONDUITS]\nC1 A S 1000 0.03 0 0 10\nC2 S B 1000 0.03\n"
      "[XSECTIONS]\nC1 TRAPEZOIDAL 4 10 2 2\nC2 TRIANGULAR 4 16\n");
  CHECK(cell(it, "reaches.csv", "C1", "length [m]") == "304.8");
  CHECK(cell(it, "reaches.csv", "C1", "bed_from [m]") == "3.048");
  CHECK(cell(it, "reaches.csv", "C1", "bottom_width [m]") == "3.048");
  CHECK(cell(it, "reaches.csv", "C1", "side_slope") == "2");
  CHECK(std::stod(cell(it, "reaches.csv", "C1", "discharge [m3/s]")) ==
        doctest::Approx(0.283168466));
  CHECK(std::stod(cell(it, "storages.csv", "S", "area [m2]")) == doctest::Approx(92.90304));
  CHECK(cell(it, "reaches.csv", "C2", "side_slope") == "2");
  CHECK(std::stod(cell(it, "boundaries.csv", "B", "level [m]")) == doctest::Approx(3.3528));
}

TEST_CASE("transects, banks of unlike slope and curved channels are surveys") {
  const auto it = imported(small_river(
      "[TRANSECTS]\nNC 0.06 0.05 0.03\nX1 T 5 10 20 0 0 0 0 100\nGR 4 0 3 10 1 15 3 20 4 30\n"
      "[JUNCTIONS]\nU 1.1 5 0.5\nV 1.2 5 0.5\n[CONDUITS]\nC2 U A 100 0.02\nC3 V U 100 0.02\n"
      "[XSECTIONS]\nC2 IRREGULAR T\nC3 TRAPEZOIDAL 2 6 1 3\n"));
  CHECK(cell(it, "reaches.csv", "C2", "manning [s/m^(1/3)]") == "0.03");
  CHECK(cell(it, "reaches.csv", "C2", "resistance") == "divided");
  const auto& points = rows(it, "cross_sections.csv");
  REQUIRE(points.size() == 10 + 8);
  CHECK(points[0].at("level [m]") == "4.1");  // the lowest point lies on the bed
  CHECK(points[0].at("zone") == "left");
  CHECK(points[0].at("manning [s/m^(1/3)]") == "0.06");
  CHECK(points[1].at("zone") == "main");
  CHECK(points[3].at("zone") == "right");
  CHECK(points[3].at("manning [s/m^(1/3)]") == "0.05");
  CHECK(points[10].at("station [m]") == "-2");
  CHECK(points[13].at("station [m]") == "12");
}

TEST_CASE("names that two things bear are told apart, signs of places go") {
  const auto it = imported(
      "[OPTIONS]\nFLOW_UNITS CMS\nEND_DATE 01/02/2004\n[JUNCTIONS]\n1 1 5 0.5\n\"x:y z\" 1 5 0.5\n"
      "[OUTFALLS]\n2 0.9 FIXED 1.5\n[CONDUITS]\n1 1 2 400 0.03\n2 \"x:y z\" 2 400 0.03\n"
      "[XSECTIONS]\n1 RECT_OPEN 4 10\n2 RECT_OPEN 4 10\n");
  CHECK(cell(it, "reaches.csv", "1_reach", "from") == "1");
  CHECK(cell(it, "reaches.csv", "2_reach", "from") == "x_y_z");
  CHECK(notes(it).find("conduit 1: it is called 1_reach here") != std::string::npos);
}

TEST_CASE("storages of all shapes") {
  const auto with = [](const std::string& shape) {
    return imported(
        small_river("[CURVES]\nAREA STORAGE 0 100 1 200\nAREA 3 250\n[STORAGE]\nS 1 4 0.5 " +
                    shape + "\n[CONDUITS]\nC2 S A 100 0.02\n[XSECTIONS]\nC2 RECT_OPEN 4 5\n"));
  };
  CHECK(cell(with("FUNCTIONAL 0 0 500"), "storages.csv", "S", "area [m2]") == "500");
  CHECK(cell(with("FUNCTIONAL 20 0 500"), "storages.csv", "S", "area [m2]") == "520");
  CHECK(rows(with("FUNCTIONAL 20 1 500"), "storage_tables.csv").size() == 2);
  CHECK(rows(with("FUNCTIONAL 20 2 500"), "storage_tables.csv").size() == 21);
  const auto table = with("TABULAR AREA");
  REQUIRE(rows(table, "storage_tables.csv").size() == 3);
  CHECK(rows(table, "storage_tables.csv")[2].at("level [m]") == "4");
  CHECK(rows(table, "storage_tables.csv")[2].at("area [m2]") == "250");
  CHECK(std::stod(cell(with("CYLINDRICAL 10 20 0"), "storages.csv", "S", "area [m2]")) ==
        doctest::Approx(157.07963));
  const auto pyramid = with("PYRAMIDAL 10 20 1");
  CHECK(rows(pyramid, "storage_tables.csv").back().at("area [m2]") == "504");  // 18 by 28
  CHECK(rows(with("PARABOLOID 10 20 4"), "storage_tables.csv").front().at("area [m2]") == "0");
}

TEST_CASE("a bank station of 0 says that there is no flood plain") {
  const auto with = [](const std::string& banks) {
    return imported(
        small_river("[TRANSECTS]\nNC 0.06 0.05 0.03\nX1 T 4 " + banks +
                    "\nGR 4 0 1 10 1 20 4 30\n[JUNCTIONS]\nU 1.1 5 0.5\n[CONDUITS]\nC2 U "
                    "A 100 0.02\n[XSECTIONS]\nC2 IRREGULAR T\n"));
  };
  CHECK(cell(with("0 0"), "reaches.csv", "C2", "resistance").empty());
  const auto left = with("10 0");
  CHECK(cell(left, "reaches.csv", "C2", "resistance") == "divided");
  CHECK(rows(left, "cross_sections.csv")[0].at("zone") == "left");
  CHECK(rows(left, "cross_sections.csv")[3].at("zone") == "main");
}

TEST_CASE("losses of storages and inlets of culverts are told") {
  const auto it = imported(small_river(
      "[STORAGE]\nS 1 4 0.5 FUNCTIONAL 0 0 500 0 1 100 3.6 0.2\n[CONDUITS]\nK S A 20 0.013\n"
      "[XSECTIONS]\nK CIRCULAR 1 0 0 0 1 5\n"));
  CHECK(notes(it).find("[STORAGE] S: evaporation and seepage of its water") != std::string::npos);
  CHECK(notes(it).find("without the inlet of its culvert code") != std::string::npos);
}
