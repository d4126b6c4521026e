// Normal and critical depth of odd sections; those of trapezoids stand in verify/uniform_depths.
#include "model/network/uniform_flow.hpp"

#include <doctest/doctest.h>

#include <cmath>

namespace biandan::network {

namespace {

CrossSection with_terrace() {
  return CrossSection::surveyed({{0, 8, Part::left, {0.06, 0.0}},
                                 {0, 3, Part::left, {0.06, 0.0}},
                                 {200, 3, Part::main, {0.03, 0.0}},
                                 {200, 0, Part::main, {0.03, 0.0}},
                                 {210, 0, Part::main, {0.03, 0.0}},
                                 {210, 8, Part::main, {0.03, 0.0}}},
                                Composition::divided);
}

double froude_squared(const CrossSection& section, double discharge, double depth) {
  const auto wet = section.table.wetted(depth);
  return discharge * discharge * wet.width / (9.81 * std::pow(wet.area, 3.0));
}

}  // namespace

TEST_CASE("normal depth carries the discharge") {
  const SectionResistance resistance(with_terrace(), Composition::divided, 0.0, {});
  for (const double discharge : {0.01, 20.0, 60.0, 400.0, 1e5}) {
    const double depth = normal_depth(resistance, discharge, 4e-4);
    CHECK(resistance.conveyance(depth) * 0.02 == doctest::Approx(discharge).epsilon(1e-12));
  }
  CHECK(normal_depth(resistance, 0.0, 4e-4) == 0.0);
}

TEST_CASE("a level terrace in one zone: the lowest depth that carries the discharge") {
  const CrossSection section = with_terrace();
  const SectionResistance resistance(section, Composition::single, 0.03, {});
  const double before = resistance.conveyance(3.0);
  REQUIRE(resistance.conveyance(3.01) < before);  // the perimeter jumps
  CHECK(normal_depth(resistance, 0.99 * before, 1.0) < 3.0);
  CHECK(normal_depth(resistance, 1.01 * before, 1.0) > 3.01);
}

TEST_CASE("critical depth: above it the flow is subcritical") {
  const CrossSection section = with_terrace();
  // 10 m wide: q^2 / g = h^3.
  CHECK(critical_depth(section, 20.0) == doctest::Approx(std::cbrt(4.0 / 9.81)).epsilon(1e-12));
  // Just over the terrace a wide film is fast again: the second critical depth.
  const double discharge = 140.0;
  CHECK(froude_squared(section, discharge, 2.9) < 1.0);
  const double depth = critical_depth(section, discharge);
  CHECK(depth > 3.0);
  CHECK(froude_squared(section, discharge, depth) == doctest::Approx(1.0).epsilon(1e-12));
  for (double above = depth * 1.0001; above < 40.0; above *= 1.01)
    CHECK(froude_squared(section, discharge, above) < 1.0);
  CHECK(critical_depth(section, 0.0) == 0.0);
}

TEST_CASE("critical depth within a piece that widens fast") {
  // A deep narrow slot under a very flat funnel: the Froude number rises before it falls.
  const CrossSection section =
      CrossSection::surveyed({{0, 5}, {300, 3}, {300, 0}, {302, 0}, {302, 3}, {602, 5}});
  for (const double discharge : {1.0, 25.0, 31.0, 34.0, 60.0, 5000.0}) {
    CAPTURE(discharge);
    const double depth = critical_depth(section, discharge);
    CHECK(froude_squared(section, discharge, depth) == doctest::Approx(1.0).epsilon(1e-9));
    for (double above = depth * 1.00001; above < 60.0; above *= 1.003)
      CHECK(froude_squared(section, discharge, above) < 1.0);
  }
}

TEST_CASE("conveyance falls over a terrace of one roughness, not over a trapezoid") {
  const auto resistance = [](const CrossSection& section) {
    return SectionResistance(section, Composition::single, 0.03, {});
  };
  const CrossSection one_zone = CrossSection::surveyed(
      {{0, 8}, {0, 3}, {200, 3}, {200, 0}, {210, 0}, {210, 8}}, Composition::single);
  const FallingConveyance terrace = falling_conveyance(resistance(one_zone));
  CHECK(terrace.depth == doctest::Approx(3.0));
  CHECK(terrace.kept < 0.7);
  CHECK(falling_conveyance(resistance(CrossSection::trapezoid(0.0, 5.0, 2.0))).kept == 1.0);
}

}  // namespace biandan::network
