#include "scenarios/exchange/import/geojson/ground.hpp"

#include <doctest/doctest.h>

#include <cmath>

using biandan::exchange::Ground;
using doctest::Approx;

namespace {

double degrees(double whole, double minutes, double seconds) {
  return whole + minutes / 60.0 + seconds / 3600.0;
}

}  // namespace

TEST_CASE("lengths in degrees are those on the ellipsoid, to a hundredth of a percent") {
  const Ground ground(true, 0.0);
  // Flinders Peak to Buninyong, the test line of the GDA94 manual (ICSM 2014, GRS 80).
  const biandan::network::Point flinders{degrees(144, 25, 29.52440), -degrees(37, 57, 3.72030)};
  const biandan::network::Point buninyong{degrees(143, 55, 35.38390), -degrees(37, 39, 10.15610)};
  CHECK(ground.length(flinders, buninyong) == Approx(54972.271).epsilon(1e-5));
  // A degree along the equator and along the meridian from it.
  CHECK(ground.length({0.0, 0.0}, {1.0, 0.0}) == Approx(111319.491).epsilon(1e-8));
  CHECK(ground.length({0.0, 0.0}, {0.0, 1.0}) == Approx(110574.389).epsilon(1e-6));
}

TEST_CASE("lengths in metres are as drawn") {
  const Ground ground(false, 0.0);
  CHECK(ground.length({{0.0, 0.0}, {3.0, 4.0}, {3.0, 10.0}}) == Approx(11.0));
  CHECK(ground.plane({7.0, 8.0}) == biandan::network::Point{7.0, 8.0});
}

TEST_CASE("near its latitude the plane has the distances of the ground") {
  const Ground ground(true, 31.78);
  const biandan::network::Point a{119.9, 31.78}, b{119.9001, 31.7801};
  const auto p = ground.plane(a), q = ground.plane(b);
  const double flat = std::hypot(p.x - q.x, p.y - q.y);
  CHECK(flat == Approx(ground.length(a, b)).epsilon(1e-5));
}
