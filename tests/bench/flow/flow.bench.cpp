// Cost of the flow of the benchmark network in ns per cell and step of 300 s, beside a floor kernel
// in the same run: the same arithmetic (the formulas of a channel face, volumes, an elimination) on
// one trapezoidal reach without any indirection, structures, momentum or checks.
#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <vector>

#include "model/base/pack.hpp"
#include "solver/flow/flow_solver.hpp"
#include "solver/flow/initial.hpp"
#include "solver/math/denormals.hpp"
#include "tests/support/bench_network.hpp"

namespace {

using namespace biandan;

constexpr double dt = 300.0;

/// Processor time, so that other programs on the machine do not count.
double seconds_now() {
  return static_cast<double>(std::clock()) / CLOCKS_PER_SEC;
}

/// One reach in plain arrays, four faces at a time.
class Floor {
 public:
  explicit Floor(std::size_t cells) : cells_(cells) {
    for (auto* field : {&level_, &volume_, &diagonal_, &upper_, &lower_, &right_, &discharge_,
                        &by_left_, &by_right_, &source_})
      field->resize(cells + lanes + 1, 0.0);
    for (std::size_t c = 0; c <= cells; ++c)
      level_[c] = 2.0 + 1e-4 * static_cast<double>(cells - c);
    for (std::size_t c = 0; c < cells; ++c) volume_[c] = stored(level_[c]);
  }

  void iterate() {
    const flow::FaceSite<Lanes> site{0.0, 0.0, 0.0, 0.0, 20.0, 9.81 / 100.0, 9.81 * 0.025 * 0.025};
    const flow::SectionPiece<Lanes> piece{0.0, 20.0, 4.0, 0.0, 20.0, 4.4721};
    for (std::size_t f = 0; f < cells_; f += lanes) {
      const Lanes left = Lanes::load(&level_[f]);
      const Lanes right = Lanes::load(&level_[f + 1]);
      const flow::FaceTerms<Lanes> terms{0.6, 1.2, Lanes::load(&source_[f]), 0.0};
      const Lanes drive = flow::face_drive(site, terms, Lanes(dt), left, right);
      const auto depth = flow::face_depth(site, left, right, drive > Lanes(0.0));
      const auto flow = flow::channel_flow(site, piece, terms, Lanes(dt), depth, drive);
      flow.discharge.store(&discharge_[f]);
      flow.by_left.store(&by_left_[f]);
      flow.by_right.store(&by_right_[f]);
    }
    for (std::size_t c = 0; c < cells_; ++c) {
      const double in = c > 0 ? discharge_[c - 1] : discharge_[0];
      diagonal_[c] = 100.0 * (20.0 + 4.0 * level_[c]) + dt * by_left_[c];
      if (c > 0) diagonal_[c] -= dt * by_right_[c - 1];
      upper_[c] = dt * by_right_[c];
      lower_[c] = c > 0 ? -dt * by_left_[c - 1] : 0.0;
      right_[c] = volume_[c] - stored(level_[c]) + dt * (in - discharge_[c]);
    }
    for (std::size_t c = 1; c < cells_; ++c) {
      const double factor = lower_[c] / diagonal_[c - 1];
      diagonal_[c] -= factor * upper_[c - 1];
      right_[c] -= factor * right_[c - 1];
    }
    for (std::size_t c = cells_; c-- > 0;) {
      right_[c] = (right_[c] - (c + 1 < cells_ ? upper_[c] * right_[c + 1] : 0.0)) / diagonal_[c];
      level_[c] += std::clamp(right_[c], -0.1, 0.1);
    }
  }

  double check() const { return level_[cells_ / 2]; }

 private:
  static constexpr std::size_t lanes = 4;
  using Lanes = base::Pack<lanes>;
  static double stored(double level) { return 100.0 * (20.0 + 2.0 * level) * level; }

  std::size_t cells_;
  std::vector<double> level_, volume_, diagonal_, upper_, lower_, right_, discharge_, by_left_,
      by_right_, source_;
};

/// ns per cell and step, with as many iterations a step.
double floor_cost(std::size_t cells, double iterations) {
  Floor floor(cells);
  const int count = static_cast<int>(3e6 / static_cast<double>(cells)) + 1;
  const double start = seconds_now();
  for (int k = 0; k < count; ++k) floor.iterate();
  const double spent = seconds_now() - start;
  if (!(floor.check() > 0.0)) std::puts("the floor kernel went dry");
  return iterations * 1e9 * spent / count / static_cast<double>(cells);
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
    const double floor = floor_cost(cost.cells, cost.iterations);
    std::printf("%8d %8zu %11.2f %14.1f %10.1f %8.2f %14.2f\n", pieces, cost.cells, cost.iterations,
                cost.step, floor, cost.step / floor, cost.month);
  }
  return 0;
}
