// Release of TP from the bed: bed_release.hpp with phosphorus_release.
#pragma once

#include "model/quality/process/bed_release.hpp"

namespace biandan::quality {

struct PhosphorusRelease : BedRelease<State::phosphorus, Parameter::phosphorus_release> {
  static constexpr std::string_view name = "phosphorus_release";
  static constexpr std::string_view title_en = "Release of TP from the bed";
  static constexpr std::string_view title_zh = "底泥释放总磷";
};

}  // namespace biandan::quality
