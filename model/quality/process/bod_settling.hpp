// Settling of BOD5 to the bed: settling.hpp with bod_settling_velocity. It takes no oxygen from
// the water; what it adds to the bed's demand is in sediment_oxygen_demand.
#pragma once

#include "model/quality/process/settling.hpp"

namespace biandan::quality {

struct BodSettling : Settling<State::bod5, Parameter::bod_settling_velocity> {
  static constexpr std::string_view name = "bod_settling";
  static constexpr std::string_view title_en = "Settling of BOD5";
  static constexpr std::string_view title_zh = "BOD5 沉降";
};

}  // namespace biandan::quality
