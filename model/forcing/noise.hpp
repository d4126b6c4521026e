// Noise on a series: factors that vary about 1 and remember what they were.
//
//   f = exp(s z - s^2 / 2)        z' = r z + sqrt(1 - r^2) e,   r = exp(-(t' - t) / m)
//
//   s  deviation of the logarithm of the factor [-]     m  memory [s]
//   e  independent, of the standard normal distribution
//
// z is an Ornstein-Uhlenbeck process seen at the times of the series: values a memory apart have a
// correlation of 1/e, however the times lie. The mean of f is 1.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

namespace biandan::forcing {

struct Noise {
  double deviation = 0.0;  ///< s
  double memory = 0.0;     ///< m [s]; 0: every value by itself
  std::uint64_t seed = 1;
};

/// A factor for each of the times [s], which rise.
std::vector<double> noise_factors(const Noise& noise, std::span<const double> times);

}  // namespace biandan::forcing
