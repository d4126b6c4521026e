// Zones of sections between two surveyed ones.
#include <doctest/doctest.h>

#include "model/network/network.hpp"

namespace biandan::network {

namespace {

CrossSection compound(double bed, double flood_width, double main, double flood) {
  return CrossSection::surveyed({{0, bed + 6, Part::left, {flood, 0.0}},
                                 {0, bed + 3, Part::left, {flood, 0.0}},
                                 {flood_width, bed + 3, Part::main, {main, 0.0}},
                                 {flood_width + 6, bed, Part::main, {main, 0.0}},
                                 {flood_width + 20, bed, Part::main, {main, 0.0}},
                                 {flood_width + 20, bed + 6, Part::main, {main, 0.0}}},
                                Composition::divided);
}

}  // namespace

TEST_CASE("zones between two sections: geometry and roughness linear at equal depth") {
  const CrossSection a = compound(1.0, 30.0, 0.03, 0.06);
  const CrossSection b = compound(0.0, 90.0, 0.02, 0.10);
  const CrossSection c = CrossSection::between(a, b, 0.25);
  REQUIRE(c.zones.size() == 2);
  CHECK(c.zones[0].part == Part::left);
  CHECK(c.zones[0].roughness.fixed == doctest::Approx(0.07));
  CHECK(c.zones[1].roughness.fixed == doctest::Approx(0.0275));
  for (const double depth : {0.5, 3.2, 7.0})
    for (std::size_t zone = 0; zone < 2; ++zone) {
      CAPTURE(depth);
      const auto x = a.zones[zone].table.wetted(depth);
      const auto y = b.zones[zone].table.wetted(depth);
      const auto found = c.zones[zone].table.wetted(depth);
      CHECK(found.area == doctest::Approx(0.75 * x.area + 0.25 * y.area).epsilon(1e-13));
      CHECK(found.perimeter ==
            doctest::Approx(0.75 * x.perimeter + 0.25 * y.perimeter).epsilon(1e-13));
    }
}

TEST_CASE("a flood plain that only one section has grows from nothing, in either direction") {
  const CrossSection with = compound(0.0, 60.0, 0.03, 0.06);
  const CrossSection without = CrossSection::surveyed({{0, 6, Part::main, {0.03, 0.0}},
                                                       {0, 0, Part::main, {0.03, 0.0}},
                                                       {20, 0, Part::main, {0.03, 0.0}},
                                                       {20, 6, Part::main, {0.03, 0.0}}},
                                                      Composition::divided);
  const auto flood_of = [](const CrossSection& section) {
    for (const Zone& zone : section.zones)
      if (zone.part == Part::left) return zone;
    return Zone{};
  };
  const auto whole = flood_of(with).table.wetted(4.5);
  for (const double share : {0.2, 0.9}) {
    const Zone forward = flood_of(CrossSection::between(without, with, share));
    const Zone backward = flood_of(CrossSection::between(with, without, 1.0 - share));
    for (const Zone& zone : {forward, backward}) {
      CHECK(zone.roughness.fixed == 0.06);
      CHECK(zone.table.wetted(4.5).area == doctest::Approx(share * whole.area).epsilon(1e-13));
      CHECK(zone.table.wetted(4.5).perimeter ==
            doctest::Approx(share * whole.perimeter).epsilon(1e-13));
    }
  }
}

TEST_CASE("conveyance along a reach goes over from one section to the next without a jump") {
  Reach reach;
  reach.composition = Composition::divided;
  reach.sections.push_back({0.0, compound(1.0, 30.0, 0.03, 0.06)});
  reach.sections.push_back({1000.0, compound(0.0, 90.0, 0.02, 0.10)});
  for (const double depth : {1.0, 3.5}) {
    const auto at = [&](double chainage) {
      return resistance_of(reach, section_at(reach, chainage)).conveyance(depth);
    };
    CHECK(at(1e-6) == doctest::Approx(at(0.0)).epsilon(1e-8));
    CHECK(at(1000.0 - 1e-6) == doctest::Approx(at(1000.0)).epsilon(1e-8));
    CHECK(at(2000.0) == at(1000.0));
  }
}

}  // namespace biandan::network
