// Distributions of uncertain inputs, as quantile functions: a share u of (0, 1) becomes a value.
//
//   uniform      low + u (high - low)
//   triangular   from low over mode to high
//   normal       mean + sd z(u)                    z: quantile of the standard normal distribution
//   lognormal    median exp(sigma z(u))            sigma: standard deviation of the logarithm
//   choice       one of several, by weight
//
// A normal or lognormal distribution with bounds is cut at them: what lies beyond is left out, and
// the rest has probability 1.
#pragma once

#include <limits>
#include <vector>

namespace biandan::chance {

struct Distribution {
  enum class Kind { uniform, triangular, normal, lognormal, choice };

  Kind kind = Kind::uniform;
  double low = -std::numeric_limits<double>::infinity();
  double high = std::numeric_limits<double>::infinity();
  double centre = 0.0;          ///< mode, mean or median
  double spread = 0.0;          ///< standard deviation, of a lognormal one of the logarithm
  std::vector<double> weights;  ///< of choices, none negative, one at least above 0

  /// Of a choice its index. Precondition: 0 < u < 1.
  double value(double u) const;
  /// The share of the distribution below a value; of a choice, of those before it.
  double share_below(double value) const;
};

/// Quantile and distribution function of the standard normal distribution.
double normal_quantile(double u);
double normal_share(double z);

}  // namespace biandan::chance
