// A network drawn in a GIS, as a draft of a case.
#include "scenarios/exchange/import/geojson/geojson_network.hpp"

#include <doctest/doctest.h>

#include "model/casefile/read_case.hpp"
#include "tests/unit/casefile/case_folder.hpp"
#include "tests/unit/import_geojson/imported.hpp"

using namespace biandan;
using namespace biandan::exchange;

namespace {

std::string line(const std::string& name, const std::string& coordinates,
                 const std::string& more = {}) {
  return feature("LineString", coordinates, R"("name": ")" + name + "\"" + more);
}
std::string point(const std::string& name, const std::string& coordinates,
                  const std::string& more = {}) {
  return feature("Point", coordinates, R"("name": ")" + name + "\"" + more);
}

std::size_t rows(const Imported& imported, const std::string& file) {
  return table(imported, file).rows.size();
}

}  // namespace

TEST_CASE("lines and points in degrees become reaches and junctions") {
  const Imported it = import_text(
      collection(point("J1", "[119.90, 31.78]", R"(, "level": 3.2, "title": "西口")") + ",\n" +
                 point("P1", "[119.91, 31.79]", R"(, "bed": 1.0, "area": 50000)") + ",\n" +
                 line("R1", "[[119.90, 31.78], [119.905, 31.782], [119.91, 31.78]]") + ",\n" +
                 line("R2", "[[119.91, 31.78], [119.91, 31.79]]", R"(, "manning": 0.03)")));
  CHECK(it.draft.settings.find("crs = \"EPSG:4326\"") != std::string::npos);
  CHECK(cell(it, "junctions.csv", "J1", "level [m]") == "3.2");
  CHECK(cell(it, "junctions.csv", "J1", "title") == "西口");
  CHECK(cell(it, "junctions.csv", "J1", "x") == "119.9");
  CHECK(cell(it, "storages.csv", "P1", "area [m2]") == "50000");
  CHECK(cell(it, "reaches.csv", "R1", "from") == "J1");
  CHECK(cell(it, "reaches.csv", "R1", "to") == "n1");
  CHECK(cell(it, "reaches.csv", "R2", "from") == "n1");
  CHECK(cell(it, "reaches.csv", "R2", "to") == "P1");
  // 0.01 degrees of the meridian at 31.785 degrees north.
  const double length = std::stod(cell(it, "reaches.csv", "R2", "length [m]"));
  CHECK(length == doctest::Approx(1108.8).epsilon(1e-4));
  REQUIRE(rows(it, "reach_lines.csv") == 1);
  CHECK(table(it, "reach_lines.csv").rows[0].at("x") == "119.905");
}

TEST_CASE("the older member crs names the reference system") {
  const auto crs = [](const std::string& name, const char* at) {
    const Imported it =
        import_text(collection(line("R", std::string("[[") + at + ", 31], [120, 31.1]]"), name));
    const std::string& text = it.draft.settings;
    const std::size_t found = text.find("crs = ");
    return found == std::string::npos ? ""
                                      : text.substr(found + 6, text.find('\n', found) - found - 6);
  };
  CHECK(crs("urn:ogc:def:crs:OGC:1.3:CRS84", "119") == "\"EPSG:4326\"");
  CHECK(crs("urn:ogc:def:crs:EPSG::4490", "119") == "\"EPSG:4490\"");
  CHECK(crs("urn:ogc:def:crs:EPSG:6.9:4528", "40521000") == "\"EPSG:4528\"");
  CHECK(crs("EPSG:4528", "40521000") == "\"EPSG:4528\"");
  CHECK(crs("local", "40521000").empty());
}

TEST_CASE("ends by name, by place, and made") {
  const Imported it = import_text(
      collection(point("A", "[0, 0]") + ",\n" + point("B", "[1000, 300]") + ",\n" +
                     line("R1", "[[0.2, 0], [1000, 0]]", R"(, "to": "B")") + ",\n" +
                     line("R2", "[[1000, 0.3], [2000, 0]]", R"(, "from": "C", "to": "D")") + ",\n" +
                     line("R3", "[[2000, 0.1], [3000, 0]]"),
                 metres));
  CHECK(cell(it, "reaches.csv", "R1", "from") == "A");
  CHECK(cell(it, "reaches.csv", "R1", "to") == "B");
  CHECK(tells(it, "4: line 'R1' ends 300 m away from its node 'B'"));
  // Its drawn end stays on its course.
  CHECK(table(it, "reach_lines.csv").rows[0].at("x") == "1000");
  CHECK(cell(it, "junctions.csv", "C", "x") == "1000");
  CHECK(cell(it, "reaches.csv", "R1", "length [m]") == "1299.8");
  CHECK(cell(it, "reaches.csv", "R3", "from") == "D");
  CHECK(cell(it, "reaches.csv", "R3", "to") == "n1");
}

TEST_CASE("two nodes at one place are told: they are not joined") {
  const Imported it =
      import_text(collection(line("R1", "[[0, 0], [1000, 0]]", R"(, "to": "A")") + ",\n" +
                                 line("R2", "[[1000, 0], [2000, 0]]", R"(, "from": "B")") + ",\n" +
                                 point("P", "[0, 0]") + ",\n" + point("Q", "[0.1, 0]"),
                             metres));
  CHECK(tells(it, "3: line 'R2' ends at its node 'B', which is at the place of 'A'"));
  CHECK(tells(it, "5: point 'Q' is at the place of 'P'"));
}

TEST_CASE("a line is cut where it passes a point, with its length and its bed shared out") {
  const Imported it = import_text(collection(
      line("R", "[[0, 0], [1000, 0]]",
           R"(, "length": 2000, "bed_from": 1.0, "bed_to": 0.0, "manning": 0.02)") +
          ",\n" + point("M", "[250, 0.2]") + ",\n" + line("creek", "[[500, 0], [500, 400]]"),
      metres));
  REQUIRE(rows(it, "reaches.csv") == 4);
  CHECK(cell(it, "reaches.csv", "R_1", "to") == "M");
  CHECK(cell(it, "reaches.csv", "R_2", "from") == "M");
  CHECK(std::stod(cell(it, "reaches.csv", "R_1", "length [m]")) == doctest::Approx(500.0));
  CHECK(cell(it, "reaches.csv", "R_2", "bed_from [m]") == "0.75");
  CHECK(cell(it, "reaches.csv", "R_2", "bed_to [m]") == "0.5");
  CHECK(cell(it, "reaches.csv", "R_3", "manning [s/m^(1/3)]") == "0.02");
  CHECK(cell(it, "reaches.csv", "creek", "from") == cell(it, "reaches.csv", "R_2", "to"));
  CHECK(tells(it, "2: line 'R' passes 'M', "));
}

TEST_CASE("lines that share a point meet there, lines that only cross do not") {
  const Imported shared =
      import_text(collection(line("A", "[[0, 0], [500, 0], [1000, 0]]") + ",\n" +
                                 line("B", "[[500, -500], [500, 0], [500, 500]]"),
                             metres));
  CHECK(rows(shared, "reaches.csv") == 4);
  const Imported crossing = import_text(collection(
      line("A", "[[0, 0], [1000, 0]]") + ",\n" + line("B", "[[500, -500], [500, 500]]"), metres));
  CHECK(rows(crossing, "reaches.csv") == 2);
  CHECK(tells(crossing, "3: line 'B' crosses 'A' without a point in common"));
}

TEST_CASE("a ring gets a node halfway") {
  const Imported it = import_text(
      collection(line("ring", "[[0, 0], [100, 0], [100, 100], [0, 100], [0, 0]]"), metres));
  REQUIRE(rows(it, "reaches.csv") == 2);
  CHECK(cell(it, "reaches.csv", "ring_1", "to") == cell(it, "reaches.csv", "ring_2", "from"));
  CHECK(cell(it, "reaches.csv", "ring_1", "length [m]") == "200");
}

TEST_CASE("a loop in a line gets a node of its own") {
  const Imported it = import_text(collection(
      line("R", "[[0, 0], [100, 0], [200, 0], [200, 100], [100, 100], [100, 0], [100, -100]]") +
          ",\n" + point("X", "[100, 0]"),
      metres));
  REQUIRE(rows(it, "reaches.csv") == 4);
  for (const auto& row : table(it, "reaches.csv").rows) CHECK(row.at("from") != row.at("to"));
}

TEST_CASE("parts of a line are one reach where they meet, and a reach each where not") {
  const auto parts = [](const std::string& coordinates) {
    return import_text(collection(
        feature("MultiLineString", coordinates, R"("name": "R", "bed_from": 1, "bed_to": 0)"),
        metres));
  };
  const Imported one = parts("[[[0, 0], [100, 0]], [[200, 0], [100, 0]]]");
  CHECK(cell(one, "reaches.csv", "R", "length [m]") == "200");
  const Imported two = parts("[[[0, 0], [100, 0]], [[200, 0], [300, 0]]]");
  CHECK(rows(two, "reaches.csv") == 2);
  CHECK(cell(two, "reaches.csv", "R_2", "bed_from [m]").empty());
  CHECK(tells(two, "2: line 'R' has 2 parts that do not meet"));
}

TEST_CASE("names are made unique and plain, and given where there are none") {
  const Imported it =
      import_text(collection(point("X", "[0, 0]") + ",\n" + line("X", "[[0, 0], [1000, 0]]") +
                                 ",\n" + line("Grand Canal", "[[1000, 0], [2000, 0]]") + ",\n" +
                                 line("##1", "[[2000, 0], [3000, 0]]") + ",\n" +
                                 feature("LineString", "[[3000, 0], [4000, 0]]"),
                             metres));
  CHECK(cell(it, "reaches.csv", "X_1", "from") == "X");
  CHECK(cell(it, "reaches.csv", "Grand_Canal", "title") == "Grand Canal");
  CHECK(cell(it, "reaches.csv", "__1", "title") == "##1");
  CHECK(cell(it, "reaches.csv", "r1", "length [m]") == "1000");
  CHECK(tells(it, "3: line 'X' is named 'X_1': the name is taken"));
  CHECK(tells(it, "4: line 'Grand Canal' is named 'Grand_Canal': names hold"));
  CHECK(tells(it, "0: 1 feature without a name"));
}

TEST_CASE("signs that no table can hold become blanks") {
  const Imported it = import_text(
      collection(line("R\\u0001", "[[0, 0], [1000, 0]]", R"(, "title": "大\u0000\n河")"), metres));
  CHECK(cell(it, "reaches.csv", "R", "title") == "大 河");
}

TEST_CASE("a length that the drawing does not bear out, and heights, are told") {
  const Imported it = import_text(
      collection(line("R", "[[0, 0, 3.1], [1000, 0, 3.0]]", R"(, "length": 1.0)"), metres));
  CHECK(tells(it, "line 'R' has a length of 1 m, which is taken, and is drawn with 1000 m"));
  CHECK(tells(it, "Z values of 1 feature "));
}

TEST_CASE("a single feature and a bare geometry are files too") {
  CHECK(rows(import_text(feature("LineString", "[[119, 31], [119.1, 31]]")), "reaches.csv") == 1);
  CHECK(rows(import_text(R"({"type": "LineString", "coordinates": [[119, 31], [119.1, 31]]})"),
             "reaches.csv") == 1);
}

TEST_CASE("cells of a result are put together to their reaches") {
  const auto piece = [](const std::string& name, const std::string& coordinates) {
    return feature(
        "LineString", coordinates,
        R"("kind": "cell", "name": ")" + name + R"(", "reach": "R1", "level_mean": 2.5)");
  };
  const Imported it = import_text(
      collection(piece("J1", "[[0, 0], [50, 0]]") + ",\n" + piece("J2", "[[150, 0], [200, 0]]") +
                 ",\n" + piece("R1:100", "[[50, 0], [150, 0]]") + ",\n" +
                 feature("Point", "[100, 0]", R"("kind": "section", "name": "S")")));
  REQUIRE(rows(it, "reaches.csv") == 1);
  CHECK(cell(it, "reaches.csv", "R1", "length [m]") == "200");
  CHECK(cell(it, "reaches.csv", "R1", "from") == "J1");
  CHECK(cell(it, "reaches.csv", "R1", "to") == "J2");
  CHECK(it.draft.settings.find("crs") == std::string::npos);
  CHECK(tells(it, "5: point 'S' is a section of a result"));
}

TEST_CASE("a draft reads, but for what the file does not tell") {
  const casefile::CaseFolder folder;
  const std::filesystem::path target = folder.path() / "draft";
  const std::string network = point("J1", "[119.90, 31.78]") + ",\n" +
                              line("R1", "[[119.90, 31.78], [119.905, 31.782], [119.91, 31.78]]",
                                   R"(, "bed_from": 0.5, "bed_to": 0.4, "bottom_width": 20)") +
                              ",\n" + line("R2", "[[119.91, 31.78], [119.91, 31.79]]");
  write_draft(target, import_text(collection(network)));
  try {
    casefile::read_case(target);
    FAIL("accepted");
  } catch (const base::CaseError& error) {
    const std::string said = error.what();
    CHECK(said.find("no value for 'bed_from' of reach 'R2'") != std::string::npos);
    CHECK(said.find("R1") == std::string::npos);
    CHECK(said.find("part of the network without a boundary") != std::string::npos);
    CHECK(said.find("unknown") == std::string::npos);
  }
}
