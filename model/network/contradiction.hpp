// Conditions that never hold, whatever the water does.
#pragma once

#include <functional>
#include <limits>
#include <optional>
#include <vector>

#include "model/network/condition.hpp"

namespace biandan::network {

/// Values that something compared can take at all.
struct Extent {
  double low = -std::numeric_limits<double>::infinity();
  double high = std::numeric_limits<double>::infinity();
  bool low_open = false;   ///< low itself is not taken
  bool high_open = false;  ///< high itself is not taken

  bool empty() const { return low > high || (low == high && (low_open || high_open)); }
};

using ExtentOf = std::function<Extent(const Comparison&)>;

/// Comparisons of one thing that the condition asks to hold together and that never do; of a
/// condition with alternatives those of the first. Nothing where it may hold, or has too many
/// alternatives to tell.
std::optional<std::vector<Comparison>> contradiction(const Condition& condition,
                                                     const ExtentOf& extent_of);

/// Holds where `a` does and `b` does not.
Condition without(const Condition& a, const Condition& b);

}  // namespace biandan::network
