// The heat balance over every number type, above and within the range of freezing.
#include "model/quality/heat_balance.hpp"

#include "tests/unit/kernels/check_kernel.hpp"

namespace biandan::kernels {

TEST_CASE("kernel: warming by the heat balance") {
  const auto warming = [](const auto& x) {
    using Real = std::decay_t<decltype(x[0])>;
    const quality::Air<Real> air{x[1], x[2], x[3], x[4], x[5]};
    return std::array{quality::warming(x[0], quality::surface_under(air), x[6])};
  };
  const auto weather = [](Range water, Range air, Range sun) {
    return std::array{
        water, air, Range{0.2, 0.98}, Range{0.1, 10.0}, sun, Range{0.0, 1.0}, Range{0.05, 5.0}};
  };
  // No flux close to zero, where the share of what cools has a kink.
  check_kernel(warming, points_in<7>(weather({2.0, 15.0}, {20.0, 35.0}, {200.0, 900.0})));
  check_kernel(warming, points_in<7>(weather({25.0, 35.0}, {-10.0, 5.0}, {0.0, 50.0})));
  check_kernel(warming, points_in<7>(weather({0.1, 0.9}, {-30.0, -10.0}, {0.0, 20.0})));
}

}  // namespace biandan::kernels
