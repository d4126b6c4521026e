// Loss of NH3-N that takes no oxygen (uptake by plants, volatilisation): first_order_loss.hpp with
// ammonia_loss_rate.
#pragma once

#include "model/quality/process/first_order_loss.hpp"

namespace biandan::quality {

struct AmmoniaLoss
    : FirstOrderLoss<State::ammonia, Parameter::ammonia_loss_rate, Parameter::ammonia_loss_theta> {
  static constexpr std::string_view name = "ammonia_loss";
  static constexpr std::string_view title_en = "Other loss of NH3-N";
  static constexpr std::string_view title_zh = "氨氮其他损失";
};

}  // namespace biandan::quality
