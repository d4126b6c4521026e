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

TEST_CASE("a change of a probability in pairs, from the published example of Newcombe") {
  // 36 in both, 12 in the second only, 2 in the first only: interval 0.0569 to 0.3404.
  const Probability change = probability_change({36, 2, 12, 0});
  CHECK(change.value == Approx(0.2));
  CHECK(change.interval.low == Approx(0.0569).epsilon(2e-3));
  CHECK(change.interval.high == Approx(0.3404).epsilon(2e-3));
  const Probability back = probability_change({36, 12, 2, 0});
  CHECK(back.value == Approx(-0.2));
  CHECK(back.interval.low == Approx(-change.interval.high));
  CHECK(back.interval.high == Approx(-change.interval.low));
}

TEST_CASE("pairs that agree tell of no change, the surer the more there are") {
  const Probability few = probability_change({5, 0, 0, 5}),
                    many = probability_change({50, 0, 0, 50});
  CHECK(few.value == 0.0);
  CHECK(few.interval.low < 0.0);
  CHECK(few.interval.high == Approx(-few.interval.low));
  CHECK(many.interval.high < 0.5 * few.interval.high);
  // All of one and none of the other.
  CHECK(probability_change({0, 0, 8, 0}).value == 1.0);
  CHECK(probability_change({0, 0, 8, 0}).interval.high == Approx(1.0));
}

TEST_CASE("a mean and its interval") {
  const Mean mean = mean_of(std::vector<double>{1.0, 2.0, 3.0, 4.0});
  CHECK(mean.value == 2.5);
  // Standard error: sqrt(5 / 3 / 4).
  CHECK(mean.interval.high == Approx(2.5 + 1.959964 * 0.6454972));
  CHECK(mean.interval.low == Approx(2.5 - 1.959964 * 0.6454972));
}
