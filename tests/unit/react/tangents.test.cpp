// The derivative of a reaction step by the concentrations before it, against differences.
#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>

#include "tests/support/expressions.hpp"
#include "tests/support/figure.hpp"
#include "tests/unit/react/pond_case.hpp"

using namespace biandan;
using biandan::test::day;
using biandan::test::Ponds;

namespace {

// Waters from a ditch to a canal.
void spread(Ponds& ponds) {
  for (std::size_t i = 0; i < ponds.grid.cells.size(); ++i) {
    ponds.flow.depth[i] = 0.4 + 0.8 * static_cast<double>(i);
    ponds.flow.velocity[i] = 0.1 * static_cast<double>(i);
  }
}

void advance(Ponds& ponds, transport::Reactor& reactor, double dt,
             const transport::Tangents& tangents = {}) {
  std::vector<double> made(ponds.problem.quality.constituents.size());
  std::vector<double> lost(made);
  reactor.step(ponds.flow, 0.0, dt, ponds.concentration, {made, lost}, tangents);
}

/// The largest difference of tangents by each constituent and central differences, in the unit
/// of the tangent's largest entry in the cell.
double worst_difference(const Ponds& start, double dt) {
  const std::size_t count = start.problem.quality.constituents.size();
  const std::size_t all = start.concentration.size();
  transport::Reactor reactor(start.problem, start.grid);
  std::vector<double> tangent(count * all, 0.0);
  for (std::size_t d = 0; d < count; ++d)
    for (std::size_t cell = 0; cell < start.grid.cells.size(); ++cell)
      tangent[d * all + cell * count + d] = 1.0;
  Ponds ponds = start;
  advance(ponds, reactor, dt, {count, tangent});

  Ponds plain = start;
  advance(plain, reactor, dt);
  CHECK(plain.concentration == ponds.concentration);

  double worst = 0.0;
  for (std::size_t d = 0; d < count; ++d) {
    Ponds more = start;
    Ponds less = start;
    std::vector<double> width;
    for (std::size_t cell = 0; cell < start.grid.cells.size(); ++cell) {
      width.push_back(1e-4 * more.at(cell, d));
      more.at(cell, d) += width.back();
      less.at(cell, d) -= width.back();
    }
    advance(more, reactor, dt);
    advance(less, reactor, dt);
    for (std::size_t cell = 0; cell < start.grid.cells.size(); ++cell)
      for (std::size_t k = 0; k < count; ++k) {
        const double slope = (more.at(cell, k) - less.at(cell, k)) / (2.0 * width[cell]);
        worst = std::max(worst, std::abs(slope - tangent[d * all + cell * count + k]));
      }
  }
  return worst;
}

}  // namespace

TEST_CASE("tangents of the lumped set, of own processes and of lone losses") {
  Ponds ponds(4);
  ponds.user("dye", 0.5 / day, 1.047, 0.2 / day);
  ponds.user("bait", 0.3 / day, 1.0, 0.0);
  test::add_process(ponds.problem.quality, "eaten", "k * [bait] * DO / (K + DO)",
                    {{"k", "0.8 1/d"}, {"K", "1 mg/L"}}, {{7, -1.0}, {4, 0.1}});
  spread(ponds);
  ponds.fill({6.0, 3.0, 15.0, 4.0, 0.8, 0.15, 2.0, 1.5});
  const double worst = worst_difference(ponds, 900.0);
  test::figure_at_most("tangent of a reaction step against differences, lumped", worst, 1e-6);
}

TEST_CASE("tangents of the full set, through several internal steps") {
  Ponds ponds(4, "full");
  ponds.problem.forcing.weather.solar = base::Series(200.0);
  spread(ponds);
  ponds.fill({6.0,  3.0,    4.0, 12.0, 1.0,  2.0,  0.3, 2.5, 0.1, 0.15, 30.0,
              0.03, 5000.0, 2.0, 0.3,  0.04, 60.0, 6.0, 1.5, 1.2, 1.1,  800.0});
  const double worst = worst_difference(ponds, 300.0);
  test::figure_at_most("tangent of a reaction step against differences, full", worst, 1e-5);
}
