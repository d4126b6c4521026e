// Oxygen that water takes up, or gives off, where it falls over a weir.
//
//   r = (O_sat - O_above) / (O_sat - O_below) = 1 + 0.38 a b H (1 - 0.11 H) (1 + 0.046 T)
//
//   H  difference of the water levels [m], counted up to 4.5 m where the formula has its maximum
//   T  temperature of the water [degC]
//   a  quality of the water: 1.8 clean, 1.6 slightly, 1.0 moderately, 0.65 grossly polluted
//   b  kind of weir: 0.05 for a sloping channel to 1.3 for several free falls
//
// Source: Gameson (1957) and the UK Water Research Laboratory (1973), with the factors of Butts and
// Evans (1983), as in Chapra (1997), lecture 20, and QUAL2K.
#pragma once

#include "model/base/real.hpp"

namespace biandan::quality {

/// r above for a product a b [-].
template <class Real>
Real deficit_ratio(const Real& product, const Real& fall, const Real& temperature) {
  using base::max;
  using base::min;
  constexpr double highest = 4.5;  // [m]
  const Real H = min(max(fall, Real(0.0)), Real(highest));
  return 1.0 + 0.38 * product * H * (1.0 - 0.11 * H) * (1.0 + 0.046 * temperature);
}

}  // namespace biandan::quality
