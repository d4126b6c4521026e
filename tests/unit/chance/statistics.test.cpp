#include "scenarios/chance/statistics.hpp"

#include <doctest/doctest.h>

#include <vector>

using namespace biandan::chance;
using doctest::Approx;

TEST_CASE("intervals of Wilson, from the published example of 10 in 100") {
  const Probability ten = probability(10, 100);
  CHECK(ten.value == 0.1);
  CHECK(ten.interval.low == Approx(0.05523).epsilon(1e-3));
  CHECK(ten.interval.high == Approx(0.17437).epsilon(1e-3));
}

TEST_CASE("none and all have intervals that end where they are") {
  const Probability none = probability(0, 12), all = probability(12, 12);
  CHECK(none.interval.low == 0.0);
  CHECK(none.interval.high == Approx(0.2425).epsilon(1e-3));
  CHECK(all.interval.high == 1.0);
  CHECK(all.interval.low == Approx(1.0 - none.interval.high));
}

TEST_CASE("quantiles run straight between members") {
  const std::vector<double> values{1.0, 2.0, 4.0, 8.0, 16.0};
  CHECK(quantile(values, 0.0) == 1.0);
  CHECK(quantile(values, 0.5) == 4.0);
  CHECK(quantile(values, 0.625) == 6.0);
  CHECK(quantile(values, 1.0) == 16.0);
  CHECK(quantile(std::vector<double>{3.0}, 0.95) == 3.0);
}

TEST_CASE("ranks, and their correlation, with ties") {
  CHECK(ranks(std::vector<double>{5.0, 1.0, 5.0, 9.0}) == std::vector<double>{2.5, 1.0, 2.5, 4.0});
  const std::vector<double> up{1.0, 2.0, 3.0, 10.0}, down{4.0, 3.0, 2.0, -50.0},
      flat{1.0, 1.0, 1.0, 1.0}, tied{1.0, 2.0, 2.0, 3.0};
  CHECK(rank_correlation(up, up) == Approx(1.0));
  CHECK(rank_correlation(up, down) == Approx(-1.0));
  CHECK(rank_correlation(up, flat) == 0.0);
  CHECK(rank_correlation(up, tied) == Approx(0.9486832980505138));
}
