// Overall loss of COD (综合降解): first_order_loss.hpp with cod_loss_rate. The oxygen it takes is
// that of BOD5, which is followed on its own, so COD itself takes none.
#pragma once

#include "model/quality/process/first_order_loss.hpp"

namespace biandan::quality {

struct CodLoss : FirstOrderLoss<State::cod, Parameter::cod_loss_rate, Parameter::cod_loss_theta> {
  static constexpr std::string_view name = "cod_loss";
  static constexpr std::string_view title_en = "Loss of COD";
  static constexpr std::string_view title_zh = "COD 降解";
};

}  // namespace biandan::quality
