#include "solver/record/rounding.hpp"

#include <doctest/doctest.h>

#include <initializer_list>
#include <limits>

using namespace biandan::record;

TEST_CASE("rounding to a step keeps the error below half of it") {
  for (const double value : {3.14159265, -2.71828, 1e-9, 1234.56789, 0.0}) {
    const double rounded = round_to_step(value, 17);
    CHECK(std::abs(rounded - value) <= std::ldexp(0.5, -17));
    CHECK(round_to_step(rounded, 17) == rounded);
  }
  CHECK_FALSE(std::signbit(round_to_step(-1e-12, 20)));
}

TEST_CASE("rounding to a share keeps the relative error and what is not a number") {
  for (const double value : {3.14159265, -2.71828e-7, 1e20, 0.1, 1.9999999}) {
    const double rounded = round_to_share(value, 16);
    CHECK(std::abs(rounded - value) <= std::abs(value) * std::ldexp(1.0, -17) * 1.0001);
    CHECK(round_to_share(rounded, 16) == rounded);
  }
  CHECK(round_to_share(0.0, 16) == 0.0);
  CHECK(std::isinf(round_to_share(std::numeric_limits<double>::infinity(), 16)));
  CHECK(std::isnan(round_to_share(std::numeric_limits<double>::quiet_NaN(), 16)));
}
