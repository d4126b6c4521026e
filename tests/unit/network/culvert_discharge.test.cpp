// Culverts: geometry of the barrels, the full pipe, inlet control against the curves of HDS-5.
#include "model/network/culvert_discharge.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>

#include "model/network/structure_discharge.hpp"

using namespace biandan;
using doctest::Approx;
using network::Culvert;
using network::Regime;

namespace {

constexpr double pi = 3.14159265358979323846;

Culvert pipe(double diameter) {
  return {Culvert::Shape::circular, diameter, diameter, 1.0, 0.9, 30.0, 0.014, 0.5, 1.0, 1.0};
}
Culvert box(double width, double height) {
  return {Culvert::Shape::box, width, height, 1.0, 0.9, 30.0, 0.014, 0.5, 1.0, 1.0};
}

network::Structure structure(const Culvert& culvert) {
  network::Structure made;
  made.kind = culvert;
  return made;
}

constexpr network::Beds deep{-10.0, -10.0};

double flow(const Culvert& culvert, double left, double right, network::Beds beds = deep) {
  return network::structure_discharge(structure(culvert), 1.0, left, right, beds);
}
Regime regime(const Culvert& culvert, double left, double right) {
  return network::regime_of(structure(culvert), 1.0, left, right, deep);
}

/// Angle at the centre of half the water line of a circle.
double half_angle(double filled) {
  return std::acos(1.0 - 2.0 * filled);
}
double circle_area(double diameter, double depth) {
  const double angle = half_angle(depth / diameter);
  return 0.25 * diameter * diameter * (angle - std::sin(angle) * std::cos(angle));
}

}  // namespace

TEST_CASE("a circular barrel has the area and the hydraulic radius of a circle") {
  const Culvert one = pipe(1.4);
  double worst = 0.0;
  for (double depth = 0.01; depth < 1.4; depth += 0.013) {
    const double area = circle_area(1.4, depth);
    const double radius = std::min(area / (1.4 * half_angle(depth / 1.4)), 0.35);
    worst = std::max(worst, std::abs(network::barrel_area(one, depth) / area - 1.0));
    worst = std::max(worst, std::abs(network::barrel_radius(one, depth) / radius - 1.0));
  }
  CHECK(worst < 1e-9);
  CHECK(network::barrel_area(one, 1.4) == Approx(pi * 0.49).epsilon(1e-9));
  CHECK(network::barrel_area(one, 9.0) == network::barrel_area(one, 1.4));
  CHECK(network::barrel_area(one, -1.0) == 0.0);
  const double jump = network::barrel_area(one, 0.7 * (1 + 1e-15)) - network::barrel_area(one, 0.7);
  CHECK(std::abs(jump) < 1e-14);
}

TEST_CASE("a full culvert is a pipe with entrance, friction and exit loss") {
  for (Culvert one : {pipe(1.2), box(3.0, 2.0)}) {
    one.barrels = 3.0;
    const bool round = one.shape == Culvert::Shape::circular;
    const double area = round ? pi * 0.36 : 6.0;
    const double radius = round ? 0.3 : 0.6;
    const double loss = 0.5 + 1.0 + 2.0 * 9.81 * 0.014 * 0.014 * 30.0 / std::pow(radius, 4.0 / 3.0);
    const double full = 3.0 * area * std::sqrt(2.0 * 9.81 * 0.4 / loss);
    CHECK(flow(one, 4.4, 4.0) == Approx(full).epsilon(1e-8));
    CHECK(flow(one, 4.0, 4.4) == -flow(one, 4.4, 4.0));
    CHECK(regime(one, 4.4, 4.0) == Regime::culvert_full);
    CHECK(flow(one, 4.0, 4.0) == 0.0);
    const double half = network::structure_discharge(structure(one), 0.5, 4.4, 4.0, deep);
    CHECK(half == Approx(0.5 * full).epsilon(1e-8));
  }
}

// FHWA HDS-5, 3rd ed. (2012), appendix A: submerged HW/D = c (1.811 Q/(A D^0.5))^2 + Y from
// Q/(A D^0.5) = 2.21 on (m, s), unsubmerged form 1 HW/D = Hc/D + K (1.811 Q/(A D^0.5))^M up
// to 1.93; without the term of the slope.
struct Entrance {
  Culvert culvert;
  double loss, K, M, c, Y;
  double lowest_below, highest;  // of our discharge over that of HDS-5
};

TEST_CASE("inlet control against the curves of HDS-5") {
  const Entrance entrances[] = {
      {pipe(1.0), 0.5, 0.0098, 2.0, 0.0398, 0.67, 0.81, 1.06},      // square edge in a headwall
      {pipe(1.0), 0.2, 0.0018, 2.0, 0.0292, 0.74, 0.90, 1.06},      // groove end in a headwall
      {box(1.0, 1.0), 0.5, 0.061, 0.75, 0.0423, 0.82, 0.95, 1.06},  // wingwalls parallel
      {box(1.0, 1.0), 0.5, 0.061, 0.75, 0.0400, 0.80, 0.95, 1.06},  // wingwalls at 15 or 90 degrees
  };
  for (const Entrance& entrance : entrances) {
    Culvert one = entrance.culvert;
    one.entrance = entrance.loss;
    const network::CulvertEnd end(0.0, -10.0);
    const double area = network::barrel_area(one, 1.0);
    for (double head = 1.3; head < 6.0; head += 0.1) {
      const double theirs = area / 1.811 * std::sqrt((head - entrance.Y) / entrance.c);
      if (theirs / area < 2.21) continue;
      const double ours = network::inlet_control(one, end, head);
      INFO("submerged, head ", head);
      CHECK(ours / theirs > 0.94);
      CHECK(ours / theirs < 1.06);
    }
    for (double depth = 0.1; depth < 0.9; depth += 0.05) {
      const double wet = network::barrel_area(one, depth);
      const bool round = one.shape == Culvert::Shape::circular;
      const double top = round ? 2.0 * std::sqrt(depth * (1.0 - depth)) : 1.0;
      const double theirs = wet * std::sqrt(9.81 * wet / top);  // critical at that depth
      if (theirs / area > 1.93) continue;
      const double critical_head = depth + 0.5 * wet / top;
      const double head = critical_head + entrance.K * std::pow(1.811 * theirs / area, entrance.M);
      const double ours = network::inlet_control(one, end, head);
      INFO("unsubmerged, head ", head);
      CHECK(ours / theirs > entrance.lowest_below);
      CHECK(ours / theirs < entrance.highest);
    }
  }
}

TEST_CASE("critical depth from the head: discharge of a circle within 2 %") {
  Culvert one = pipe(1.0);
  one.entrance = 0.0;
  for (double depth = 0.05; depth < 0.7; depth += 0.05) {
    const double wet = circle_area(1.0, depth);
    const double top = 2.0 * std::sqrt(depth * (1.0 - depth));
    const double exact = wet * std::sqrt(9.81 * wet / top);
    const double ours =
        network::inlet_control(one, network::CulvertEnd(0.0, -1.0), depth + 0.5 * wet / top);
    CHECK(ours == Approx(exact).epsilon(0.02));
    CHECK(ours < exact * (1.0 + 1e-6));
  }
}

TEST_CASE("culvert regimes") {
  const Culvert one = box(2.0, 1.0);  // inverts 1.0 and 0.9
  CHECK(regime(one, 0.8, 0.5) == Regime::none);
  CHECK(regime(one, 1.5, 0.5) == Regime::culvert_inlet);
  CHECK(regime(one, 3.5, 0.5) == Regime::culvert_inlet);
  CHECK(regime(one, 1.6, 1.58) == Regime::culvert_drowned);
  CHECK(regime(one, 2.5, 2.45) == Regime::culvert_full);
  Culvert rough = one;
  rough.length = 400.0;
  rough.manning = 0.03;
  CHECK(regime(rough, 1.6, 0.5) == Regime::culvert_free);
  CHECK(regime(rough, 4.0, 0.5) == Regime::culvert_full);
}

TEST_CASE("an adverse invert holds water back, sediment lets none out of a dry place") {
  Culvert adverse = box(2.0, 1.0);
  adverse.invert_to = 1.5;
  CHECK(flow(adverse, 1.5, 0.0) == 0.0);
  CHECK(flow(adverse, 1.6, 0.0) > 0.0);
  CHECK(flow(adverse, 1.2, 1.4) == 0.0);  // neither above the higher invert
  const Culvert plain = box(2.0, 1.0);
  CHECK(flow(plain, 1.3, 0.0, {1.3, 0.0}) == 0.0);
  CHECK(flow(plain, 1.5, 0.0, {1.3, 0.0}) > 0.0);
  // Half full of sediment at both ends: a box of half the height.
  Culvert low = box(2.0, 0.5);
  low.invert_from = low.invert_to = 1.5;
  CHECK(flow(plain, 4.0, 0.0, {1.5, 1.4}) < flow(plain, 4.0, 0.0));
  Culvert level = plain;
  level.invert_to = 1.0;
  const double silted = network::inlet_control(level, network::CulvertEnd(1.0, 1.5), 3.0);
  CHECK(silted == Approx(network::inlet_control(low, network::CulvertEnd(1.5, 0.0), 3.0)));
  CHECK(flow(plain, 5.0, 0.0, {3.0, 0.0}) == 0.0);  // buried
}
