// Cost of the flow of the benchmark network in ns per cell and step of 300 s, beside a floor kernel
// in the same run: the same arithmetic (channel faces, volumes, momentum that crosses points, an
// elimination, levels from volumes) on one trapezoidal reach, without any indirection, structures,
// junctions, tables or checks.
#include <algorithm>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <utility>
#include <vector>

#include "solver/flow/flow_solver.hpp"
#include "solver/flow/initial.hpp"
#include "solver/flow/kernels.hpp"
#include "solver/math/denormals.hpp"
#include "tests/support/bench_network.hpp"

namespace {

using namespace biandan;

constexpr double dt = 300.0;

/// Processor time, so that other programs on the machine do not count.
double seconds_now() {
  return static_cast<double>(std::clock()) / CLOCKS_PER_SEC;
}

/// One reach in plain arrays: face f between cells f and f + 1.
class Floor {
 public:
  explicit Floor(std::size_t cells) : cells_(cells) {
    const auto fill = [&](std::vector<double>& field, double value) {
      field.assign(cells + flow::kernel_lanes, value);
    };
    for (auto* field :
         {&zero_,  &depth_,        &by_left_,    &by_right_,    &drive_,    &discharge_, &velocity_,
          &area_,  &width_,        &slope_left_, &slope_right_, &diagonal_, &upper_,     &lower_,
          &right_, &old_velocity_, &source_,     &old_drop_,    &pit_,      &surface_})
      fill(*field, 0.0);
    for (const auto& [field, value] : {std::pair{&blend_, 20.0},
                                       {&pull_, 9.81 / 100.0},
                                       {&friction_, 9.81 * 0.025 * 0.025},
                                       {&theta_, 0.6},
                                       {&inertia_, 1.2},
                                       {&bottom_, 20.0},
                                       {&growth_, 4.0},
                                       {&wetted_, 4.4721},
                                       {&factor_, 100.0},
                                       {&pit_, 2000.0}})
      fill(*field, value);
    fill(level_, 2.0);
    for (std::size_t c = 0; c < cells; ++c) level_[c] += 1e-4 * static_cast<double>(cells - c);
    fill(volume_, 0.0);
    fill(stored_, 0.0);
    store();
    stored_ = volume_;
    iterate();
  }

  /// Momentum that crosses every point, with the velocities of the last iteration.
  void cross() {
    for (std::size_t f = 0; f + 1 < cells_; ++f) {
      inertia_[f] = 1.0;
      source_[f] = old_velocity_[f];
    }
    for (std::size_t c = 1; c + 1 < cells_; ++c) {
      const double through = 0.5 * (discharge_[c - 1] + discharge_[c]);
      const double at_point = through * 100.0 / stored_[c];
      const double rate = dt / (area_[c] * 100.0) * through;
      const double rate_before = dt / (area_[c - 1] * 100.0) * through;
      const double correction =
          at_point * at_point <= 9.81 * level_[c] ? at_point - velocity_[c - 1] : 0.0;
      source_[c - 1] -= rate_before * (rate_before > 1.0 ? 1.0 / rate_before : 1.0) * correction;
      inertia_[c] += rate;
      source_[c] += rate * (velocity_[c - 1] + (rate > 1.0 ? 1.0 / rate : 1.0) * correction);
    }
  }

  void iterate() {
    const flow::FaceArrays faces{
        cells_ - 1,      zero_.data(),      zero_.data(),       zero_.data(),
        zero_.data(),    blend_.data(),     pull_.data(),       friction_.data(),
        theta_.data(),   inertia_.data(),   source_.data(),     old_drop_.data(),
        level_.data(),   level_.data() + 1, zero_.data(),       bottom_.data(),
        growth_.data(),  zero_.data(),      bottom_.data(),     wetted_.data(),
        zero_.data(),    zero_.data(),      drive_.data(),      depth_.data(),
        by_left_.data(), by_right_.data(),  discharge_.data(),  velocity_.data(),
        area_.data(),    width_.data(),     slope_left_.data(), slope_right_.data()};
    flow::kernels().face_depths(faces, dt);
    flow::kernels().face_flows(faces, dt);
    store();
    for (std::size_t c = 0; c < cells_; ++c) {
      diagonal_[c] = surface_[c];
      right_[c] = stored_[c] - volume_[c];
    }
    for (std::size_t f = 0; f + 1 < cells_; ++f) {
      right_[f] -= dt * discharge_[f];
      right_[f + 1] += dt * discharge_[f];
      diagonal_[f] += dt * slope_left_[f];
      diagonal_[f + 1] -= dt * slope_right_[f];
      upper_[f] = dt * slope_right_[f];
      lower_[f + 1] = -dt * slope_left_[f];
    }
    for (std::size_t c = 1; c < cells_; ++c) {
      const double inverse = 1.0 / diagonal_[c - 1];
      diagonal_[c - 1] = inverse;
      diagonal_[c] -= lower_[c] * inverse * upper_[c - 1];
      right_[c] -= lower_[c] * inverse * right_[c - 1];
    }
    right_[cells_ - 1] /= diagonal_[cells_ - 1];
    for (std::size_t c = cells_ - 1; c-- > 0;)
      right_[c] = (right_[c] - upper_[c] * right_[c + 1]) * diagonal_[c];
    for (std::size_t c = 0; c < cells_; ++c) level_[c] += std::clamp(right_[c], -0.1, 0.1);
  }

  /// Discharges along their slopes, volumes by them, levels from volumes.
  void close() {
    for (std::size_t f = 0; f + 1 < cells_; ++f) {
      discharge_[f] += slope_left_[f] * right_[f] + slope_right_[f] * right_[f + 1];
      area_[f] += width_[f] * (by_left_[f] * right_[f] + by_right_[f] * right_[f + 1]);
      velocity_[f] = discharge_[f] / area_[f];
    }
    for (std::size_t c = 1; c + 1 < cells_; ++c) {
      stored_[c] += dt * (discharge_[c - 1] - discharge_[c]);
      const double excess = stored_[c] - volume_[c];
      const double root = std::sqrt(surface_[c] * surface_[c] + 800.0 * excess);
      level_[c] += 2.0 * excess / (surface_[c] + root) - right_[c];
    }
    for (std::size_t f = 0; f + 1 < cells_; ++f) old_drop_[f] = level_[f + 1] - level_[f];
    std::swap(old_velocity_, velocity_);
  }

  double check() const { return level_[cells_ / 2]; }

 private:
  void store() {
    flow::kernels().storage({cells_, level_.data(), factor_.data(), pit_.data(), pit_.data(),
                             zero_.data(), bottom_.data(), growth_.data(), zero_.data(),
                             volume_.data(), surface_.data()});
  }

  std::size_t cells_;
  std::vector<double> zero_, blend_, pull_, friction_, theta_, inertia_, source_, old_drop_,
      bottom_, growth_, wetted_, factor_, pit_;
  std::vector<double> level_, volume_, stored_, surface_, drive_, depth_, by_left_, by_right_;
  std::vector<double> discharge_, velocity_, area_, width_, slope_left_, slope_right_,
      old_velocity_;
  std::vector<double> diagonal_, upper_, lower_, right_;
};

/// ns per cell and step: momentum three times, as many iterations, the end of the step.
double floor_cost(std::size_t cells, double iterations) {
  Floor floor(cells);
  const int steps = static_cast<int>(1e6 / static_cast<double>(cells)) + 1;
  constexpr int updates = 3;
  double once = 0.0;  // momentum and the end of the step
  double each = 0.0;  // an iteration
  for (int k = 0; k < steps; ++k) {
    const double start = seconds_now();
    for (int update = 0; update < updates; ++update) floor.cross();
    const double middle = seconds_now();
    for (int update = 0; update < updates; ++update) floor.iterate();
    const double end = seconds_now();
    floor.close();
    once += middle - start + seconds_now() - end;
    each += (end - middle) / updates;
  }
  if (!(floor.check() > 0.0)) std::puts("the floor kernel went dry");
  return 1e9 * (once + iterations * each) / steps / static_cast<double>(cells);
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
