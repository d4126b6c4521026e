// The common words of double, Dual and Pack.
#include "model/base/real.hpp"

#include <doctest/doctest.h>

#include <array>
#include <bit>
#include <cmath>
#include <limits>
#include <type_traits>

namespace biandan::base {

namespace {

using D = Dual<2>;
using P = Pack<4>;

constexpr double nan = std::numeric_limits<double>::quiet_NaN();

void check(const D& found, double value, double by_x, double by_y) {
  CHECK(found.value == doctest::Approx(value).epsilon(1e-14));
  CHECK(found.slope[0] == doctest::Approx(by_x).epsilon(1e-14));
  CHECK(found.slope[1] == doctest::Approx(by_y).epsilon(1e-14));
}

}  // namespace

static_assert(lane_count<double> == 1 && lane_count<D> == 1 && lane_count<P> == 4);
static_assert(std::is_same_v<MaskOf<double>, bool> && std::is_same_v<MaskOf<D>, bool> &&
              std::is_same_v<MaskOf<P>, PackMask<4>>);
static_assert(!std::is_convertible_v<PackMask<4>, bool>);

TEST_CASE("slopes of arithmetic, with constants on either side") {
  const D x = D::variable(3.0, 0);
  const D y = D::variable(2.0, 1);
  check(x + y, 5.0, 1.0, 1.0);
  check(x - y, 1.0, 1.0, -1.0);
  check(x * y, 6.0, 2.0, 3.0);
  check(x / y, 1.5, 0.5, -0.75);
  check(-x, -3.0, -1.0, 0.0);
  check(2.0 + x, 5.0, 1.0, 0.0);
  check(x + 2, 5.0, 1.0, 0.0);
  check(2.0 - x, -1.0, -1.0, 0.0);
  check(x - 2.0, 1.0, 1.0, 0.0);
  check(2.0 * x, 6.0, 2.0, 0.0);
  check(x * 2.0, 6.0, 2.0, 0.0);
  check(6.0 / x, 2.0, -2.0 / 3.0, 0.0);
  check(x / 2.0, 1.5, 0.5, 0.0);
  D z = x;
  z += y;
  z *= y;
  z -= x;
  z /= x;  // ((x + y) y - x) / x = y + y^2 / x - 1
  check(z, 2.0 + 4.0 / 3.0 - 1.0, -4.0 / 9.0, 1.0 + 4.0 / 3.0);
}

TEST_CASE("slopes of functions against closed forms") {
  const D x = D::variable(1.7, 0);
  const D y = D::variable(0.6, 1);
  check(sqrt(x), std::sqrt(1.7), 0.5 / std::sqrt(1.7), 0.0);
  check(cbrt(x), std::cbrt(1.7), std::pow(1.7, -2.0 / 3.0) / 3.0, 0.0);
  check(rcbrt(x), std::pow(1.7, -1.0 / 3.0), std::pow(1.7, -4.0 / 3.0) / -3.0, 0.0);
  check(exp(x * y), std::exp(1.02), 0.6 * std::exp(1.02), 1.7 * std::exp(1.02));
  check(log(x), std::log(1.7), 1.0 / 1.7, 0.0);
  check(pow(x, 4.0 / 3.0), std::pow(1.7, 4.0 / 3.0), 4.0 / 3.0 * std::pow(1.7, 1.0 / 3.0), 0.0);
  check(pow(1.047, y), std::pow(1.047, 0.6), 0.0, std::log(1.047) * std::pow(1.047, 0.6));
  check(pow(x, y), std::pow(1.7, 0.6), 0.6 * std::pow(1.7, -0.4),
        std::log(1.7) * std::pow(1.7, 0.6));
  check(abs(-x), 1.7, 1.0, 0.0);
  check(min(x, y), 0.6, 0.0, 1.0);
  check(max(x, y), 1.7, 1.0, 0.0);
  check(max(x, 2.0), 2.0, 0.0, 0.0);
  check(min(2.0, x), 1.7, 1.0, 0.0);
  check(select(x < y, x, y), 0.6, 0.0, 1.0);
  check(select(x < y, 0.0, y), 0.6, 0.0, 1.0);
}

TEST_CASE("infinite slopes at zero are left out, finite ones are right") {
  const D zero = D::variable(0.0, 0);
  check(sqrt(zero), 0.0, 0.0, 0.0);
  check(cbrt(zero), 0.0, 0.0, 0.0);
  check(pow(zero, 0.5), 0.0, 0.0, 0.0);
  check(pow(zero, 1.0), 0.0, 1.0, 0.0);
  check(pow(zero, 1.5), 0.0, 0.0, 0.0);
  check(pow(zero, D::variable(1.5, 1)), 0.0, 0.0, 0.0);
  check(sqrt(D(0.0)), 0.0, 0.0, 0.0);
}

TEST_CASE("comparisons of duals look at the value") {
  const D x = D::variable(1.0, 0);
  const D y = D::variable(1.0, 1);
  CHECK(x == y);
  CHECK(x <= y);
  CHECK_FALSE(x < y);
  CHECK(x < 2.0);
  CHECK(0.0 < x);
  CHECK(any(x < 2.0));
  CHECK_FALSE(all(x > 2.0));
  CHECK(value(x) == 1.0);
}

TEST_CASE("a NaN put first in min or max is kept") {
  CHECK(std::isnan(max(nan, 0.0)));
  CHECK(std::isnan(min(nan, 0.0)));
  CHECK(std::isnan(max(P(nan), 0.0)[2]));
  CHECK(std::isnan(max(D(nan), 0.0).value));
}

TEST_CASE("lanes are computed side by side") {
  const P x(std::array{1.0, -2.0, 3.0, -0.0});
  const P y(std::array{4.0, 5.0, -6.0, 7.0});
  const std::array<P, 10> found{x + y,     x - y,     x * y,  x / y, -x,
                                min(x, y), max(x, y), abs(x), 2 * x, x - 1.0};
  for (std::size_t k = 0; k < 4; ++k) {
    const double a = x[k];
    const double b = y[k];
    const std::array alone{a + b,     a - b,     a * b,  a / b,   -a,
                           min(a, b), max(a, b), abs(a), 2.0 * a, a - 1.0};
    for (std::size_t f = 0; f < alone.size(); ++f) {
      CHECK(found[f][k] == alone[f]);
      CHECK(std::signbit(found[f][k]) == std::signbit(alone[f]));
      CHECK(lane(found[f], k) == alone[f]);
    }
  }
}

TEST_CASE("masks decide lane by lane") {
  const P x(std::array{1.0, -2.0, 3.0, 0.0});
  const auto positive = x > 0.0;
  CHECK(any(positive));
  CHECK_FALSE(all(positive));
  CHECK(all(positive || x <= 0.0));
  CHECK_FALSE(any(positive && !positive));
  CHECK(all(PackMask<4>(true)));
  CHECK_FALSE(any(PackMask<4>(false)));
  CHECK((x == P(0.0))[3]);
  CHECK((x != P(0.0))[0]);
  CHECK((x >= 0.0)[3]);
  const P chosen = select(positive, x, 10.0);
  CHECK(chosen[0] == 1.0);
  CHECK(chosen[1] == 10.0);
  CHECK(chosen[2] == 3.0);
  CHECK(chosen[3] == 10.0);
}

TEST_CASE("lanes can be set one by one") {
  P x(1.0);
  x.set(2, 5.0);
  CHECK(x[1] == 1.0);
  CHECK(x[2] == 5.0);
  x += x;
  CHECK(x[2] == 10.0);
}

TEST_CASE("every lane of a constant has its bits, also the sign of a zero") {
  for (const double number : {-0.0, 0.0, 1.5, -5e-324, std::numeric_limits<double>::infinity()})
    for (std::size_t lane = 0; lane < 4; ++lane)
      CHECK(std::bit_cast<std::uint64_t>(P(number)[lane]) == std::bit_cast<std::uint64_t>(number));
}

TEST_CASE("four packs of four turn about their diagonal") {
  std::array<P, 4> square;
  for (std::size_t row = 0; row < 4; ++row)
    for (std::size_t lane = 0; lane < 4; ++lane)
      square[row].set(lane, static_cast<double>(10 * row + lane));
  transpose(square);
  for (std::size_t row = 0; row < 4; ++row)
    for (std::size_t lane = 0; lane < 4; ++lane)
      CHECK(square[row][lane] == static_cast<double>(10 * lane + row));
}

}  // namespace biandan::base
