// Powers rounded off near zero, where they have no finite slope.
//
//   x^p for x >= limit;   limit^p r ((2 - p) - (1 - p) r),  r = x / limit,   below it
//
// The parabola has the value and the slope of x^p at `limit` and is zero at zero.
#pragma once

#include <cmath>

#include "model/base/real.hpp"

namespace biandan::network {

inline constexpr double rounding_head = 1e-3;  // [m] below which structures are rounded off

/// x^p for x >= 0; for x < limit the parabola through 0 with the value and slope of x^p at `limit`.
template <class Real>
Real rounded_power(Real x, Real limit, double exponent) {
  const Real ratio = base::min(x / limit, Real(1.0));
  const Real parabola = ratio * ((2.0 - exponent) - (1.0 - exponent) * ratio);
  const Real low = base::pow(limit, exponent) * parabola;
  return base::select(x < limit, low, base::pow(base::max(x, limit), exponent));
}

/// sqrt(x) for x >= 0, rounded below `limit` in the same way.
template <class Real>
Real rounded_sqrt(Real x, double limit) {
  const Real ratio = base::min(x / limit, Real(1.0));
  const Real low = std::sqrt(limit) * ratio * (1.5 - 0.5 * ratio);
  return base::select(x < Real(limit), low, base::sqrt(base::max(x, Real(limit))));
}

}  // namespace biandan::network
