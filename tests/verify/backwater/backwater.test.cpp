// Normal depth, M1 and M2 backwater in a trapezoidal channel against gradually varied flow.
// b 20 m, side slope 2, n 0.025, bed slope 1e-4, Q 27 m3/s, 20 km, cells of 100 m.
// Bound: 5 mm and 0.5 % of Q. Normal depth 2.00427 m.
#include <algorithm>
#include <cmath>

#include "solver/flow/initial.hpp"
#include "tests/support/figure.hpp"
#include "tests/support/gradually_varied.hpp"
#include "tests/support/river_case.hpp"

using namespace biandan;
using Kind = forcing::Boundary::Kind;

namespace {

constexpr double length = 20000.0, discharge = 27.0;
constexpr test::TrapezoidalChannel channel{20.0, 2.0, 0.025, 1e-4};

struct Errors {
  double depth = 0.0;      // largest [m]
  double mean = 0.0;       // L1 [m]
  double discharge = 0.0;  // largest, share of Q
};

/// Steady profile over a downstream depth, compared every kilometre.
Errors profile_errors(double downstream_depth, double cell_length) {
  test::RiverCase river;
  const auto up = river.node("up");
  const auto down = river.node("down");
  const auto reach = river.reach("canal", up, down, length, cell_length, length * 1e-4, 0.0,
                                 channel.bottom_width, channel.side_slope, channel.manning);
  river[reach].initial_depth = 2.0;
  river[reach].initial_discharge = discharge;
  river.boundary("head", up, Kind::discharge, base::Series(discharge));
  river.boundary("tail", down, Kind::stage, base::Series(downstream_depth));
  const grid::Grid grid = grid::build_grid(river.problem);
  const flow::FlowState state =
      flow::steady_state(river.problem, grid, flow::given_state(river.problem, grid));

  Errors errors;
  constexpr int stations = 20;
  for (int k = 0; k <= stations; ++k) {
    const double distance = k * length / stations;
    const int cell = grid.cell_of({{}, reach, length - distance});
    const double depth = state.level[static_cast<std::size_t>(cell)] - distance * 1e-4;
    const double exact =
        k == 0 ? downstream_depth : channel.depth_upstream(downstream_depth, discharge, distance);
    errors.depth = std::max(errors.depth, std::abs(depth - exact));
    errors.mean += std::abs(depth - exact) / (stations + 1);
  }
  for (const double q : state.discharge)
    errors.discharge = std::max(errors.discharge, std::abs(q - discharge) / discharge);
  return errors;
}

}  // namespace

TEST_CASE("normal depth holds along the whole reach") {
  const double normal = channel.normal_depth(discharge);
  CHECK(normal == doctest::Approx(2.00426961).epsilon(1e-7));
  const Errors errors = profile_errors(normal, 100.0);
  test::figure_at_most("normal depth, error of depth [m]", errors.depth, 5e-3);
  test::figure_at_most("normal depth, error of discharge [-]", errors.discharge, 5e-3);
}

TEST_CASE("M1 backwater behind 4 m") {
  const Errors errors = profile_errors(4.0, 100.0);
  test::figure_at_most("M1 backwater, error of depth [m]", errors.depth, 5e-3);
  test::figure_at_most("M1 backwater, error of discharge [-]", errors.discharge, 5e-3);
}

TEST_CASE("M2 drawdown to 1.3 m, second order") {
  const Errors errors = profile_errors(1.3, 100.0);
  const Errors finer = profile_errors(1.3, 50.0);
  test::figure_at_most("M2 drawdown, error of depth [m]", errors.depth, 5e-3);
  test::figure_at_most("M2 drawdown, error of discharge [-]", errors.discharge, 5e-3);
  test::figure_at_least("M2 drawdown, order of the depth (L1)", std::log2(errors.mean / finer.mean),
                        1.8);
}
