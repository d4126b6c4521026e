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

TEST_CASE("kernel: blended second-order increment and the one behind an inlet") {
  const auto kernel = [](const auto& x) {
    return std::array{math::blended_increment(x[0], x[1], x[2]), math::inlet_increment(x[1], x[2])};
  };
  check_kernel(kernel, points_in<3>({{{-2, 2}, {-2, 2}, {0.01, 0.99}}}));
}

}  // namespace biandan::kernels
