// The states of the `lumped` kinetics set of Chinese practice, in the order in which they are
// transported. User constituents follow them.
#pragma once

#include <cstddef>
#include <span>
#include <string_view>
#include <vector>

#include "model/quality/quality.hpp"

namespace biandan::quality {

enum class State : std::size_t { oxygen, bod5, cod, codmn, ammonia, phosphorus };
inline constexpr std::size_t state_count = static_cast<std::size_t>(State::phosphorus) + 1;

struct StateInfo {
  State id;
  std::string_view name;  ///< in tables and results; also the item of GB 3838-2002 Table 1
  std::string_view title_zh;
  std::string_view title_en;
  std::string_view unit;
  int gb3838_item;  ///< number of the item in GB 3838-2002 Table 1
  double initial;   ///< where a case gives none [g/m3], engineering default
  std::string_view help_en;
  std::string_view help_zh;
};

/// DO, BOD5, COD, CODMn, NH3-N, TP.
std::span<const StateInfo> lumped_states();

/// The states as constituents of a case, at their default initial concentration.
std::vector<Constituent> lumped_constituents();

}  // namespace biandan::quality
