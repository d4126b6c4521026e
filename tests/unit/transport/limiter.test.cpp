// The kernels of the face value, for every number type.
#include "solver/math/limiter.hpp"

#include <doctest/doctest.h>

#include <cmath>
#include <random>

namespace {

using namespace biandan;
using base::Dual;
using base::Pack;

/// Mean of x^power over [from, to].
double mean_power(int power, double from, double to) {
  return (std::pow(to, power + 1) - std::pow(from, power + 1)) / ((power + 1) * (to - from));
}

/// Error of the increment for cell means of x^power; the face stands at 0.
double polynomial_error(const math::FaceWeights<double>& weight, int power, double nu) {
  const auto cell = [&](int left) { return mean_power(power, left, left + 1); };
  const double increment = math::polynomial_increment(
      weight, cell(-2) - cell(-3), cell(-1) - cell(-2), cell(0) - cell(-1), cell(1) - cell(0));
  return cell(-1) + increment - mean_power(power, -nu, 0.0);
}

template <class Real>
Real every_kernel(const Real& a2, const Real& a, const Real& b, const Real& b2, double nu) {
  const Real quintic = math::polynomial_increment(math::quintic_weights(nu), a2, a, b, b2);
  const Real cubic = math::polynomial_increment(math::cubic_weights(nu), a2, a, b, b2);
  return math::universal_limit(quintic, a, b, 0.3) + math::universal_limit(cubic, a, b, 1.7) +
         math::blended_increment(a, b, nu) +
         math::polynomial_increment(math::cubic_weights(0.7, 1.0, 1.6, nu), a2, a, b, b2);
}

}  // namespace

TEST_CASE("weights are exact for the polynomials of their degree") {
  for (const double nu : {0.05, 0.3, 0.84, 1.0}) {
    for (int power = 0; power <= 4; ++power)
      CHECK(std::abs(polynomial_error(math::quintic_weights(nu), power, nu)) < 1e-13);
    for (int power = 0; power <= 2; ++power)
      CHECK(std::abs(polynomial_error(math::cubic_weights(nu), power, nu)) < 1e-13);
  }
  CHECK(std::abs(polynomial_error(math::quintic_weights(0.3), 5, 0.3)) > 1e-3);
}

TEST_CASE(
    "weights for unequal cells are exact for parabolas, and those of equal cells for equal ones") {
  constexpr double above = 0.6, own = 1.3, below = 0.9;
  for (const double passing : {0.05, 0.7, 1.3, 1.8}) {
    const auto weight = math::cubic_weights(above, own, below, passing);
    for (int power = 0; power <= 2; ++power) {
      const double up = mean_power(power, -own, 0.0);
      const double increment =
          math::polynomial_increment(weight, 0.0, up - mean_power(power, -own - above, -own),
                                     mean_power(power, 0.0, below) - up, 0.0);
      CHECK(std::abs(up + increment - mean_power(power, -passing, 0.0)) < 1e-13);
    }
  }
  const auto equal = math::cubic_weights(2.0, 2.0, 2.0, 0.6);
  CHECK(equal.a == doctest::Approx(math::cubic_weights(0.3).a).epsilon(1e-14));
  CHECK(equal.b == doctest::Approx(math::cubic_weights(0.3).b).epsilon(1e-14));
}

TEST_CASE("a uniform concentration gives exactly no increment") {
  CHECK(every_kernel(0.0, 0.0, 0.0, 0.0, 0.4) == 0.0);
}

TEST_CASE("limited increments keep their bounds") {
  std::mt19937 random(5);
  std::uniform_real_distribution<double> any(-1.0, 1.0);
  for (int trial = 0; trial < 10000; ++trial) {
    const double a = any(random);
    const double b = any(random);
    const double nu = 0.5 * (any(random) + 1.0);
    const double room = 1.0 / std::max(nu, 1e-3) - 1.0;
    for (const double increment : {math::universal_limit(2.0 * any(random), a, b, room),
                                   math::blended_increment(a, b, nu)}) {
      if (a * b <= 0.0) CHECK(increment == 0.0);
      CHECK(increment * b >= 0.0);
      CHECK(std::abs(increment) <= std::abs(b) * (1.0 + 1e-14));
      CHECK(std::abs(increment) <= room * std::abs(a) * (1.0 + 1e-12) + 1e-15);
    }
  }
}

TEST_CASE("every number type gives the same bits") {
  std::mt19937 random(6);
  std::uniform_real_distribution<double> any(-1.0, 1.0);
  for (int trial = 0; trial < 100; ++trial) {
    Pack<4> a2, a, b, b2;
    for (std::size_t lane = 0; lane < 4; ++lane) {
      a2.set(lane, any(random));
      a.set(lane, any(random));
      b.set(lane, any(random));
      b2.set(lane, any(random));
    }
    const Pack<4> packed = every_kernel(a2, a, b, b2, 0.37);
    for (std::size_t lane = 0; lane < 4; ++lane) {
      const double plain = every_kernel(a2[lane], a[lane], b[lane], b2[lane], 0.37);
      CHECK(packed[lane] == plain);
      const auto slope = every_kernel(Dual<1>(a2[lane]), Dual<1>::variable(a[lane], 0),
                                      Dual<1>(b[lane]), Dual<1>(b2[lane]), 0.37);
      CHECK(slope.value == plain);
      const double step = 1e-7;
      const double moved = every_kernel(a2[lane], a[lane] + step, b[lane], b2[lane], 0.37);
      CHECK(slope.slope[0] == doctest::Approx((moved - plain) / step).epsilon(1e-4));
    }
  }
}
