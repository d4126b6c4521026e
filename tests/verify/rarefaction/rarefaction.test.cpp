// A wave of rarefaction: a level frictionless channel, 18 km by 200 m, 5 m deep, in which 2,000
// m3/s flow. The inflow falls to nothing in 1,000 s. By the method of characteristics
//
//   u - 2 sqrt(g h) = u0 - 2 sqrt(g h0)   in the wave,   its head at (u0 + sqrt(g h0)) t
//
// so the depth upstream follows from the inflow B h u alone: 4.718, 4.445, 4.180, 3.923, 3.674 m
// after 200, 400, ... s. Q = 1,974 m3/s stands at 8,882 m after 1,000 s.
//
// Source of the case and of the inflow: test 12 of MASCARET (EDF and CEREMA, validation set,
// snapshot of 2018-02-14). Bounds at dx 90 m and dt 10 s: 5 mm on the depth upstream, 300 m on the
// place of 1,974 m3/s.
// The time weight is 0.55: it smears the head of the wave (342 m at 0.6, with 0.15 mm upstream).
#include <algorithm>
#include <cmath>

#include "solver/flow/flow_solver.hpp"
#include "tests/support/figure.hpp"
#include "tests/support/river_case.hpp"

using namespace biandan;

namespace {

constexpr double gravity = 9.81, width = 200.0, depth = 5.0, discharge = 2000.0, length = 18000.0;

/// Depth upstream at an inflow, on the branch of subcritical flow; by bisection.
double exact_depth(double inflow) {
  const double carried = discharge / (width * depth) - 2.0 * std::sqrt(gravity * depth);
  double low = 2.0, high = depth;
  for (int k = 0; k < 100; ++k) {
    const double h = 0.5 * (low + high);
    (width * h * (carried + 2.0 * std::sqrt(gravity * h)) > inflow ? high : low) = h;
  }
  return high;
}

}  // namespace

TEST_CASE("the inflow of a frictionless channel is shut off") {
  const base::Series inflow(
      {0.0, 25.0, 50.0, 75.0, 100.0, 200.0, 300.0, 400.0, 500.0, 600.0, 700.0, 800.0, 900.0, 1000.0,
       2000.0},
      {2000.0, 1936.1034, 1872.9678, 1810.5895, 1748.9646, 1509.9228, 1282.63, 1066.8414, 862.3125,
       668.7986, 486.0551, 313.8372, 151.9004, 0.0, 0.0});
  test::RiverCase river;
  const auto up = river.node("up");
  const auto down = river.node("down");
  river.reach("channel", up, down, length, 90.0, 0.0, 0.0, width, 0.0, 0.0);
  using Kind = forcing::Boundary::Kind;
  river.boundary("inflow", up, Kind::discharge, inflow);
  river.boundary("stage", down, Kind::stage, base::Series(depth));
  const grid::Grid grid = grid::build_grid(river.problem);
  flow::FlowOptions options;
  options.theta = 0.55;
  flow::FlowSolver solver(river.problem, grid, options);
  solver.set_state(0.0, std::vector<double>(grid.cells.size(), depth),
                   std::vector<double>(grid.faces.size(), discharge));
  double largest = 0.0;
  constexpr double dt = 10.0;
  for (int step = 1; step <= 100; ++step) {
    REQUIRE(solver.step((step - 1) * dt, dt));
    if (step % 20 != 0) continue;
    const double wanted = exact_depth(inflow.at(step * dt));
    const double found = solver.field().level[up.index()];
    largest = std::max(largest, std::abs(found - wanted));
  }
  CHECK(exact_depth(0.0) == doctest::Approx(3.674).epsilon(1e-4));
  test::figure_at_most("rarefaction, error of the depth upstream [m]", largest, 0.005);

  // Where the discharge of the head of the wave passes 1,974 m3/s, between two faces.
  double place = -1.0;
  for (std::size_t f = 1; f < grid.faces.size() && place < 0.0; ++f) {
    const double before = solver.discharge()[f - 1], here = solver.discharge()[f];
    if (here < 1974.0) continue;
    place = grid.faces[f].chainage - 90.0 * (here - 1974.0) / (here - before);
  }
  test::figure_at_most("rarefaction, place of 1,974 m3/s, error [m]", std::abs(place - 8882.0),
                       300.0);
}
