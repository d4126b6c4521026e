// Shares of wanted outflows over every number type, on both sides of their bounds.
#include "solver/flow/inflow.hpp"
#include "tests/unit/kernels/check_kernel.hpp"

namespace biandan::kernels {

TEST_CASE("kernel: share of withdrawals and of evaporation") {
  const auto shares = [](const auto& x) {
    return std::array{flow::available_share(x[0], 1.0), flow::evaporating_share(x[0], 1.0)};
  };
  for (const Range range : {Range{0.9, 0.999}, Range{1.002, 1.049}, Range{1.06, 1.5}})
    check_kernel(shares, points_in<1>({range}));
}

}  // namespace biandan::kernels
