// Which inputs drive the spread of a result, from the members that there are.
//
// The first-order index of Sobol, S = Var(E[Y | X]) / Var(Y), is estimated from given data: members
// in the order of X are cut into bins of equal count, and the variance of the means of the bins is
// compared with that within them (Plischke, Borgonovo and Smith 2013, European Journal of
// Operational Research 226, 536-550; the share that bins show of a Y that knows nothing of X is
// taken off, as in the adjusted correlation ratio). Intervals hold 90 % of the indices of resampled
// members.
#pragma once

#include <cstdint>
#include <span>

#include "scenarios/chance/statistics.hpp"

namespace biandan::chance {

struct Index {
  double value = 0.0;
  Interval interval;
};

/// Precondition: as many results as inputs, three or more. Of a result that does not vary 0.
Index first_order_index(std::span<const double> input, std::span<const double> result,
                        std::uint64_t seed);

}  // namespace biandan::chance
