// Face values and limiters of transport over every number type.
#include "solver/math/limiter.hpp"

#include "tests/unit/kernels/check_kernel.hpp"

namespace biandan::kernels {

TEST_CASE("kernel: weights of the high-order face values") {
  const auto kernel = [](const auto& x) {
    const auto fifth = math::quintic_weights(x[0]);
    const auto third = math::cubic_weights(x[0]);
    return std::array{fifth.a2, fifth.a, fifth.b, fifth.b2, third.a, third.b};
  };
  check_kernel(kernel, points_in<1>({{{0.001, 0.999}}}));
}

TEST_CASE("kernel: universal limiter on a polynomial increment") {
  const auto kernel = [](const auto& x) {
    const auto increment =
        math::polynomial_increment(math::quintic_weights(x[4]), x[0], x[1], x[2], x[3]);
    return std::array{math::universal_limit(increment, x[1], x[2], x[5])};
  };
  check_kernel(kernel, points_in<6>({{{-2, 2}, {-2, 2}, {-2, 2}, {-2, 2}, {0.01, 0.99}, {0, 4}}}));
}

TEST_CASE("kernel: increment on unequal cells") {
  const auto kernel = [](const auto& x) {
    const auto weight = math::cubic_weights(x[2], x[3], x[4], x[5]);
    return std::array{weight.a * x[0] + weight.b * x[1]};
  };
  check_kernel(kernel,
               points_in<6>({{{-2, 2}, {-2, 2}, {0.1, 3}, {1, 3}, {0.1, 3}, {0.01, 0.99}}}));
}

TEST_CASE("kernel: blended second-order increment") {
  const auto kernel = [](const auto& x) {
    return std::array{math::blended_increment(x[0], x[1], x[2])};
  };
  check_kernel(kernel, points_in<3>({{{-2, 2}, {-2, 2}, {0.01, 0.99}}}));
}

}  // namespace biandan::kernels
