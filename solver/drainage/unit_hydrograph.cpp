#include "solver/drainage/unit_hydrograph.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>

namespace biandan::drainage {

UnitHydrograph::UnitHydrograph(double concentration_time)
    : peak_(0.6 * concentration_time), base_(8.0 / 3.0 * peak_) {}

double UnitHydrograph::twice_integrated(double t) const {
  if (t <= 0.0) return 0.0;
  if (t < peak_) return t * t * t / (3.0 * peak_ * base_);
  const double left = std::max(0.0, base_ - t);
  return t - (peak_ + base_) / 3.0 + left * left * left / (3.0 * base_ * (base_ - peak_));
}

std::vector<double> UnitHydrograph::route(const std::vector<double>& begins, double dt) const {
  const auto steps = static_cast<std::size_t>(std::ceil(base_ / dt)) + 1;
  std::vector<double> share(steps);
  double sum = 0.0;
  for (std::size_t m = 0; m < steps; ++m) {
    const double t = static_cast<double>(m) * dt;
    const double second =
        twice_integrated(t + dt) - 2.0 * twice_integrated(t) + twice_integrated(t - dt);
    share[m] = std::max(0.0, second / dt);
    sum += share[m];
  }
  for (double& one : share) one /= sum;
  std::vector<double> arrives(begins.size(), 0.0);
  for (std::size_t j = 0; j < begins.size(); ++j) {
    if (begins[j] == 0.0) continue;
    for (std::size_t m = 0; m < steps && j + m < arrives.size(); ++m)
      arrives[j + m] += share[m] * begins[j];
  }
  return arrives;
}

}  // namespace biandan::drainage
