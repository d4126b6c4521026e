// Width, area and perimeter over depth: exact integrals, the inverse, slopes and lanes.
#include "model/network/depth_table.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

namespace biandan::network {

namespace {

using Table = DepthTable;

Table::Piece piece(double depth, double width, double slope, double perimeter, double rate) {
  Table::Piece result;
  result.depth = depth;
  result.width = width;
  result.slope = slope;
  result.perimeter = perimeter;
  result.perimeter_rate = rate;
  return result;
}

/// A channel with a berm at 1.5 m and a narrowing part above 2 m.
Table compound() {
  return Table({piece(0.0, 4.0, 3.0, 4.0, 3.6), piece(1.5, 14.5, 2.0, 0.0, 2.9),
                piece(2.0, 15.5, -1.0, 0.0, 2.2), piece(5.0, 12.5, 0.0, 0.0, 2.0)});
}

Table triangle() {
  return Table({piece(0.0, 0.0, 5.0, 0.0, 5.5)});
}

Table rectangle() {
  return Table({piece(0.0, 3.0, 0.0, 3.0, 2.0)});
}

/// Simpson's rule between the kinks, where the width is linear and the rule exact.
double quadrature(const Table& table, double depth) {
  double sum = 0.0;
  double start = 0.0;
  while (start < depth) {
    double end = depth;
    for (const Table::Piece& part : table.pieces())
      if (part.depth > start) end = std::min(end, part.depth);
    const double just_above = std::nextafter(start, 1e9);
    sum += (end - start) / 6.0 *
           (table.wetted(start == 0.0 ? 0.0 : just_above).width +
            4.0 * table.wetted(0.5 * (start + end)).width + table.wetted(end).width);
    start = end;
  }
  return sum;
}

}  // namespace

TEST_CASE("area is the integral of width") {
  for (const Table& table : {compound(), triangle(), rectangle()})
    for (double depth = 0.05; depth < 8.0; depth += 0.17) {
      CAPTURE(depth);
      CHECK(table.wetted(depth).area == doctest::Approx(quadrature(table, depth)).epsilon(1e-13));
    }
}

TEST_CASE("a berm is wetted over its whole width as soon as it is covered") {
  const Table table = compound();
  CHECK(table.wetted(1.5).width == 8.5);
  CHECK(table.wetted(1.5).perimeter == doctest::Approx(4.0 + 1.5 * 3.6));
  CHECK(table.wetted(1.5 + 1e-9).width == doctest::Approx(14.5));
  CHECK(table.wetted(1.5 + 1e-9).perimeter == doctest::Approx(4.0 + 1.5 * 3.6 + 6.0));
}

TEST_CASE("nothing is wet at or below the bed, and the width is that of the bed") {
  for (const double depth : {0.0, -1e-12, -3.0}) {
    CHECK(compound().wetted(depth).area == 0.0);
    CHECK(compound().wetted(depth).width == 4.0);
    CHECK(compound().wetted(depth).perimeter == 4.0);
    CHECK(triangle().wetted(depth).width == 0.0);
  }
}

TEST_CASE("depth_of is the inverse of area over twelve decades") {
  double worst = 0.0;
  for (const Table& table : {compound(), triangle(), rectangle()})
    for (double depth = 1e-12; depth < 9.0; depth *= 1.0371) {
      const double found = table.depth_of(table.wetted(depth).area);
      worst = std::max(worst, std::fabs(found - depth) / depth);
    }
  MESSAGE("worst relative error of the depth: " << worst);
  CHECK(worst < 1e-13);
  for (const Table& table : {compound(), triangle(), rectangle()})
    for (double area = 1e-12; area < 50.0; area *= 1.0371)
      CHECK(table.wetted(table.depth_of(area)).area == doctest::Approx(area).epsilon(1e-13));
}

TEST_CASE("depth_of beside the kinks, at nothing and below") {
  const Table table = compound();
  for (const Table::Piece& part : table.pieces())
    CHECK(table.depth_of(part.area) == doctest::Approx(part.depth).epsilon(1e-15));
  CHECK(table.depth_of(0.0) == 0.0);
  CHECK(table.depth_of(-2.0) == 0.0);
  CHECK(std::isnan(table.depth_of(std::numeric_limits<double>::quiet_NaN())));
}

TEST_CASE("slopes of a dual are the closed forms") {
  using D = base::Dual<1>;
  const Table table = compound();
  for (const double depth : {1e-6, 0.7, 1.5, 1.7, 3.0, 6.0}) {
    CAPTURE(depth);
    const auto found = table.wetted(D::variable(depth, 0));
    const auto plain = table.wetted(depth);
    CHECK(found.area.value == plain.area);
    CHECK(found.area.slope[0] == doctest::Approx(plain.width).epsilon(1e-14));
    const double slope = depth <= 1.5 ? 3.0 : depth <= 2.0 ? 2.0 : depth <= 5.0 ? -1.0 : 0.0;
    CHECK(found.width.slope[0] == slope);
  }
}

TEST_CASE("every lane has the bits of a double alone") {
  using P = base::Pack<4>;
  const Table table = compound();
  for (double depth = -0.5; depth < 7.0; depth += 0.013) {
    const std::array<double, 4> depths{depth, 1.5, depth * 0.3, 7.0 - depth};
    const auto found = table.wetted(P(depths));
    for (std::size_t k = 0; k < 4; ++k) {
      const auto alone = table.wetted(depths[k]);
      CHECK(found.area[k] == alone.area);
      CHECK(found.width[k] == alone.width);
      CHECK(found.perimeter[k] == alone.perimeter);
    }
  }
}

}  // namespace biandan::network
