// The states of the `lumped` kinetics set of Chinese practice, in the order in which they are
// transported. User constituents follow them.
#pragma once

#include <cstddef>
#include <span>

namespace biandan::quality {

struct Process;
struct StateInfo;

enum class State : std::size_t { oxygen, bod5, cod, codmn, ammonia, phosphorus };
inline constexpr std::size_t state_count = static_cast<std::size_t>(State::phosphorus) + 1;
constexpr std::size_t count_of(State) {
  return state_count;
}

/// DO, BOD5, COD, CODMn, NH3-N, TP: the items of GB 3838-2002 Table 1.
std::span<const StateInfo> lumped_states();

/// All processes, in a fixed order.
std::span<const Process> lumped_catalogue();

}  // namespace biandan::quality
