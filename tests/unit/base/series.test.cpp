#include "model/base/series.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <random>
#include <vector>

namespace biandan::base {

namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();

/// Mean by the midpoint rule on many short pieces: exact for straight pieces but at the kinks.
double brute_mean(const Series& series, double from, double to) {
  constexpr int pieces = 200000;
  double sum = 0.0;
  for (int i = 0; i < pieces; ++i) sum += series.at(from + (to - from) * (i + 0.5) / pieces);
  return sum / pieces;
}

}  // namespace

TEST_CASE("a constant holds always") {
  const Series series(3.5);
  CHECK(series.constant());
  CHECK(series.at(-1e9) == 3.5);
  CHECK(series.mean(-5.0, 1e7) == 3.5);
  CHECK(series.next_change(0.0) == infinity);
  CHECK(Series().at(7.0) == 0.0);
}

TEST_CASE("linear between the points, the nearest value beyond them") {
  const Series series({10.0, 20.0, 40.0}, {1.0, 3.0, -1.0});
  CHECK(series.at(0.0) == 1.0);
  CHECK(series.at(10.0) == 1.0);
  CHECK(series.at(15.0) == 2.0);
  CHECK(series.at(20.0) == 3.0);
  CHECK(series.at(30.0) == 1.0);
  CHECK(series.at(50.0) == -1.0);
  CHECK(series.mean(10.0, 20.0) == 2.0);
  CHECK(series.mean(0.0, 20.0) == 1.5);
  CHECK(series.mean(0.0, 5.0) == 1.0);
  CHECK(series.mean(40.0, 60.0) == -1.0);
  CHECK(series.mean(30.0, 30.0) == 1.0);
  CHECK(series.next_change(0.0) == infinity);
  CHECK(series.minimum() == -1.0);
  CHECK(series.maximum() == 3.0);
}

TEST_CASE("a step series holds each value until the next time") {
  const Series series({0.0, 10.0, 20.0, 30.0}, {1.0, 5.0, 5.0, 2.0}, Series::Between::step);
  CHECK(series.at(9.999) == 1.0);
  CHECK(series.at(10.0) == 5.0);
  CHECK(series.at(99.0) == 2.0);
  CHECK(series.mean(5.0, 15.0) == 3.0);
  CHECK(series.mean(12.0, 32.0) == doctest::Approx((18.0 * 5.0 + 2.0 * 2.0) / 20.0));
  CHECK(series.next_change(-3.0) == 10.0);
  CHECK(series.next_change(0.0) == 10.0);
  CHECK(series.next_change(10.0) == 30.0);
  CHECK(series.next_change(30.0) == infinity);
}

TEST_CASE("means equal brute force") {
  std::mt19937_64 generator(5);
  std::uniform_real_distribution<double> gap(0.5, 20.0);
  std::uniform_real_distribution<double> level(-3.0, 8.0);
  std::vector<double> times{3.0};
  std::vector<double> values{level(generator)};
  for (int i = 0; i < 12; ++i) {
    times.push_back(times.back() + gap(generator));
    values.push_back(level(generator));
  }
  std::uniform_real_distribution<double> moment(-10.0, times.back() + 15.0);
  for (const auto between : {Series::Between::linear, Series::Between::step}) {
    const Series series(times, values, between);
    for (int i = 0; i < 20; ++i) {
      const auto [from, to] = std::minmax({moment(generator), moment(generator)});
      CHECK(std::fabs(series.mean(from, to) - brute_mean(series, from, to)) < 1e-3);
    }
    // Exact: a mean over a whole is the sum of the means over its parts.
    const double a = -7.0, b = 31.25, c = times.back() + 9.0;
    CHECK(
        series.mean(a, c) * (c - a) ==
        doctest::Approx(series.mean(a, b) * (b - a) + series.mean(b, c) * (c - b)).epsilon(1e-14));
  }
}

TEST_CASE("a million rows lose no digits") {
  std::vector<double> times(1000000), values(1000000, 0.1);
  for (std::size_t i = 0; i < times.size(); ++i) times[i] = 60.0 * static_cast<double>(i);
  const Series series(times, values);
  CHECK(series.mean(0.0, times.back()) == doctest::Approx(0.1).epsilon(1e-15));
  CHECK(series.mean(5.9e7, 5.9e7 + 3600.0) == doctest::Approx(0.1).epsilon(1e-11));
}

TEST_CASE("scaling keeps times and kind") {
  const Series series({0.0, 10.0}, {1.0, 2.0}, Series::Between::step);
  const Series half = series.scaled(0.5);
  CHECK(half.at(0.0) == 0.5);
  CHECK(half.mean(0.0, 20.0) == 0.75);
  CHECK(half.between() == Series::Between::step);
}

}  // namespace biandan::base
