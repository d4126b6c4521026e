// The table of conveyance against the exact formula: at every depth, down to none.
#include "model/network/conveyance_table.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <random>

#include "model/network/network.hpp"

namespace biandan::network {

namespace {

struct Errors {
  double largest = 0.0;  ///< of the conveyance, relative
  int falling = 0;       ///< depths at which the table falls where the formula rises
};

/// Conveyance by the table, K = A r^(2/3).
double tabled(const CrossSection& section, const ConveyanceTable& table, double depth) {
  const double root = std::cbrt(table.radius(depth));
  return section.table.wetted(depth).area * root * root;
}

Errors errors_of(const CrossSection& section, const SectionResistance& exact) {
  const ConveyanceTable table(exact);
  Errors errors;
  double before = 0.0, wanted_before = 0.0;
  const auto look = [&](double depth) {
    const double wanted = exact.conveyance(depth);
    const double found = tabled(section, table, depth);
    errors.largest = std::max(errors.largest, std::abs(found / wanted - 1.0));
    if (wanted > wanted_before * (1.0 + 1e-13) && found < before) ++errors.falling;
    before = found;
    wanted_before = wanted;
  };
  for (double depth = 1e-5; depth < 9e3; depth *= 1.0007) look(depth);
  return errors;
}

std::vector<SurveyPoint> terraces(double main, double flood) {
  const Roughness own{main, 0.0}, plain{flood, 0.0};
  return {
      {0, 7, Part::left, plain},      {2, 4, Part::left, plain},      {60, 4, Part::left, plain},
      {64, 3, Part::left, plain},     {90, 3, Part::main, own},       {96, 0, Part::main, own},
      {103, 0, Part::main, own},      {104, 2, Part::main, own},      {110, 2, Part::main, own},
      {112, 3.2, Part::right, plain}, {170, 3.5, Part::right, plain}, {170, 8, Part::right, plain}};
}

void check_table(const CrossSection& section, const SectionResistance& exact, std::size_t most) {
  const Errors errors = errors_of(section, exact);
  CHECK(errors.largest < 1e-5);
  CHECK(errors.falling == 0);
  CHECK(ConveyanceTable(exact).pieces().size() <= most);
}

}  // namespace

TEST_CASE("the table is right to 1e-5 at every depth and rises where the formula does") {
  for (const Composition composition : {Composition::divided, Composition::debord}) {
    const CrossSection section = CrossSection::surveyed(terraces(0.025, 0.08), composition);
    check_table(section, SectionResistance(section, composition, 0.0, {}), 250);
  }
  const RoughnessCurve curve{{0.2, 1.0, 2.5}, {0.06, 0.035, 0.028}};
  for (const double width : {0.0, 0.3, 8.0, 300.0}) {
    const CrossSection section = CrossSection::trapezoid(0.0, width, 2.0);
    check_table(section, SectionResistance(section, Composition::single, 0.0, curve), 250);
  }
}

TEST_CASE("tables of sections between two") {
  const CrossSection a = CrossSection::surveyed(terraces(0.03, 0.05), Composition::debord);
  const CrossSection b = CrossSection::surveyed({{0, 9, Part::main, {0.025, 0.0}},
                                                 {10, 0.3, Part::main, {0.025, 0.0}},
                                                 {40, 0.1, Part::main, {0.025, 0.0}},
                                                 {55, 9, Part::main, {0.025, 0.0}}},
                                                Composition::debord);
  for (const double weight : {1e-3, 0.3, 0.9}) {
    const CrossSection section = CrossSection::between(a, b, weight);
    check_table(section, SectionResistance(section, Composition::debord, 0.0, {}), 300);
  }
}

TEST_CASE("tables of random surveys") {
  std::mt19937_64 generator(11);
  std::uniform_int_distribution<int> levels(-6, 14);
  std::uniform_int_distribution<int> steps(1, 9);
  std::uniform_int_distribution<int> roughness(20, 100);
  for (int round = 0; round < 12; ++round) {
    CAPTURE(round);
    for (const Composition composition : {Composition::divided, Composition::debord}) {
      std::vector<SurveyPoint> points;
      double station = 0.0;
      for (int i = 0; i < 12; ++i) {
        const Part part = i < 4 ? Part::left : i < 8 ? Part::main : Part::right;
        const double n = composition == Composition::debord ? (part == Part::main ? 0.03 : 0.07)
                                                            : roughness(generator) / 1000.0;
        points.push_back(
            {station += steps(generator) * 1.7, levels(generator) / 3.0, part, {n, 0.0}});
      }
      const CrossSection section = CrossSection::surveyed(points, composition);
      check_table(section, SectionResistance(section, composition, 0.0, {}), 600);
    }
  }
}

TEST_CASE("value and slope agree between the pieces of smooth ground") {
  const CrossSection section = CrossSection::surveyed({{0, 6, Part::left, {0.06, 0.0}},
                                                       {40, 3, Part::main, {0.03, 0.0}},
                                                       {46, 0, Part::main, {0.03, 0.0}},
                                                       {52, 0, Part::main, {0.03, 0.0}},
                                                       {58, 3, Part::right, {0.06, 0.0}},
                                                       {99, 6, Part::right, {0.06, 0.0}}},
                                                      Composition::debord);
  const ConveyanceTable table(SectionResistance(section, Composition::debord, 0.0, {}));
  const auto& pieces = table.pieces();
  for (std::size_t k = 0; k + 1 < pieces.size(); ++k) {
    const ConveyanceTable::Piece& low = pieces[k];
    const ConveyanceTable::Piece& high = pieces[k + 1];
    CAPTURE(high.depth);
    const double y = high.depth - low.depth;
    CHECK(low.value + (low.slope + (low.second + low.third * y) * y) * y ==
          doctest::Approx(high.value).epsilon(1e-11));
    // The survey ends at 6 m, where the walls begin.
    if (high.depth != 3.0 && high.depth != 6.0)
      CHECK(low.slope + (2.0 * low.second + 3.0 * low.third * y) * y ==
            doctest::Approx(high.slope).epsilon(1e-8));
  }
}

TEST_CASE("no water: the radius of a film") {
  const CrossSection section = CrossSection::trapezoid(0.0, 10.0, 1.0);
  const ConveyanceTable table(SectionResistance(section, Composition::single, 0.04, {}));
  CHECK(table.radius(0.0) == doctest::Approx(1e-6 / std::pow(0.04, 1.5)).epsilon(1e-6));
  CHECK(table.radius(1e-5) == doctest::Approx(1e-5 / std::pow(0.04, 1.5)).epsilon(1e-5));
}

}  // namespace biandan::network
