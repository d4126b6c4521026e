// Release of NH3-N from the bed: bed_release.hpp with ammonia_release.
#pragma once

#include "model/quality/process/bed_release.hpp"

namespace biandan::quality {

struct AmmoniaRelease : BedRelease<State::ammonia, Parameter::ammonia_release> {
  static constexpr std::string_view name = "ammonia_release";
  static constexpr std::string_view title_en = "Release of NH3-N from the bed";
  static constexpr std::string_view title_zh = "底泥释放氨氮";
};

}  // namespace biandan::quality
