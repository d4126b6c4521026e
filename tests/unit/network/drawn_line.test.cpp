#include "model/network/drawn_line.hpp"

#include <doctest/doctest.h>

using namespace biandan::network;
using doctest::Approx;

TEST_CASE("shares of a line are shares of its drawn length") {
  const DrawnLine line({{0.0, 0.0}, {3.0, 4.0}, {3.0, 9.0}}, false);
  CHECK(line.length() == Approx(10.0));
  CHECK(line.at(0.0) == Point{0.0, 0.0});
  CHECK(line.at(0.25).x == Approx(1.5));
  CHECK(line.at(0.25).y == Approx(2.0));
  CHECK(line.at(0.75).y == Approx(6.5));
  CHECK(line.at(1.0) == Point{3.0, 9.0});
}

TEST_CASE("a piece holds the points between its ends, and not its ends twice") {
  const DrawnLine line({{0.0, 0.0}, {3.0, 4.0}, {3.0, 9.0}}, false);
  const Line bent = line.piece(0.25, 0.75);
  REQUIRE(bent.size() == 3);
  CHECK(bent[1] == Point{3.0, 4.0});
  CHECK(line.piece(0.0, 0.5).size() == 2);
  CHECK(line.piece(0.5, 1.0).size() == 2);
  CHECK(line.piece(0.0, 1.0).size() == 3);
}

TEST_CASE("in degrees a step east counts by the cosine of the latitude") {
  // 0.02 degrees along the parallel of 60 degrees are as long as 0.01 along the meridian.
  const DrawnLine line({{10.0, 60.0}, {10.02, 60.0}, {10.02, 60.01}}, true);
  CHECK(line.at(0.5).x == Approx(10.02).epsilon(1e-9));
  CHECK(line.at(0.25).x == Approx(10.01));
  CHECK(east_scale(true, 90.0) > 0.0);
}

TEST_CASE("points that repeat, and a line of no length, have places too") {
  const DrawnLine twice({{0.0, 0.0}, {1.0, 0.0}, {1.0, 0.0}, {2.0, 0.0}}, false);
  CHECK(twice.at(0.5).x == 1.0);
  const DrawnLine none({{5.0, 6.0}, {5.0, 6.0}}, false);
  CHECK(none.at(0.7) == Point{5.0, 6.0});
  CHECK(none.piece(0.2, 0.4).size() == 2);
}

TEST_CASE("a reference system says whether coordinates are degrees") {
  CHECK(reference_of("EPSG:4326").degrees);
  CHECK(reference_of("EPSG:4490").epsg == 4490);
  CHECK(!reference_of("EPSG:4528").degrees);
  CHECK(reference_of("EPSG:4528").epsg == 4528);
  for (const char* name : {"", "local", "EPSG:", "EPSG:45x"}) CHECK(!reference_of(name).epsg);
}
