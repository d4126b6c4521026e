#include "scenarios/chance/distribution.hpp"

#include <algorithm>
#include <boost/math/special_functions/erf.hpp>
#include <cmath>
#include <numeric>

namespace biandan::chance {

namespace {

constexpr double root_two = 1.4142135623730951;

double triangular_value(const Distribution& of, double u) {
  const double width = of.high - of.low;
  const double rising = (of.centre - of.low) / width;
  if (u < rising) return of.low + std::sqrt(u * width * (of.centre - of.low));
  return of.high - std::sqrt((1.0 - u) * width * (of.high - of.centre));
}

double triangular_share(const Distribution& of, double value) {
  const double width = of.high - of.low;
  if (value <= of.low) return 0.0;
  if (value >= of.high) return 1.0;
  if (value < of.centre)
    return (value - of.low) * (value - of.low) / (width * (of.centre - of.low));
  return 1.0 - (of.high - value) * (of.high - value) / (width * (of.high - of.centre));
}

/// What the normal variable behind a value is.
double standardised(const Distribution& of, double value) {
  if (of.kind == Distribution::Kind::normal) return (value - of.centre) / of.spread;
  return value > 0.0 ? std::log(value / of.centre) / of.spread
                     : -std::numeric_limits<double>::infinity();
}

double chosen(const std::vector<double>& weights, double u) {
  const double all = std::accumulate(weights.begin(), weights.end(), 0.0);
  double sum = 0.0;
  std::size_t last = 0;
  for (std::size_t i = 0; i < weights.size(); ++i) {
    if (weights[i] <= 0.0) continue;
    sum += weights[i];
    last = i;
    if (u * all < sum) break;
  }
  return static_cast<double>(last);
}

}  // namespace

double normal_quantile(double u) {
  // From the nearer end, where the share keeps its digits.
  return u < 0.5 ? -root_two * boost::math::erfc_inv(2.0 * u)
                 : root_two * boost::math::erfc_inv(2.0 * (1.0 - u));
}

double normal_share(double z) {
  return 0.5 * std::erfc(-z / root_two);
}

double Distribution::value(double u) const {
  switch (kind) {
    case Kind::uniform:
      return low + u * (high - low);
    case Kind::triangular:
      return triangular_value(*this, u);
    case Kind::choice:
      return chosen(weights, u);
    case Kind::normal:
    case Kind::lognormal:
      break;
  }
  const double below = normal_share(standardised(*this, low));
  const double above = normal_share(-standardised(*this, high));
  const double z = normal_quantile(below + u * (1.0 - below - above));
  const double drawn = kind == Kind::normal ? centre + spread * z : centre * std::exp(spread * z);
  return std::clamp(drawn, low, high);
}

double Distribution::share_below(double value) const {
  switch (kind) {
    case Kind::uniform:
      return std::clamp((value - low) / (high - low), 0.0, 1.0);
    case Kind::triangular:
      return triangular_share(*this, value);
    case Kind::choice: {
      const auto count = static_cast<std::ptrdiff_t>(value);
      return std::accumulate(weights.begin(), weights.begin() + count, 0.0) /
             std::accumulate(weights.begin(), weights.end(), 0.0);
    }
    case Kind::normal:
    case Kind::lognormal:
      break;
  }
  const double below = normal_share(standardised(*this, low));
  const double above = normal_share(-standardised(*this, high));
  const double share = normal_share(standardised(*this, value));
  return std::clamp((share - below) / (1.0 - below - above), 0.0, 1.0);
}

}  // namespace biandan::chance
