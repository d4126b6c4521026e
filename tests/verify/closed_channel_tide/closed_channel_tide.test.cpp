// Tide in a channel that is closed at its head: a standing wave.
//
//   level amplitude a cos(k (L - x)) / cos(k L),  k = w / sqrt(g h)
//   velocity amplitude a sqrt(g / h) sin(k (L - x)) / cos(k L)
//
// L 10 km, h 5 m, a 0.1 m, period 12.42 h, frictionless (n 0.005, ramped over two periods).
// Bound: 1 % of both amplitudes. Order in space from the levels of three grids over one period at
// the same step.
#include <algorithm>
#include <cmath>
#include <numbers>

#include "solver/flow/flow_solver.hpp"
#include "tests/support/figure.hpp"
#include "tests/support/river_case.hpp"

using namespace biandan;
using Kind = forcing::Boundary::Kind;

namespace {

constexpr double length = 10000.0, depth = 5.0, amplitude = 0.1, period = 12.42 * 3600.0;
constexpr double dt = 120.0, width = 50.0;
constexpr double frequency = 2.0 * std::numbers::pi / period;

Case channel(double dx) {
  std::vector<double> times, levels;
  for (double t = 0.0; t <= 9.0 * period; t += 60.0) {
    times.push_back(t);
    levels.push_back(depth +
                     amplitude * std::min(t / (2.0 * period), 1.0) * std::sin(frequency * t));
  }
  test::RiverCase river;
  const auto mouth = river.node("mouth");
  const auto head = river.node("head");
  const auto id = river.reach("channel", mouth, head, length, dx, 0.0, 0.0, width, 0.0, 0.005);
  river[id].initial_level = depth;
  river.boundary("sea", mouth, Kind::stage, base::Series(times, levels));
  return river.problem;
}

/// Levels at 2.5, 5, 7.5 and 10 km in the third period.
std::vector<double> levels_with(double dx) {
  const Case problem = channel(dx);
  const grid::Grid grid = grid::build_grid(problem);
  flow::FlowOptions options;
  options.theta = 0.51;
  flow::FlowSolver solver(problem, grid, options);
  solver.set_state(0.0, std::vector<double>(grid.cells.size(), depth),
                   std::vector<double>(grid.faces.size(), 0.0));
  std::vector<double> levels;
  for (long k = 0; k < std::lround(3.0 * period / dt); ++k) {
    REQUIRE(solver.step(static_cast<double>(k) * dt, dt));
    if (static_cast<double>(k) * dt < 2.0 * period) continue;
    for (const double x : {2500.0, 5000.0, 7500.0, 10000.0})
      levels.push_back(
          solver.field()
              .level[static_cast<std::size_t>(grid.cell_of({{}, network::ReachId(0), x}))]);
  }
  return levels;
}

double mean_difference(const std::vector<double>& a, const std::vector<double>& b) {
  double sum = 0.0;
  for (std::size_t k = 0; k < a.size(); ++k) sum += std::abs(a[k] - b[k]);
  return sum / static_cast<double>(a.size());
}

}  // namespace

TEST_CASE("a tide stands in a closed channel") {
  const network::ReachId id(0);
  const Case problem = channel(250.0);
  const grid::Grid grid = grid::build_grid(problem);
  flow::FlowOptions options;
  options.theta = 0.51;
  flow::FlowSolver solver(problem, grid, options);
  solver.set_state(0.0, std::vector<double>(grid.cells.size(), depth),
                   std::vector<double>(grid.faces.size(), 0.0));

  std::vector<double> high(grid.cells.size(), -1e9), low(grid.cells.size(), 1e9);
  std::vector<double> in(grid.faces.size(), -1e9), out(grid.faces.size(), 1e9);
  const long steps = std::lround(8.0 * period / dt);
  for (long k = 0; k < steps; ++k) {
    REQUIRE(solver.step(static_cast<double>(k) * dt, dt));
    if (static_cast<double>(k) * dt < 7.0 * period) continue;
    for (std::size_t c = 0; c < grid.cells.size(); ++c) {
      high[c] = std::max(high[c], solver.field().level[c]);
      low[c] = std::min(low[c], solver.field().level[c]);
    }
    for (std::size_t f = 0; f < grid.faces.size(); ++f) {
      const double velocity = solver.discharge()[f] / solver.field().face_area[f];
      in[f] = std::max(in[f], velocity);
      out[f] = std::min(out[f], velocity);
    }
  }
  const double number = frequency / std::sqrt(9.81 * depth);
  const double scale = amplitude / std::cos(number * length);
  double level_error = 0.0, velocity_error = 0.0;
  for (const double x : {2500.0, 5000.0, 7500.0, 10000.0}) {
    const auto cell = static_cast<std::size_t>(grid.cell_of({{}, id, x}));
    const double exact = scale * std::cos(number * (length - x));
    level_error = std::max(level_error, std::abs(0.5 * (high[cell] - low[cell]) / exact - 1.0));
  }
  const double fastest = scale * std::sqrt(9.81 / depth);
  for (std::size_t f = 0; f < grid.faces.size(); ++f) {
    const double exact = fastest * std::sin(number * (length - grid.faces[f].chainage));
    velocity_error = std::max(velocity_error, std::abs(0.5 * (in[f] - out[f]) - exact) /
                                                  (fastest * std::sin(number * length)));
  }
  test::figure_at_most("tide in a closed channel, error of the level amplitude [-]", level_error,
                       0.01);
  test::figure_at_most("tide in a closed channel, error of the velocity amplitude [-]",
                       velocity_error, 0.01);
}

TEST_CASE("the levels of a tide in a closed channel are of second order in space") {
  const auto coarse = levels_with(2500.0), middle = levels_with(1250.0), fine = levels_with(625.0);
  test::figure_at_least("tide in a closed channel, order (L1)",
                        std::log2(mean_difference(coarse, middle) / mean_difference(middle, fine)),
                        1.8);
}
