// Release of COD from the bed: bed_release.hpp with cod_release.
#pragma once

#include "model/quality/process/bed_release.hpp"

namespace biandan::quality {

struct CodRelease : BedRelease<State::cod, Parameter::cod_release> {
  static constexpr std::string_view name = "cod_release";
  static constexpr std::string_view title_en = "Release of COD from the bed";
  static constexpr std::string_view title_zh = "底泥释放 COD";
};

}  // namespace biandan::quality
