// A pool of constant surface A empties over a free weir Q = C B H^1.5 without inflow:
//
//   H = (H0^(-1/2) + C B t / (2 A))^(-2)
//
// A 40,000 m2, B 4 m, C 1.705, H0 1 m. Bound: 0.5 % of the head; order 1 in time asserted.
#include <algorithm>
#include <cmath>

#include "solver/flow/flow_solver.hpp"
#include "tests/support/figure.hpp"
#include "tests/support/river_case.hpp"

using namespace biandan;

namespace {

double largest_error(double dt) {
  constexpr double area = 40000.0, width = 4.0, coefficient = 1.705, duration = 6.0 * 3600.0;
  test::RiverCase river;
  const auto pool = river.storage("pool", 0.0, area, 3.0);
  const auto below = river.storage("below", -10.0, 1e6, -9.0);
  river.structure("weir", pool, below).kind = network::Weir{2.0, width, coefficient};
  const grid::Grid grid = grid::build_grid(river.problem);
  flow::FlowSolver solver(river.problem, grid, {});
  solver.set_state(0.0, {3.0, -9.0}, {0.0});
  double largest = 0.0;
  for (double time = 0.0; time < duration; time += dt) {
    REQUIRE(solver.step(time, dt));
    const double exact = std::pow(1.0 + coefficient * width * (time + dt) / (2.0 * area), -2.0);
    largest = std::max(largest, std::abs((solver.field().level[0] - 2.0) / exact - 1.0));
  }
  return largest;
}

}  // namespace

TEST_CASE("a pool empties over a weir") {
  const double error = largest_error(30.0), coarser = largest_error(60.0);
  test::figure_at_most("pool over a weir, error of the head at 30 s [-]", error, 5e-3);
  test::figure_at_least("pool over a weir, order in time", std::log2(coarser / error), 0.9);
}
