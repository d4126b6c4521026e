// Design storms have the depth that their formula gives, at every step, and their peak where it is
// said to be.
#include "model/forcing/storm.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <random>

using namespace biandan;
using forcing::Storm;

namespace {

const forcing::IntensityFormula& formula_of(std::string_view name) {
  for (const forcing::KnownFormula& known : forcing::known_formulas())
    if (known.name == name) return known.formula;
  throw std::logic_error("no such formula");
}

Storm chicago(std::string_view name, double minutes, double period) {
  Storm storm;
  storm.begin = 7200.0;
  storm.duration = 60.0 * minutes;
  storm.interval = 300.0;
  storm.formula = formula_of(name);
  storm.depth = storm.formula.depth(period, minutes) / 1000.0;
  return storm;
}

double all_of(const base::Series& rain) {
  return 1e5 * rain.mean(0.0, 1e5);
}

}  // namespace

TEST_CASE("depths of the published formulas") {
  // Figures computed apart from this code, to 0.1 mm.
  const struct {
    std::string_view name;
    double period, depth_60, depth_120, depth_180;
  } published[] = {
      {"changzhou_handbook", 1, 29.7, 35.6, 38.7}, {"changzhou_handbook", 20, 58.4, 69.9, 76.0},
      {"changzhou_2013", 1, 36.3, 39.9, 40.2},     {"changzhou_2013", 10, 53.7, 59.0, 59.5},
      {"suzhou_2025", 2, 48.2, 61.7, 69.8},        {"suzhou_2025", 20, 91.8, 117.5, 132.9}};
  for (const auto& row : published) {
    const forcing::IntensityFormula& formula = formula_of(row.name);
    CHECK(formula.depth(row.period, 60.0) == doctest::Approx(row.depth_60).epsilon(0.002));
    CHECK(formula.depth(row.period, 120.0) == doctest::Approx(row.depth_120).epsilon(0.002));
    CHECK(formula.depth(row.period, 180.0) == doctest::Approx(row.depth_180).epsilon(0.002));
  }
}

TEST_CASE("a storm has its depth at every interval, and no rain is negative") {
  for (const forcing::KnownFormula& known : forcing::known_formulas())
    for (const double period : {1.0, 5.0, 100.0})
      for (const double interval : {60.0, 300.0, 700.0}) {
        Storm storm = chicago(known.name, std::min(known.formula.longest(), 160.0), period);
        storm.interval = interval;
        const base::Series rain = forcing::rain_of(storm);
        CHECK(all_of(rain) == doctest::Approx(storm.depth).epsilon(1e-12));
        CHECK(rain.minimum() >= 0.0);
        CHECK(rain.at(storm.begin - 1.0) == 0.0);
        CHECK(rain.at(storm.begin + storm.duration) == 0.0);
      }
}

TEST_CASE("the worst minutes of every length hold what the formula says") {
  for (const double peak : {0.2, 0.4, 0.77}) {
    Storm storm = chicago("suzhou_2025", 1440.0, 10.0);
    storm.peak = peak;
    for (const double minutes : {1.0, 5.0, 60.0, 700.0}) {
      const double top = peak * storm.duration;
      const double worst = forcing::fallen(storm, top + (1.0 - peak) * 60.0 * minutes) -
                           forcing::fallen(storm, top - peak * 60.0 * minutes);
      CHECK(worst == doctest::Approx(storm.formula.depth(10.0, minutes) / 1000.0).epsilon(1e-11));
    }
  }
}

TEST_CASE("the intensity is that of Keifer and Chu, with its peak where it is said to be") {
  for (const double peak : {0.25, 0.4, 0.7}) {
    Storm storm = chicago("changzhou_handbook", 120.0, 3.0);
    storm.peak = peak;
    storm.interval = 60.0;
    const base::Series rain = forcing::rain_of(storm);
    const auto top = std::ranges::max_element(rain.values()) - rain.values().begin();
    const double from = rain.times()[static_cast<std::size_t>(top)] - storm.begin;
    const double at = peak * storm.duration;
    CHECK(from <= at + 1e-6);
    CHECK(from + storm.interval >= at - 1e-6);
    // i(t) = a (1 + c lg P) ((1 - n) t / s + b) / (t / s + b)^(n + 1), s the share of its side
    const auto& f = storm.formula;
    for (const double after : {-40.0, -10.0, 5.0, 30.0}) {
      const double t = std::abs(after) / (after < 0.0 ? peak : 1.0 - peak);
      if (t > 120.0) continue;
      const double intensity = f.a * (1.0 + f.c * std::log10(3.0)) * ((1.0 - f.n) * t + f.b) /
                               std::pow(t + f.b, f.n + 1.0);
      const double here = at + 60.0 * after;
      const double slope =
          (forcing::fallen(storm, here + 0.5) - forcing::fallen(storm, here - 0.5)) * 60000.0;
      CHECK(slope == doctest::Approx(intensity).epsilon(1e-6));
    }
  }
}

TEST_CASE("a formula with n above 1 ends where its depth would fall") {
  const forcing::IntensityFormula formula{134.5106, 0.4784, 32.0692, 1.1947, 1440.0};
  CHECK(formula.longest() == doctest::Approx(164.7).epsilon(1e-3));
  CHECK(formula.depth(1.0, 164.0) > formula.depth(1.0, 160.0));
  CHECK(formula.depth(1.0, 170.0) < formula.depth(1.0, 164.7));
}

TEST_CASE("even rain, and rain on rain") {
  Storm storm = chicago("suzhou_2025", 100.0, 1.0);
  storm.pattern = Storm::Pattern::even;
  storm.depth = 0.1;
  storm.interval = 900.0;  // the last one is shorter
  const base::Series rain = forcing::rain_of(storm);
  CHECK(all_of(rain) == doctest::Approx(0.1).epsilon(1e-12));
  CHECK(rain.at(storm.begin + 5999.0) == doctest::Approx(0.1 / 6000.0).epsilon(1e-12));
  const base::Series drizzle({0.0, 8000.0}, {1e-6, 2e-6}, base::Series::Between::step);
  const base::Series both = base::sum_of_steps(drizzle, rain);
  std::mt19937_64 generator(1);
  std::uniform_real_distribution<double> random(0.0, 2e4);
  for (int i = 0; i < 100; ++i) {
    const double time = random(generator);
    CHECK(both.at(time) == drizzle.at(time) + rain.at(time));
  }
  CHECK(all_of(both) == doctest::Approx(all_of(drizzle) + all_of(rain)).epsilon(1e-12));
}
