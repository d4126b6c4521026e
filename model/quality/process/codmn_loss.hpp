// Overall loss of CODMn: first_order_loss.hpp with codmn_loss_rate. Like COD it takes no oxygen of
// its own.
#pragma once

#include "model/quality/process/first_order_loss.hpp"

namespace biandan::quality {

struct CodmnLoss
    : FirstOrderLoss<State::codmn, Parameter::codmn_loss_rate, Parameter::codmn_loss_theta> {
  static constexpr std::string_view name = "codmn_loss";
  static constexpr std::string_view title_en = "Loss of CODMn";
  static constexpr std::string_view title_zh = "高锰酸盐指数降解";
};

}  // namespace biandan::quality
