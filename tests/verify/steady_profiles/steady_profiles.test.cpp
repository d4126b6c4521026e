// Steady subcritical flow over uneven beds against exact solutions.
//
// MacDonald et al. (1997), problems 1 and 3: the depth d(x) is given and the bed follows from
//   S0 = (1 - Q^2 B / (g A^3)) d' + Q^2 n^2 P^(4/3) / A^(10/3)
//   1: rectangular, 10 m wide, 1 km, Q 20 m3/s, n 0.03, d = (4/g)^(1/3) (1 + exp(-16 (x/1000 -
//   1/2)^2) / 2) 3: trapezoid b 10 m, side slope 2, 5 km, Q 20, n 0.03, d = 9/8 + sin(pi x / 500) /
//   4
// Bounds: 2 cm rms at cells of 10 m (Froude number up to 0.99); 1 cm at 25 m.
//
// Goutal and Maurel (1997): frictionless channel of 1 m, q 4.42 m2/s, 2 m deep downstream, over a
// bump 0.2 - 0.05 (x - 10)^2, 8 < x < 12; Bernoulli. Bound: 1 % of the drop of 0.09265 m at cells
// of 0.25 m.
#include <algorithm>
#include <cmath>
#include <functional>
#include <numbers>

#include "solver/flow/initial.hpp"
#include "tests/support/figure.hpp"
#include "tests/support/river_case.hpp"

using namespace biandan;
using Kind = forcing::Boundary::Kind;

namespace {

constexpr double gravity = 9.81;

struct Problem {
  double bottom_width, side_slope, length, discharge, manning;
  std::function<double(double)> bed;    // [m] at x
  std::function<double(double)> depth;  // exact [m] at x
};

struct Errors {
  double largest = 0.0, mean = 0.0, rms = 0.0;  // of the level [m]
  double discharge = 0.0;                       // largest, share of Q
};

Errors errors_of(const Problem& problem, double dx) {
  const int count = static_cast<int>(std::lround(problem.length / dx));
  test::RiverCase river;
  const auto up = river.node("up");
  const auto down = river.node("down");
  const auto id = river.reach("reach", up, down, problem.length, dx, 0.0, 0.0, problem.bottom_width,
                              problem.side_slope, problem.manning);
  network::Reach& reach = river[id];
  reach.sections.clear();
  for (int k = 0; k <= 2 * count; ++k)
    reach.sections.push_back(
        {0.5 * k * dx, network::CrossSection::trapezoid(problem.bed(0.5 * k * dx),
                                                        problem.bottom_width, problem.side_slope)});
  reach.initial_depth = problem.depth(problem.length);
  reach.initial_discharge = problem.discharge;
  river.boundary("head", up, Kind::discharge, base::Series(problem.discharge));
  river.boundary("tail", down, Kind::stage,
                 base::Series(problem.bed(problem.length) + problem.depth(problem.length)));
  const grid::Grid grid = grid::build_grid(river.problem);
  const flow::FlowState state =
      flow::steady_state(river.problem, grid, flow::given_state(river.problem, grid));

  Errors errors;
  for (int k = 0; k <= count; ++k) {
    const double x = k * dx;
    const auto cell = static_cast<std::size_t>(grid.cell_of({{}, id, x}));
    const double error = std::abs(state.level[cell] - problem.bed(x) - problem.depth(x));
    errors.largest = std::max(errors.largest, error);
    errors.mean += error / (count + 1);
    errors.rms += error * error / (count + 1);
  }
  errors.rms = std::sqrt(errors.rms);
  for (const double q : state.discharge)
    errors.discharge =
        std::max(errors.discharge, std::abs(q - problem.discharge) / problem.discharge);
  return errors;
}

/// Bed under a given depth, falling to zero at the lower end; Simpson's rule on 0.05 m.
std::function<double(double)> bed_under(const Problem& problem) {
  const double step = 0.05;
  const int count = static_cast<int>(std::lround(problem.length / step));
  const auto slope = [&](double x) {
    const double h = problem.depth(x);
    const double rise = (problem.depth(x + 1e-4) - problem.depth(x - 1e-4)) / 2e-4;
    const double m = problem.side_slope;
    const double area = (problem.bottom_width + m * h) * h;
    const double width = problem.bottom_width + 2.0 * m * h;
    const double perimeter = problem.bottom_width + 2.0 * h * std::sqrt(1.0 + m * m);
    const double q2 = problem.discharge * problem.discharge;
    return (1.0 - q2 * width / (gravity * std::pow(area, 3.0))) * rise +
           q2 * problem.manning * problem.manning * std::pow(perimeter, 4.0 / 3.0) /
               std::pow(area, 10.0 / 3.0);
  };
  std::vector<double> bed(static_cast<std::size_t>(count) + 1, 0.0);
  for (int k = count - 1; k >= 0; --k) {
    const double x = k * step;
    const auto here = static_cast<std::size_t>(k);
    bed[here] =
        bed[here + 1] + step / 6.0 * (slope(x) + 4.0 * slope(x + 0.5 * step) + slope(x + step));
  }
  return [bed, step](double x) {
    return bed[std::min(static_cast<std::size_t>(std::lround(x / step)), bed.size() - 1)];
  };
}

Problem macdonald_1() {
  Problem problem{10.0, 0.0, 1000.0, 20.0, 0.03, {}, [](double x) {
                    const double s = x / 1000.0 - 0.5;
                    return std::cbrt(4.0 / gravity) * (1.0 + 0.5 * std::exp(-16.0 * s * s));
                  }};
  problem.bed = bed_under(problem);
  return problem;
}

Problem macdonald_3() {
  Problem problem{10.0, 2.0, 5000.0, 20.0, 0.03, {}, [](double x) {
                    return 9.0 / 8.0 + 0.25 * std::sin(std::numbers::pi * x / 500.0);
                  }};
  problem.bed = bed_under(problem);
  return problem;
}

double bump_bed(double x) {
  return x > 8.0 && x < 12.0 ? 0.2 - 0.05 * (x - 10.0) * (x - 10.0) : 0.0;
}

/// Depth on the subcritical branch of h + q^2 / (2 g h^2) + z = E, by Newton's method.
double bump_depth(double x) {
  constexpr double q = 4.42;
  const double energy = 2.0 + q * q / (2.0 * gravity * 4.0) - bump_bed(x);
  double h = 2.0;
  for (int k = 0; k < 50; ++k)
    h -= (h + q * q / (2.0 * gravity * h * h) - energy) / (1.0 - q * q / (gravity * h * h * h));
  return h;
}

}  // namespace

TEST_CASE("MacDonald 1: near-critical at both ends") {
  const Problem problem = macdonald_1();
  CHECK(problem.bed(0.0) == doctest::Approx(7.08680122).epsilon(1e-6));
  const Errors errors = errors_of(problem, 10.0);
  const Errors finer = errors_of(problem, 5.0);
  test::figure_at_most("MacDonald 1, rms error of depth at 10 m [m]", errors.rms, 0.02);
  test::figure_at_most("MacDonald 1, error of discharge [-]", errors.discharge, 1e-3);
  test::figure_at_least("MacDonald 1, order (L1)", std::log2(errors.mean / finer.mean), 1.8);
}

TEST_CASE("MacDonald 3: trapezoid, waves of depth") {
  const Problem problem = macdonald_3();
  CHECK(problem.bed(0.0) == doctest::Approx(12.9199463).epsilon(1e-6));
  const Errors errors = errors_of(problem, 25.0);
  const Errors finer = errors_of(problem, 12.5);
  test::figure_at_most("MacDonald 3, largest error of depth at 25 m [m]", errors.largest, 0.01);
  test::figure_at_most("MacDonald 3, error of discharge [-]", errors.discharge, 1e-3);
  test::figure_at_least("MacDonald 3, order (L1)", std::log2(errors.mean / finer.mean), 1.8);
}

TEST_CASE("frictionless flow over a bump keeps its energy") {
  const Problem problem{1.0, 0.0, 25.0, 4.42, 0.0, bump_bed, bump_depth};
  const Errors errors = errors_of(problem, 0.25);
  const Errors finer = errors_of(problem, 0.125);
  test::figure_at_most("bump, largest error of level at 0.25 m [share of the drop]",
                       errors.largest / 0.09265, 0.01);
  test::figure_at_least("bump, order (L1)", std::log2(errors.mean / finer.mean), 1.8);
}
