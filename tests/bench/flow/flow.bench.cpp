// Cost of the flow of the benchmark network in ns per cell and step of 300 s, beside a floor kernel
// in the same run (tests/support/flow_floor.hpp).
#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <utility>
#include <vector>

#include "solver/flow/flow_solver.hpp"
#include "solver/flow/initial.hpp"
#include "solver/math/denormals.hpp"
#include "tests/support/bench_network.hpp"
#include "tests/support/flow_floor.hpp"

namespace {

using namespace biandan;

constexpr double dt = 300.0;

/// Processor time, so that other programs on the machine do not count.
double seconds_now() {
  return static_cast<double>(std::clock()) / CLOCKS_PER_SEC;
}

struct Cost {
  double step = 0.0;        ///< ns per cell and step
  double iterations = 0.0;  ///< per step
  double month = 0.0;       ///< s for 30 days
  std::size_t cells = 0;
};

Cost flow_cost(const test::BenchSize& size) {
  const Case problem = test::bench_network(size);
  const grid::Grid grid = grid::build_grid(problem);
  flow::FlowSolver solver(problem, grid, {});
  const flow::FlowState state = flow::given_state(problem, grid);
  solver.set_state(0.0, state.level, state.discharge);
  const int steps =
      std::clamp(static_cast<int>(4e6 / static_cast<double>(grid.cells.size())), 20, 8640);
  const double start = seconds_now();
  for (int k = 0; k < steps; ++k)
    if (!solver.step(k * dt, dt)) std::puts("a step did not converge");
  const double spent = seconds_now() - start;
  Cost cost;
  cost.cells = grid.cells.size();
  cost.step = 1e9 * spent / steps / static_cast<double>(cost.cells);
  cost.iterations = static_cast<double>(solver.iterations()) / steps;
  cost.month = spent / steps * 8640.0;
  return cost;
}

}  // namespace

/// Sizes to run: all, or the one named.
int main(int count, char** arguments) {
  const int only = count > 1 ? std::atoi(arguments[1]) : 0;
  const math::FlushDenormals flush;
  std::printf("%8s %8s %11s %14s %10s %8s %14s\n", "N", "cells", "iterations", "ns/cell/step",
              "floor", "ratio", "30 days [s]");
  for (const auto& [pieces, rivers] :
       {std::pair{100, 3}, {300, 5}, {1000, 8}, {3000, 12}, {10000, 22}, {100000, 70}}) {
    if (only > 0 && pieces != only) continue;
    const Cost cost = flow_cost(test::bench_size(pieces, rivers));
    const double floor = test::flow_floor_cost<1>(cost.cells, dt, cost.iterations, seconds_now);
    std::printf("%8d %8zu %11.2f %14.1f %10.1f %8.2f %14.2f\n", pieces, cost.cells, cost.iterations,
                cost.step, floor, cost.step / floor, cost.month);
  }
  return 0;
}
