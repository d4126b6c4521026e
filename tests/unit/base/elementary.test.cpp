// exp, log, pow, cbrt and rcbrt against the long doubles of the C library, and at the ends of their
// range.
#include <doctest/doctest.h>

#include <algorithm>
#include <array>
#include <bit>
#include <cmath>
#include <limits>
#include <random>

#include "model/base/real.hpp"

namespace biandan::base {

namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();
constexpr double nan = std::numeric_limits<double>::quiet_NaN();
constexpr double smallest = std::numeric_limits<double>::denorm_min();

/// Distance in units of the last place of the exact value.
double ulps(long double exact, double found) {
  const double near = std::fabs(static_cast<double>(exact));
  const double unit = std::nextafter(near, infinity) - near;
  return static_cast<double>(std::fabs(static_cast<long double>(found) - exact) / unit);
}

bool same_bits(double a, double b) {
  return std::bit_cast<std::uint64_t>(a) == std::bit_cast<std::uint64_t>(b);
}

double random_positive(std::mt19937_64& generator, int exponents) {
  const double m = std::uniform_real_distribution<double>(1.0, 2.0)(generator);
  return std::ldexp(m, std::uniform_int_distribution<int>(-exponents, exponents)(generator));
}

}  // namespace

TEST_CASE("exp is within 0.8 units in the last place") {
  std::mt19937_64 generator(1);
  std::uniform_real_distribution<double> wide(-708.0, 709.7);
  std::uniform_real_distribution<double> narrow(-2.0, 2.0);
  double worst = 0.0;
  for (int i = 0; i < 200000; ++i)
    for (const double x : {wide(generator), narrow(generator)})
      worst = std::max(worst, ulps(std::exp(static_cast<long double>(x)), exp(x)));
  MESSAGE("worst error of exp: " << worst << " ulp");
  CHECK(worst < 0.8);
}

TEST_CASE("log is within 0.6 units in the last place, also beside 1") {
  std::mt19937_64 generator(2);
  std::uniform_real_distribution<double> beside(0.6, 1.6);
  double worst = 0.0;
  for (int i = 0; i < 200000; ++i) {
    const double small_step = 1.0 + std::ldexp(random_positive(generator, 20), -30);
    for (const double x : {random_positive(generator, 1000), beside(generator), small_step})
      worst = std::max(worst, ulps(std::log(static_cast<long double>(x)), log(x)));
  }
  MESSAGE("worst error of log: " << worst << " ulp");
  CHECK(worst < 0.6);
}

TEST_CASE("pow is within 1.1 units in the last place") {
  std::mt19937_64 generator(3);
  std::uniform_real_distribution<double> share(-1.0, 1.0);
  double worst = 0.0;
  double worst_hydraulic = 0.0;
  for (int i = 0; i < 200000; ++i) {
    const double x = random_positive(generator, 900);
    const double y = 700.0 * share(generator) / std::log(x);
    worst = std::max(worst, ulps(std::pow(static_cast<long double>(x), y), pow(x, y)));
    const double depth = random_positive(generator, 7);
    for (const double exponent : {1.5, 2.0 / 3.0, 4.0 / 3.0})
      worst_hydraulic =
          std::max(worst_hydraulic,
                   ulps(std::pow(static_cast<long double>(depth), exponent), pow(depth, exponent)));
  }
  MESSAGE("worst error of pow: " << worst << " ulp, at river depths " << worst_hydraulic);
  CHECK(worst < 1.1);
  CHECK(worst_hydraulic < 0.8);
}

TEST_CASE("cbrt is within 0.7 units in the last place") {
  std::mt19937_64 generator(8);
  double worst = 0.0;
  for (int i = 0; i < 300000; ++i)
    for (const double x : {random_positive(generator, 1020), random_positive(generator, 7)})
      worst = std::max(worst, ulps(std::cbrt(static_cast<long double>(x)), cbrt(x)));
  MESSAGE("worst error of cbrt: " << worst << " ulp");
  CHECK(worst < 0.7);
  CHECK(cbrt(27.0) == 3.0);
  CHECK(cbrt(-8.0) == -2.0);
  CHECK(cbrt(0.0) == 0.0);
  CHECK(std::signbit(cbrt(-0.0)));
  CHECK(cbrt(infinity) == infinity);
  CHECK(cbrt(-infinity) == -infinity);
  CHECK(std::abs(cbrt(smallest) / std::cbrt(smallest) - 1.0) < 1e-15);
  CHECK(cbrt(std::numeric_limits<double>::max()) ==
        doctest::Approx(std::cbrt(std::numeric_limits<double>::max())).epsilon(1e-15));
  CHECK(std::isnan(cbrt(nan)));
}

TEST_CASE("rcbrt is within 1.4 units in the last place") {
  std::mt19937_64 generator(9);
  double worst = 0.0;
  for (int i = 0; i < 300000; ++i)
    for (const double x : {random_positive(generator, 1020), random_positive(generator, 7)})
      worst = std::max(worst, ulps(1.0L / std::cbrt(static_cast<long double>(x)), rcbrt(x)));
  MESSAGE("worst error of rcbrt: " << worst << " ulp");
  CHECK(worst < 1.4);
  CHECK(rcbrt(8.0) == 0.5);
  CHECK(rcbrt(std::numeric_limits<double>::min()) ==
        doctest::Approx(1.0 / std::cbrt(std::numeric_limits<double>::min())).epsilon(1e-15));
  CHECK(rcbrt(std::numeric_limits<double>::max()) ==
        doctest::Approx(1.0 / std::cbrt(std::numeric_limits<double>::max())).epsilon(1e-15));
  CHECK(std::isnan(rcbrt(nan)));
}

TEST_CASE("exp, log and pow at the ends of their range") {
  CHECK(exp(0.0) == 1.0);
  CHECK(exp(infinity) == infinity);
  CHECK(exp(-infinity) == 0.0);
  CHECK(exp(710.0) == infinity);
  CHECK(exp(-745.0) == smallest);
  CHECK(exp(-746.0) == 0.0);
  CHECK(std::isnan(exp(nan)));

  CHECK(log(1.0) == 0.0);
  CHECK(log(0.0) == -infinity);
  CHECK(log(-0.0) == -infinity);
  CHECK(log(infinity) == infinity);
  CHECK(log(smallest) == std::log(smallest));
  CHECK(std::isnan(log(-1.0)));
  CHECK(std::isnan(log(-infinity)));
  CHECK(std::isnan(log(nan)));

  for (const double x : {0.0, smallest, 0.5, 1.0, 2.0, infinity})
    for (const double y : {-infinity, -2.0, -0.5, 0.0, 0.5, 1.0, 2.0, 1e300, infinity}) {
      CAPTURE(x);
      CAPTURE(y);
      const double exact = std::pow(x, y);
      CHECK((pow(x, y) == exact || std::fabs(pow(x, y) - exact) <= 1e-15 * exact));
    }
  // A negative base has no power here, and a NaN is never lost, as it is in std::pow(NaN, 0).
  CHECK(std::isnan(pow(-2.0, 2.0)));
  CHECK(std::isnan(pow(nan, 0.0)));
  CHECK(std::isnan(pow(1.0, nan)));
}

TEST_CASE_TEMPLATE("every lane of a pack has the bits of a double alone", Lanes,
                   std::integral_constant<std::size_t, 1>, std::integral_constant<std::size_t, 3>,
                   std::integral_constant<std::size_t, 4>, std::integral_constant<std::size_t, 8>) {
  constexpr std::size_t N = Lanes::value;
  std::mt19937_64 generator(4);
  std::uniform_real_distribution<double> exponent(-8.0, 8.0);
  const std::array<double, 8> special{0.0,  smallest, 1.0, infinity,
                                      -1.0, nan,      0.5, std::numeric_limits<double>::min()};
  int differing = 0;
  for (int i = 0; i < 20000; ++i) {
    std::array<double, N> x, y;
    for (std::size_t k = 0; k < N; ++k) {
      const bool rare = generator() % 8 == 0;
      x[k] = rare ? special[generator() % 8] : random_positive(generator, 60);
      y[k] = exponent(generator);
    }
    const Pack<N> a(x), b(y);
    const Pack<N> results[] = {exp(b),      log(a),        pow(a, b), sqrt(a),
                               pow(a, 1.5), pow(1.047, b), cbrt(a),   rcbrt(abs(a))};
    for (std::size_t k = 0; k < N; ++k) {
      const double alone[] = {exp(y[k]),      log(x[k]),        pow(x[k], y[k]), sqrt(x[k]),
                              pow(x[k], 1.5), pow(1.047, y[k]), cbrt(x[k]),      rcbrt(abs(x[k]))};
      for (std::size_t f = 0; f < 8; ++f) {
        // The sign of a NaN means nothing and depends on the order in a commutative operation.
        const bool both_nan = std::isnan(alone[f]) && std::isnan(results[f][k]);
        if (!both_nan && !same_bits(alone[f], results[f][k])) ++differing;
      }
    }
  }
  CHECK(differing == 0);
}

}  // namespace biandan::base
