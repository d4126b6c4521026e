// Trapezoids, surveyed sections of every shape, and sections between two.
#include "model/network/cross_section.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <random>
#include <vector>

namespace biandan::network {

namespace {

using Points = std::vector<SurveyPoint>;

struct Wet {
  double area = 0.0;
  double width = 0.0;
  double perimeter = 0.0;
};

/// Straight from the points: what lies under a level, segment by segment.
Wet under(const Points& points, double level) {
  Wet wet;
  for (std::size_t i = 0; i + 1 < points.size(); ++i) {
    const auto [low, high] = std::minmax(points[i].level, points[i + 1].level);
    const double run = points[i + 1].station - points[i].station;
    if (level <= low) continue;
    const double share = level >= high ? 1.0 : (level - low) / (high - low);
    wet.width += share * run;
    wet.perimeter += share * std::hypot(run, high - low);
    const double deepest = level - low;
    const double shallowest = std::max(0.0, level - high);
    wet.area += share * run * 0.5 * (deepest + shallowest);
  }
  wet.perimeter += std::max(0.0, level - points.front().level);
  wet.perimeter += std::max(0.0, level - points.back().level);
  return wet;
}

void check_against_points(const Points& points) {
  const CrossSection section = CrossSection::surveyed(points);
  double top = section.bed;
  for (const SurveyPoint& point : points) top = std::max(top, point.level);
  for (int i = 1; i <= 400; ++i) {
    const double depth = (top - section.bed + 2.0) * i / 397.0;
    CAPTURE(depth);
    const Wet wanted = under(points, section.bed + depth);
    const auto found = section.table.wetted(depth);
    CHECK(found.area == doctest::Approx(wanted.area).epsilon(1e-12));
    CHECK(found.width == doctest::Approx(wanted.width).epsilon(1e-12));
    CHECK(found.perimeter == doctest::Approx(wanted.perimeter).epsilon(1e-12));
    CHECK(section.table.depth_of(found.area) == doctest::Approx(depth).epsilon(1e-12));
  }
}

}  // namespace

TEST_CASE("a trapezoid by its formulas") {
  const CrossSection section = CrossSection::trapezoid(-1.2, 8.0, 1.5);
  CHECK(section.bed == -1.2);
  for (const double h : {1e-9, 0.4, 3.0}) {
    const auto wet = section.table.wetted(h);
    CHECK(wet.area == doctest::Approx((8.0 + 1.5 * h) * h).epsilon(1e-15));
    CHECK(wet.width == doctest::Approx(8.0 + 3.0 * h).epsilon(1e-15));
    CHECK(wet.perimeter == doctest::Approx(8.0 + 2.0 * h * std::sqrt(3.25)).epsilon(1e-15));
  }
}

TEST_CASE("a surveyed trapezoid is a trapezoid up to its banks") {
  const CrossSection surveyed =
      CrossSection::surveyed({{0.0, 2.8}, {6.0, -1.2}, {14.0, -1.2}, {20.0, 2.8}});
  const CrossSection formula = CrossSection::trapezoid(-1.2, 8.0, 1.5);
  CHECK(surveyed.bed == -1.2);
  for (const double h : {1e-9, 0.3, 2.0, 4.0}) {
    CHECK(surveyed.table.wetted(h).area ==
          doctest::Approx(formula.table.wetted(h).area).epsilon(1e-14));
    CHECK(surveyed.table.wetted(h).perimeter ==
          doctest::Approx(formula.table.wetted(h).perimeter).epsilon(1e-14));
  }
  // Above the banks: walls.
  CHECK(surveyed.table.wetted(5.0).width == doctest::Approx(20.0));
  CHECK(surveyed.table.wetted(5.0).perimeter ==
        doctest::Approx(surveyed.table.wetted(4.0).perimeter + 2.0));
}

TEST_CASE("vertical walls") {
  check_against_points({{0.0, 3.0}, {0.0, 0.0}, {5.0, 0.0}, {5.0, 3.0}});
  check_against_points({{0.0, 3.0}, {0.0, 0.5}, {5.0, 0.0}, {5.0, 1.0}, {7.0, 4.0}});
}

TEST_CASE("flat berms on both sides, one level and two levels") {
  check_against_points({{0, 5}, {2, 3}, {8, 3}, {11, 0}, {15, 0}, {18, 3}, {25, 3}, {26, 5}});
  check_against_points({{0, 5}, {2, 2}, {8, 2}, {11, 0}, {15, 0}, {18, 3}, {25, 3}, {26, 4}});
  const CrossSection section =
      CrossSection::surveyed({{0, 5}, {2, 3}, {8, 3}, {11, 0}, {15, 0}, {18, 3}, {25, 3}, {26, 5}});
  CHECK(section.table.wetted(3.0).width == doctest::Approx(10.0));
  CHECK(section.table.wetted(3.0 + 1e-12).width == doctest::Approx(23.0));
}

TEST_CASE("beds with several hollows, banks of unequal height, flat beds") {
  check_against_points({{0, 4}, {3, 0.5}, {5, 2}, {7, 0}, {9, 1.5}, {11, 0.2}, {14, 3}});
  check_against_points({{0, 1}, {10, 0}, {12, 6}});
  check_against_points({{0, 2}, {4, 2}});
  check_against_points({{0, 2}, {4, 2}, {6, 2}, {9, 7}});
}

TEST_CASE("random surveys") {
  std::mt19937_64 generator(7);
  std::uniform_int_distribution<int> levels(-6, 14);
  std::uniform_int_distribution<int> steps(0, 5);
  for (int round = 0; round < 30; ++round) {
    Points points{{0.0, levels(generator) / 3.0}};
    for (int i = 0; i < 12; ++i)
      points.push_back({points.back().station + steps(generator) * 0.7, levels(generator) / 3.0});
    points.push_back({points.back().station + 1.0, levels(generator) / 3.0});
    check_against_points(points);
  }
}

TEST_CASE("between two sections everything is linear at equal depth") {
  const CrossSection a = CrossSection::trapezoid(1.0, 8.0, 1.5);
  const CrossSection b =
      CrossSection::surveyed({{0, 5}, {2, 3}, {8, 3}, {11, 0}, {15, 0}, {18, 3}, {25, 3}, {26, 5}});
  for (const double weight : {0.0, 0.25, 0.8, 1.0}) {
    const CrossSection c = CrossSection::between(a, b, weight);
    CHECK(c.bed == doctest::Approx(1.0 - weight));
    for (double h = 0.05; h < 7.0; h += 0.11) {
      CAPTURE(h);
      const auto x = a.table.wetted(h);
      const auto y = b.table.wetted(h);
      const auto found = c.table.wetted(h);
      CHECK(found.width == doctest::Approx(x.width + weight * (y.width - x.width)).epsilon(1e-13));
      CHECK(found.area == doctest::Approx(x.area + weight * (y.area - x.area)).epsilon(1e-13));
      CHECK(found.perimeter ==
            doctest::Approx(x.perimeter + weight * (y.perimeter - x.perimeter)).epsilon(1e-13));
    }
  }
}

}  // namespace biandan::network
