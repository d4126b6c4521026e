// Overall loss of TP: first_order_loss.hpp with phosphorus_loss_rate.
#pragma once

#include "model/quality/process/first_order_loss.hpp"

namespace biandan::quality {

struct PhosphorusLoss : FirstOrderLoss<State::phosphorus, Parameter::phosphorus_loss_rate,
                                       Parameter::phosphorus_loss_theta> {
  static constexpr std::string_view name = "phosphorus_loss";
  static constexpr std::string_view title_en = "Loss of TP";
  static constexpr std::string_view title_zh = "总磷损失";
};

}  // namespace biandan::quality
