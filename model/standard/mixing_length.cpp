#include "model/standard/mixing_length.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace biandan::standard {

namespace {

constexpr double gravity = 9.81;  // [m/s2]

/// E_y / u [m].
double dispersion_over_velocity(const WettedChannel& channel) {
  const double depth = channel.depth();
  const double shear = std::sqrt(gravity * depth) * channel.area / channel.conveyance;
  return (0.058 * depth + 0.0065 * channel.width) * shear;
}

}  // namespace

double transverse_dispersion(const WettedChannel& channel, double velocity) {
  return dispersion_over_velocity(channel) * std::abs(velocity);
}

double mixing_length(const WettedChannel& channel, double from_bank) {
  const double share = std::max(0.0, 0.5 - from_bank / channel.width);
  const double factor = 0.11 + 0.7 * std::sqrt(share - 1.1 * share * share);
  return factor * channel.width * channel.width / dispersion_over_velocity(channel);
}

double bank_ratio(const WettedChannel& channel, double distance, double outfall, double across) {
  const double x = distance * dispersion_over_velocity(channel) / (channel.width * channel.width);
  // Mixed to e^(-100 pi^2), whatever the number of images that a narrow and long channel would
  // need.
  constexpr double mixed = 100.0;
  if (!(x <= mixed)) return std::isnan(x) ? x : 1.0;
  const auto images = [&](int n) {
    const double one = across - 2.0 * n - outfall;
    const double other = across - 2.0 * n + outfall;
    return std::exp(-one * one / (4.0 * x)) + std::exp(-other * other / (4.0 * x));
  };
  // Images farther than that add less than the last digit: exp(-(2n - 2)^2 / 4x) < e^-40.
  const int last = static_cast<int>(std::ceil(std::sqrt(40.0 * x))) + 2;
  double sum = images(0);
  for (int n = 1; n <= last; ++n) sum += images(n) + images(-n);
  return sum / std::sqrt(4.0 * std::numbers::pi * x);
}

}  // namespace biandan::standard
