// Settling of TP to the bed: settling.hpp with phosphorus_settling_velocity.
#pragma once

#include "model/quality/process/settling.hpp"

namespace biandan::quality {

struct PhosphorusSettling : Settling<State::phosphorus, Parameter::phosphorus_settling_velocity> {
  static constexpr std::string_view name = "phosphorus_settling";
  static constexpr std::string_view title_en = "Settling of TP";
  static constexpr std::string_view title_zh = "总磷沉降";
};

}  // namespace biandan::quality
