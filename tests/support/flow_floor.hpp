// The least that a step of the flow takes: the arithmetic of the solver (channel faces, volumes,
// momentum that crosses points, an elimination, levels from volumes) on one trapezoidal reach,
// without any indirection, structures, junctions, tables or checks; of one river, or of several
// side by side in lanes, as members of an ensemble would be packed.
#pragma once

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <utility>
#include <vector>

#include "solver/flow/kernels.hpp"

namespace biandan::test {

/// Face f lies between cells f and f + 1; value l of a cell or face belongs to lane l.
template <std::size_t lanes>
class FlowFloor {
 public:
  FlowFloor(std::size_t cells, double dt) : cells_(cells), dt_(dt) {
    const auto fill = [&](std::vector<double>& field, double value) {
      field.assign((cells + 1) * lanes + flow::kernel_lanes, value);
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
    for (std::size_t i = 0; i < cells * lanes; ++i)
      level_[i] +=
          1e-4 * static_cast<double>(cells - i / lanes) + 1e-3 * static_cast<double>(i % lanes);
    fill(volume_, 0.0);
    fill(stored_, 0.0);
    store();
    stored_ = volume_;
    iterate();
  }

  /// Momentum that crosses every point, with the velocities of the last iteration.
  void cross() {
    for (std::size_t i = 0; i < faces(); ++i) {
      inertia_[i] = 1.0;
      source_[i] = old_velocity_[i];
    }
    for (std::size_t c = 1; c + 1 < cells_; ++c)
#pragma GCC ivdep
      for (std::size_t i = c * lanes; i < (c + 1) * lanes; ++i) {
        const std::size_t up = i - lanes;
        const double through = 0.5 * (discharge_[up] + discharge_[i]);
        const double at_point = through * 100.0 / stored_[i];
        const double rate = dt_ / (area_[i] * 100.0) * through;
        const double rate_before = dt_ / (area_[up] * 100.0) * through;
        const double correction =
            at_point * at_point <= 9.81 * level_[i] ? at_point - velocity_[up] : 0.0;
        source_[up] -= rate_before * (rate_before > 1.0 ? 1.0 / rate_before : 1.0) * correction;
        inertia_[i] += rate;
        source_[i] += rate * (velocity_[up] + (rate > 1.0 ? 1.0 / rate : 1.0) * correction);
      }
  }

  void iterate() {
    const flow::FaceArrays arrays{
        faces(),         zero_.data(),          zero_.data(),       zero_.data(),
        zero_.data(),    blend_.data(),         pull_.data(),       friction_.data(),
        theta_.data(),   inertia_.data(),       source_.data(),     old_drop_.data(),
        level_.data(),   level_.data() + lanes, zero_.data(),       bottom_.data(),
        growth_.data(),  zero_.data(),          bottom_.data(),     wetted_.data(),
        zero_.data(),    zero_.data(),          drive_.data(),      depth_.data(),
        by_left_.data(), by_right_.data(),      discharge_.data(),  velocity_.data(),
        area_.data(),    width_.data(),         slope_left_.data(), slope_right_.data()};
    flow::kernels().face_depths(arrays, dt_);
    flow::kernels().face_flows(arrays, dt_);
    store();
    assemble();
    eliminate();
    for (std::size_t i = 0; i < cells_ * lanes; ++i)
      level_[i] += std::min(std::max(right_[i], -0.1), 0.1);
  }

  /// Discharges along their slopes, volumes by them, levels from volumes.
  void close() {
    for (std::size_t i = 0; i < faces(); ++i) {
      discharge_[i] += slope_left_[i] * right_[i] + slope_right_[i] * right_[i + lanes];
      area_[i] += width_[i] * (by_left_[i] * right_[i] + by_right_[i] * right_[i + lanes]);
      velocity_[i] = discharge_[i] / area_[i];
    }
    for (std::size_t i = lanes; i < faces(); ++i) {
      stored_[i] += dt_ * (discharge_[i - lanes] - discharge_[i]);
      const double excess = stored_[i] - volume_[i];
      const double root = std::sqrt(surface_[i] * surface_[i] + 800.0 * excess);
      level_[i] += 2.0 * excess / (surface_[i] + root) - right_[i];
    }
    for (std::size_t i = 0; i < faces(); ++i) old_drop_[i] = level_[i + lanes] - level_[i];
    std::swap(old_velocity_, velocity_);
  }

  /// Whether there still is water, which nothing else looks at.
  bool wet() const {
    return level_[cells_ / 2 * lanes] > 0.0;
  }

 private:
  std::size_t faces() const {
    return (cells_ - 1) * lanes;
  }

  void store() {
    flow::kernels().storage({cells_ * lanes, level_.data(), factor_.data(), pit_.data(),
                             pit_.data(), zero_.data(), bottom_.data(), growth_.data(),
                             zero_.data(), volume_.data(), surface_.data()});
  }

  void assemble() {
    for (std::size_t i = 0; i < cells_ * lanes; ++i) {
      diagonal_[i] = surface_[i];
      right_[i] = stored_[i] - volume_[i];
    }
    for (std::size_t f = 0; f + 1 < cells_; ++f)
#pragma GCC ivdep
      for (std::size_t i = f * lanes; i < (f + 1) * lanes; ++i) {
        right_[i] -= dt_ * discharge_[i];
        right_[i + lanes] += dt_ * discharge_[i];
        diagonal_[i] += dt_ * slope_left_[i];
        diagonal_[i + lanes] -= dt_ * slope_right_[i];
        upper_[i] = dt_ * slope_right_[i];
        lower_[i + lanes] = -dt_ * slope_left_[i];
      }
  }

  void eliminate() {
    for (std::size_t c = 1; c < cells_; ++c)
#pragma GCC ivdep
      for (std::size_t i = c * lanes; i < (c + 1) * lanes; ++i) {
        const std::size_t up = i - lanes;
        const double inverse = 1.0 / diagonal_[up];
        diagonal_[up] = inverse;
        diagonal_[i] -= lower_[i] * inverse * upper_[up];
        right_[i] -= lower_[i] * inverse * right_[up];
      }
    for (std::size_t i = faces(); i < cells_ * lanes; ++i) right_[i] /= diagonal_[i];
    for (std::size_t c = cells_ - 1; c-- > 0;)
#pragma GCC ivdep
      for (std::size_t i = c * lanes; i < (c + 1) * lanes; ++i)
        right_[i] = (right_[i] - upper_[i] * right_[i + lanes]) * diagonal_[i];
  }

  std::size_t cells_;
  double dt_;
  std::vector<double> zero_, blend_, pull_, friction_, theta_, inertia_, source_, old_drop_,
      bottom_, growth_, wetted_, factor_, pit_;
  std::vector<double> level_, volume_, stored_, surface_, drive_, depth_, by_left_, by_right_;
  std::vector<double> discharge_, velocity_, area_, width_, slope_left_, slope_right_,
      old_velocity_;
  std::vector<double> diagonal_, upper_, lower_, right_;
};

/// ns per cell, step and lane: momentum three times, as many iterations, the end of the step. By
/// a clock [s].
template <std::size_t lanes, class Clock>
double flow_floor_cost(std::size_t cells, double dt, double iterations, Clock clock) {
  FlowFloor<lanes> floor(cells, dt);
  const int steps = static_cast<int>(1e6 / static_cast<double>(cells * lanes)) + 1;
  constexpr int updates = 3;
  double once = 0.0;  // momentum and the end of the step
  double each = 0.0;  // an iteration
  for (int k = 0; k < steps; ++k) {
    const double start = clock();
    for (int update = 0; update < updates; ++update) floor.cross();
    const double middle = clock();
    for (int update = 0; update < updates; ++update) floor.iterate();
    const double end = clock();
    floor.close();
    once += middle - start + clock() - end;
    each += (end - middle) / updates;
  }
  if (!floor.wet()) return 0.0;
  return 1e9 * (once + iterations * each) / steps / static_cast<double>(cells * lanes);
}

}  // namespace biandan::test
