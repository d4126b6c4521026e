// Saw-teeth against tides, surges that die out, and swings too small to be seen.
#include "scenarios/doctor/sawtooth.hpp"

#include <doctest/doctest.h>

#include <cmath>
#include <numbers>
#include <vector>

using namespace biandan;

namespace {

constexpr double hour = 3600.0;
constexpr double bound = 0.005;

struct Made {
  std::vector<double> times, values;
};

template <class Value>
Made made(double step, double duration, Value value) {
  Made series;
  for (double time = 0.0; time <= duration; time += step) {
    series.times.push_back(time);
    series.values.push_back(value(time));
  }
  return series;
}

double wave(double time, double period) {
  return std::sin(2.0 * std::numbers::pi * time / period);
}

std::optional<doctor::Sawtooth> found_in(const Made& series) {
  return doctor::find_sawtooth(series.times, series.values, bound);
}

}  // namespace

TEST_CASE("a swing of two steps on a tide is seen, with its amplitude and its time") {
  const Made series = made(300.0, 24 * hour, [](double time) {
    const bool swings = time >= 6 * hour && time <= 9 * hour;
    const double sign = std::lround(time / 300.0) % 2 == 0 ? 1.0 : -1.0;
    return 2.0 + 0.5 * wave(time, 12.42 * hour) + (swings ? 0.05 * sign : 0.0);
  });
  const auto found = found_in(series);
  REQUIRE(found);
  CHECK(found->amplitude == doctest::Approx(0.05).epsilon(0.1));
  CHECK(found->from == doctest::Approx(6 * hour).epsilon(0.05));
  CHECK(found->to == doctest::Approx(9 * hour).epsilon(0.05));
  CHECK(found->turns >= 35);
}

TEST_CASE("tides of any kind are no saw-teeth, at fine and at coarse rows") {
  for (const double period : {24.84, 12.42, 6.21, 4.14})
    for (const double step : {60.0, 300.0, 3600.0})
      CHECK_FALSE(found_in(
          made(step, 240 * hour, [&](double time) { return 1.5 * wave(time, period * hour); })));
}

TEST_CASE("a surge that dies out, a noise below the bound and a single jump are none") {
  CHECK_FALSE(found_in(made(300.0, 24 * hour, [](double time) {
    return 0.1 * std::exp(-time / hour) * wave(time, 2 * hour);
  })));
  CHECK_FALSE(found_in(made(300.0, 24 * hour, [](double time) {
    return std::lround(time / 300.0) % 2 == 0 ? 0.004 : -0.004;
  })));
  CHECK_FALSE(
      found_in(made(300.0, 24 * hour, [](double time) { return time < hour ? 0.0 : 9.0; })));
  CHECK_FALSE(found_in({{0.0, 1.0}, {0.0, 1.0}}));
}
