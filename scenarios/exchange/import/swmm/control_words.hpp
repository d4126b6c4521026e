// A rule of SWMM in the words of rules.csv.
#pragma once

#include <optional>
#include <string>

#include "scenarios/exchange/import/swmm/drafting.hpp"

namespace biandan::exchange::swmm {

/// The premises as one condition, or what of them has no counterpart. SWMM joins by OR before AND.
struct ConditionWords {
  std::string condition;
  std::string unknown;  ///< the premise that has none; empty: all have
};
ConditionWords condition_of(const Drafting& drafting, const Control& rule);

/// What an action sets, or why it has no counterpart.
struct ActionWords {
  std::size_t link = 0;
  double setting = 0.0;
  std::string unknown;
};
ActionWords action_of(const Drafting& drafting, const Action& action);

}  // namespace biandan::exchange::swmm
