// Normal and critical depth of trapezoids: b 20 m, side slope 2, n 0.025, bed slope 1e-4.
//
//   Q = A R^(2/3) sqrt(S0) / n,   Q^2 w = g A^3,   g = 9.81 m/s2
//
//   Q 27 m3/s: 2.00426961 and 0.559809244 m;  Q 60 m3/s: 3.15287163 and 0.940666708 m
//
// Bound: 1e-5 m. A reach of 30 km that ends at normal depth stands at it all along.
#include <algorithm>
#include <cmath>

#include "model/network/uniform_flow.hpp"
#include "solver/flow/initial.hpp"
#include "tests/support/figure.hpp"
#include "tests/support/river_case.hpp"

using namespace biandan;

namespace {

struct Depths {
  double discharge, normal, critical;
};
constexpr Depths known[] = {{27.0, 2.00426961, 0.559809244}, {60.0, 3.15287163, 0.940666708}};
constexpr double bed_slope = 1e-4;

}  // namespace

TEST_CASE("normal and critical depth of a trapezoid") {
  const auto section = network::CrossSection::trapezoid(0.0, 20.0, 2.0);
  network::Reach reach;
  reach.manning = 0.025;
  double normal = 0.0, critical = 0.0;
  for (const Depths& it : known) {
    normal = std::max(normal, std::abs(network::normal_depth(resistance_of(reach, section),
                                                             it.discharge, bed_slope) -
                                       it.normal));
    critical =
        std::max(critical, std::abs(network::critical_depth(section, it.discharge) - it.critical));
  }
  test::figure_at_most("normal depth of trapezoids, error [m]", normal, 1e-5);
  test::figure_at_most("critical depth of trapezoids, error [m]", critical, 1e-5);
}

TEST_CASE("uniform flow stands at normal depth") {
  double worst = 0.0;
  for (const Depths& it : known) {
    test::RiverCase river;
    const auto up = river.node("up");
    const auto down = river.node("down");
    const auto id = river.reach("reach", up, down, 30000.0, 500.0, 3.0, 0.0, 20.0, 2.0, 0.025);
    river[id].initial_depth = it.normal + 0.3;
    river[id].initial_discharge = it.discharge;
    river.boundary("head", up, forcing::Boundary::Kind::discharge, base::Series(it.discharge));
    river.boundary("tail", down, forcing::Boundary::Kind::stage, base::Series(it.normal));
    const grid::Grid grid = grid::build_grid(river.problem);
    const auto state =
        flow::steady_state(river.problem, grid, flow::given_state(river.problem, grid));
    for (std::size_t cell = 0; cell < grid.cells.size(); ++cell)
      worst = std::max(worst, std::abs(state.level[cell] - grid.cells[cell].bed - it.normal));
  }
  test::figure_at_most("uniform flow in a trapezoid, error of depth [m]", worst, 1e-5);
}
