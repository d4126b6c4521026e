// The table of the Boussinesq coefficient against its formula.
#include "model/network/boussinesq_table.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>

namespace biandan::network {

TEST_CASE("the Boussinesq coefficient over the area of a compound section") {
  const Roughness own{0.025, 0.0}, plain{0.08, 0.0};
  for (const Composition composition : {Composition::divided, Composition::debord}) {
    const CrossSection section = CrossSection::surveyed({{0, 9, Part::left, plain},
                                                         {2, 4, Part::left, plain},
                                                         {60, 3, Part::main, own},
                                                         {66, 0, Part::main, own},
                                                         {80, 0, Part::main, own},
                                                         {88, 3, Part::right, plain},
                                                         {150, 3, Part::right, plain},
                                                         {150, 9, Part::right, plain}},
                                                        composition);
    const SectionResistance exact(section, composition, 0.0, {});
    const BoussinesqTable table(exact);
    REQUIRE_FALSE(table.empty());
    double worst = 0.0, largest = 1.0;
    for (double depth = 0.01; depth < 100.0; depth *= 1.003) {
      const double found = table.at(section.table.wetted(depth).area);
      worst = std::max(worst, std::abs(found - exact.boussinesq(depth)));
      largest = std::max(largest, found);
    }
    CHECK(worst < 3e-4);
    CHECK(largest > 1.2);
    CHECK(table.at(0.0) == doctest::Approx(1.0));
  }
}

TEST_CASE("one zone has no Boussinesq table") {
  const SectionResistance exact(CrossSection::trapezoid(0.0, 8.0, 1.0), Composition::single, 0.0,
                                {{0.5, 2.0}, {0.06, 0.03}});
  CHECK(BoussinesqTable(exact).empty());
}

}  // namespace biandan::network
