#include "model/forcing/noise.hpp"

#include <doctest/doctest.h>

#include <cmath>
#include <numeric>
#include <vector>

using namespace biandan::forcing;
using doctest::Approx;

namespace {

std::vector<double> every(double step, std::size_t count) {
  std::vector<double> times(count);
  for (std::size_t i = 0; i < count; ++i) times[i] = step * static_cast<double>(i);
  return times;
}

/// The process behind the factors.
std::vector<double> scores(const Noise& noise, const std::vector<double>& times) {
  std::vector<double> z = noise_factors(noise, times);
  for (double& value : z) value = std::log(value) / noise.deviation + 0.5 * noise.deviation;
  return z;
}

double correlation(const std::vector<double>& z, std::size_t apart) {
  double both = 0.0, all = 0.0;
  for (std::size_t i = 0; i + apart < z.size(); ++i) {
    both += z[i] * z[i + apart];
    all += z[i] * z[i];
  }
  return both / all;
}

}  // namespace

TEST_CASE("factors have the mean 1 and the deviation that is asked for") {
  const auto times = every(3600.0, 200000);
  const Noise noise{0.3, 3600.0, 5};
  const auto factors = noise_factors(noise, times);
  const double mean = std::accumulate(factors.begin(), factors.end(), 0.0) / 2e5;
  CHECK(mean == Approx(1.0).epsilon(0.005));
  double squares = 0.0;
  for (const double z : scores(noise, times)) squares += z * z;
  CHECK(squares / 2e5 == Approx(1.0).epsilon(0.02));
}

TEST_CASE("values a memory apart have a correlation of 1/e, however close the times lie") {
  for (const double step : {600.0, 3600.0}) {
    const auto z = scores({0.2, 6.0 * 3600.0, 3}, every(step, 400000));
    const auto apart = static_cast<std::size_t>(6.0 * 3600.0 / step);
    CHECK(correlation(z, apart) == Approx(std::exp(-1.0)).epsilon(0.06));
    CHECK(std::abs(correlation(z, 8 * apart)) < 0.03);
  }
}

TEST_CASE("without memory every value is by itself; a seed gives the same, another another") {
  const auto times = every(60.0, 100000);
  CHECK(std::abs(correlation(scores({0.2, 0.0, 3}, times), 1)) < 0.02);
  CHECK(noise_factors({0.2, 600.0, 3}, times) == noise_factors({0.2, 600.0, 3}, times));
  CHECK(noise_factors({0.2, 600.0, 3}, times)[0] != noise_factors({0.2, 600.0, 4}, times)[0]);
  CHECK(noise_factors({0.2, 600.0, 3}, {}).empty());
}
