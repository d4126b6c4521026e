// Every kernel, over every number type: a pack's lanes and a dual's value have the bits of a double
// alone, and the slopes of a dual are those of central differences.
#pragma once

#include <doctest/doctest.h>

#include <algorithm>
#include <array>
#include <bit>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <random>
#include <vector>

#include "model/base/real.hpp"

namespace biandan::kernels {

template <std::size_t Inputs>
using Points = std::vector<std::array<double, Inputs>>;

struct Range {
  double low;
  double high;
};

/// Random points of a box, the same in every run.
template <std::size_t Inputs>
Points<Inputs> points_in(const std::array<Range, Inputs>& box, std::size_t count = 400) {
  std::mt19937_64 generator(20210618);
  Points<Inputs> points(count);
  for (auto& point : points)
    for (std::size_t i = 0; i < Inputs; ++i)
      point[i] = std::uniform_real_distribution<double>(box[i].low, box[i].high)(generator);
  return points;
}

inline bool same_bits(double a, double b) {
  return std::bit_cast<std::uint64_t>(a) == std::bit_cast<std::uint64_t>(b);
}

template <std::size_t Inputs>
std::array<base::Pack<4>, Inputs> packed(const Points<Inputs>& points, std::size_t first) {
  std::array<base::Pack<4>, Inputs> input;
  for (std::size_t i = 0; i < Inputs; ++i)
    for (std::size_t k = 0; k < 4; ++k) input[i].set(k, points[(first + k) % points.size()][i]);
  return input;
}

/// Largest error of the slopes by `input[i]` against central differences of step `h`, relative to
/// the slope or, where that is small, to the value.
template <std::size_t Inputs, class Kernel>
double slope_error(const Kernel& kernel, const std::array<double, Inputs>& point, std::size_t i,
                   double h) {
  using D = base::Dual<2>;
  std::array<D, Inputs> input;
  for (std::size_t j = 0; j < Inputs; ++j) input[j] = D(point[j]);
  input[i].slope[0] = 1.0;
  input[i].slope[1] = -2.0;
  auto above = point;
  auto below = point;
  above[i] += h;
  below[i] -= h;
  const auto dual = kernel(input);
  const auto high = kernel(above);
  const auto low = kernel(below);
  const auto here = kernel(point);
  double worst = 0.0;
  for (std::size_t f = 0; f < here.size(); ++f) {
    const double difference = (high[f] - low[f]) / (above[i] - below[i]);
    const double scale = std::max({std::fabs(difference), std::fabs(here[f]), 1e-30});
    worst = std::max(worst, std::fabs(dual[f].slope[0] - difference) / scale);
    if (!same_bits(dual[f].value, here[f])) worst = 1e30;
    if (dual[f].slope[1] != -2.0 * dual[f].slope[0]) worst = 1e30;
  }
  return worst;
}

/// `kernel` takes std::array<Real, Inputs> and gives std::array<Real, any>, for any Real.
template <std::size_t Inputs, class Kernel>
void check_kernel(const Kernel& kernel, const Points<Inputs>& points, double h = 1e-6,
                  double tolerance = 1e-6) {
  std::size_t differing = 0;
  for (std::size_t first = 0; first < points.size(); first += 4) {
    const auto together = kernel(packed(points, first));
    for (std::size_t k = 0; k < 4; ++k) {
      const auto alone = kernel(points[(first + k) % points.size()]);
      for (std::size_t f = 0; f < alone.size(); ++f)
        if (!same_bits(together[f][k], alone[f])) ++differing;
    }
  }
  CHECK(differing == 0);

  double worst = 0.0;
  for (const auto& point : points)
    for (std::size_t i = 0; i < Inputs; ++i)
      worst = std::max(worst, slope_error(kernel, point, i, h));
  CHECK(worst < tolerance);
}

}  // namespace biandan::kernels
