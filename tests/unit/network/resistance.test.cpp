// Conveyance of sections in zones: each method against its formula, written out a second time.
#include "model/network/resistance.hpp"

#include <doctest/doctest.h>

#include <cmath>
#include <numbers>

#include "model/network/network.hpp"

namespace biandan::network {

namespace {

/// A main channel 50 m wide at the bottom and 200 m at its banks, 3 m deep, with flood plains that
/// rise by 3 m over 500 m: the section of test 14 of MASCARET.
std::vector<SurveyPoint> river(double main, double flood) {
  const Roughness own{main, 0.0}, plain{flood, 0.0};
  return {{0, 80, Part::left, plain},     {0, 70, Part::left, plain},
          {10, 64, Part::left, plain},    {300, 63, Part::left, plain},
          {800, 60, Part::main, own},     {850, 57, Part::main, own},
          {900, 57, Part::main, own},     {1000, 60, Part::right, plain},
          {1500, 63, Part::right, plain}, {1790, 64, Part::right, plain},
          {1800, 70, Part::right, plain}, {1800, 80, Part::right, plain}};
}

struct Geometry {
  double main_area, main_perimeter, flood_area, flood_perimeter;
};

/// By hand, for a level between 60 and 63 m.
Geometry by_hand(double level) {
  const double y = level - 60.0;
  return {0.5 * (50.0 + 200.0) * 3.0 + 200.0 * y,
          50.0 + std::hypot(50.0, 3.0) + std::hypot(100.0, 3.0), 2.0 * 0.5 * y * y * 500.0 / 3.0,
          2.0 * y * std::hypot(500.0, 3.0) / 3.0};
}

double strickler(double area, double perimeter, double k) {
  return k * area * std::pow(area / perimeter, 2.0 / 3.0);
}

}  // namespace

TEST_CASE("Debord: the formula as it is printed") {
  for (const double ratio : {1e-6, 0.01, 0.1, 0.15, 0.29, 0.3, 0.31, 1.0, 5.0}) {
    CAPTURE(ratio);
    const double a1 = 420.0, r1 = 3.1, n1 = 1.0 / 35.0, a2 = 150.0, n2 = 1.0 / 15.0;
    const double r2 = ratio * r1;
    const double a0 = 0.9 * std::pow(n1 / n2, 1.0 / 6.0);
    const double a =
        ratio > 0.3 ? a0 : 0.5 * ((1.0 - a0) * std::cos(std::numbers::pi * ratio / 0.3) + 1.0 + a0);
    const auto found = debord_conveyance(a1, r1, n1, a2, r2, n2);
    CHECK(found.main == doctest::Approx(a * a1 * std::pow(r1, 2.0 / 3.0) / n1).epsilon(1e-13));
    CHECK(found.flood == doctest::Approx(std::sqrt(a2 * a2 + a1 * a2 * (1.0 - a * a)) *
                                         std::pow(r2, 2.0 / 3.0) / n2)
                             .epsilon(1e-12));
  }
}

TEST_CASE("Debord: its limits") {
  // No water on the flood plain: the main channel alone.
  const auto dry = debord_conveyance(300.0, 2.5, 0.03, 0.0, 0.0, 0.06);
  CHECK(dry.main == zone_conveyance(300.0, 2.5, 0.03));
  CHECK(dry.flood == 0.0);
  // No main channel: the flood plain alone.
  const auto plain = debord_conveyance(0.0, 0.0, 0.03, 300.0, 2.5, 0.06);
  CHECK(plain.main == 0.0);
  CHECK(plain.flood == doctest::Approx(zone_conveyance(300.0, 2.5, 0.06)).epsilon(1e-15));
  // A film on the flood plain changes the main channel in second order of its depth only.
  const auto film = debord_conveyance(300.0, 2.5, 0.03, 0.5, 1e-3, 0.06);
  CHECK(film.main == doctest::Approx(zone_conveyance(300.0, 2.5, 0.03)).epsilon(1e-6));
  CHECK(film.main < zone_conveyance(300.0, 2.5, 0.03));
  // Full exchange: momentum of the main channel at its slowest, a0 = 0.9 for equal roughness.
  const auto full = debord_conveyance(300.0, 2.5, 0.03, 200.0, 2.0, 0.03);
  CHECK(full.main == doctest::Approx(0.9 * zone_conveyance(300.0, 2.5, 0.03)).epsilon(1e-14));
  // What the main channel loses in Q^2 / A, the flood plain gains, but for the radii: equal ones.
  const auto equal = debord_conveyance(300.0, 2.0, 0.03, 200.0, 2.0, 0.03);
  const double alone = zone_conveyance(1.0, 2.0, 0.03);
  CHECK(equal.main * equal.main / 300.0 + equal.flood * equal.flood / 200.0 ==
        doctest::Approx(alone * alone * 500.0).epsilon(1e-14));
}

TEST_CASE("the zones of a survey hold the section, and no ground between them is wetted") {
  const CrossSection section =
      CrossSection::surveyed(river(1.0 / 35.0, 1.0 / 15.0), Composition::divided);
  REQUIRE(section.zones.size() == 3);
  for (double depth = 0.05; depth < 30.0; depth *= 1.13) {
    CAPTURE(depth);
    double area = 0.0, width = 0.0, perimeter = 0.0;
    for (const Zone& zone : section.zones) {
      const auto wet = zone.table.wetted(depth);
      area += wet.area;
      width += wet.width;
      perimeter += wet.perimeter;
    }
    const auto whole = section.table.wetted(depth);
    CHECK(area == doctest::Approx(whole.area).epsilon(1e-13));
    CHECK(width == doctest::Approx(whole.width).epsilon(1e-13));
    CHECK(perimeter == doctest::Approx(whole.perimeter).epsilon(1e-13));
  }
}

TEST_CASE("conveyance of a compound section by hand") {
  for (const double level : {60.2, 60.617, 61.5, 62.9}) {
    CAPTURE(level);
    const Geometry hand = by_hand(level);
    const double main = strickler(hand.main_area, hand.main_perimeter, 35.0);
    const double flood = strickler(hand.flood_area, hand.flood_perimeter, 15.0);

    const SectionResistance divided(
        CrossSection::surveyed(river(1.0 / 35.0, 1.0 / 15.0), Composition::divided),
        Composition::divided, 0.0, {});
    CHECK(divided.conveyance(level - 57.0) == doctest::Approx(main + flood).epsilon(1e-12));
    const double area = hand.main_area + hand.flood_area;
    CHECK(divided.boussinesq(level - 57.0) ==
          doctest::Approx(area * (main * main / hand.main_area + flood * flood / hand.flood_area) /
                          ((main + flood) * (main + flood)))
              .epsilon(1e-12));

    const SectionResistance debord(
        CrossSection::surveyed(river(1.0 / 35.0, 1.0 / 15.0), Composition::debord),
        Composition::debord, 0.0, {});
    const auto exchanged =
        debord_conveyance(hand.main_area, hand.main_area / hand.main_perimeter, 1.0 / 35.0,
                          hand.flood_area, hand.flood_area / hand.flood_perimeter, 1.0 / 15.0);
    CHECK(debord.conveyance(level - 57.0) ==
          doctest::Approx(exchanged.main + exchanged.flood).epsilon(1e-12));
    CHECK(debord.boussinesq(level - 57.0) > 1.0);
  }
}

TEST_CASE("a single zone is Manning's formula, and its velocity uniform") {
  const CrossSection section = CrossSection::trapezoid(0.0, 20.0, 2.0);
  const SectionResistance resistance(section, Composition::single, 0.025, {});
  for (const double h : {1e-8, 0.3, 2.0, 50.0}) {
    const double area = (20.0 + 2.0 * h) * h;
    const double perimeter = 20.0 + 2.0 * h * std::sqrt(5.0);
    CHECK(resistance.conveyance(h) ==
          doctest::Approx(strickler(area, perimeter, 40.0)).epsilon(1e-13));
    CHECK(resistance.boussinesq(h) == doctest::Approx(1.0).epsilon(1e-14));
  }
  CHECK(resistance.conveyance(0.0) == 0.0);
  CHECK(resistance.boussinesq(0.0) == 1.0);
}

TEST_CASE("every change of roughness is a zone of its own in a divided section") {
  const Roughness grass{0.05, 0.0}, mud{0.02, 0.0};
  const CrossSection section = CrossSection::surveyed({{0, 4, Part::main, grass},
                                                       {6, 1, Part::main, mud},
                                                       {16, 1, Part::main, grass},
                                                       {22, 4, Part::main, grass}},
                                                      Composition::divided);
  REQUIRE(section.zones.size() == 3);
  CHECK(section.zones[1].roughness == mud);
  CHECK(section.zones[2].strip == 2);
  const SectionResistance resistance(section, Composition::divided, 0.0, {});
  const double h = 2.5, bank = h * h, slope = h * std::sqrt(5.0);
  CHECK(resistance.conveyance(h) ==
        doctest::Approx(strickler(10.0 * h, 10.0, 50.0) + 2.0 * strickler(bank, slope, 20.0))
            .epsilon(1e-13));
}

TEST_CASE("roughness over depth") {
  const RoughnessCurve curve{{0.5, 2.0}, {0.06, 0.03}};
  CHECK(curve.at(0.0) == 0.06);
  CHECK(curve.at(0.5) == 0.06);
  CHECK(curve.at(1.0) == doctest::Approx(0.05));
  CHECK(curve.at(9.0) == 0.03);
  Reach reach;
  reach.roughness_curve = curve;
  CHECK_FALSE(has_simple_resistance(reach));
  const CrossSection section = CrossSection::trapezoid(0.0, 10.0, 0.0);
  const SectionResistance resistance = resistance_of(reach, section);
  CHECK(resistance.conveyance(1.0) == doctest::Approx(strickler(10.0, 12.0, 20.0)).epsilon(1e-13));
  CHECK(resistance.conveyance(3.0) ==
        doctest::Approx(strickler(30.0, 16.0, 1.0 / 0.03)).epsilon(1e-13));
}

TEST_CASE("walls without friction") {
  const auto rough = CrossSection::trapezoid(0.0, 10.0, 0.0).table.wetted(3.0);
  const auto smooth = CrossSection::trapezoid(0.0, 10.0, 0.0, Walls::smooth).table.wetted(3.0);
  CHECK(rough.perimeter == 16.0);
  CHECK(smooth.perimeter == 10.0);
  CHECK(smooth.area == rough.area);
  // Banks are no walls; a survey with walls beside and above its ends.
  CHECK(CrossSection::trapezoid(0.0, 10.0, 1.0, Walls::smooth).table.wetted(3.0).perimeter ==
        CrossSection::trapezoid(0.0, 10.0, 1.0).table.wetted(3.0).perimeter);
  const auto survey =
      CrossSection::surveyed({{0, 2}, {0, 0}, {10, 0}, {13, 4}}, Composition::single, Walls::smooth)
          .table.wetted(6.0);
  CHECK(survey.perimeter == doctest::Approx(15.0));
}

}  // namespace biandan::network
