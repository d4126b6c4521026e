// Runoff against the closed solutions of the nonlinear reservoir, and what land holds and takes.
#include "solver/drainage/runoff.hpp"

#include <cmath>
#include <limits>
#include <random>

#include "tests/support/figure.hpp"
#include "tests/unit/drainage/land.hpp"

namespace {

using namespace biandan;
using doctest::Approx;
using drainage::Catchment;
using drainage::Runoff;
using drainage::runoff_of;

constexpr double hour = 3600.0;
constexpr double mm = 1e-3;

forcing::Weather rain_of(double intensity, double until) {
  forcing::Weather weather;
  weather.rain = base::Series({0.0, until}, {intensity, 0.0}, base::Series::Between::step);
  return weather;
}

/// dx/dt = p - a x^(5/3) from nothing, by small steps of Runge and Kutta.
double risen(double p, double a, double time) {
  const auto slope = [&](double x) { return p - a * std::pow(x, 5.0 / 3.0); };
  constexpr int steps = 20000;
  const double h = time / steps;
  double x = 0.0;
  for (int i = 0; i < steps; ++i) {
    const double k1 = slope(x), k2 = slope(x + 0.5 * h * k1), k3 = slope(x + 0.5 * h * k2),
                 k4 = slope(x + h * k3);
    x += h * (k1 + 2.0 * k2 + 2.0 * k3 + k4) / 6.0;
  }
  return x;
}

}  // namespace

TEST_CASE("what stands on land falls as the closed solution does") {
  Catchment it = test::plain_hectare();
  it.sealed.standing = 30.0 * mm;
  const Runoff runoff = runoff_of(it, {}, 300.0, 48);
  double worst = 0.0;
  double gone = 0.0;
  for (std::size_t i = 0; i < runoff.discharge.size(); ++i) {
    gone += 300.0 * runoff.discharge[i];
    const double t = 300.0 * static_cast<double>(i + 1);
    const double x =
        std::pow(std::pow(0.03, -2.0 / 3.0) + 2.0 / 3.0 * test::plain_outflow * t, -1.5);
    worst = std::max(worst, std::abs(gone / it.area - (0.03 - x)) / 0.03);
  }
  test::figure_at_most("recession of the nonlinear reservoir [-]", worst, 1e-6);
  CHECK(gone / it.area > 0.99 * 0.03);
}

TEST_CASE("even rain rises to what falls, as the equation of the reservoir says") {
  const double rain = 36.0 * mm / hour;
  const Catchment it = test::plain_hectare();
  const Runoff runoff = runoff_of(it, rain_of(rain, 3.0 * hour), 300.0, 72);
  double volume = 0.0;
  double worst = 0.0;
  for (std::size_t i = 0; i < 12; ++i) {
    volume += 300.0 * runoff.discharge[i];
    const double t = 300.0 * static_cast<double>(i + 1);
    const double stands = rain * t - volume / it.area;
    worst = std::max(worst, std::abs(stands / risen(rain, test::plain_outflow, t) - 1.0));
  }
  test::figure_at_most("rise of the nonlinear reservoir [-]", worst, 1e-5);
  CHECK(runoff.discharge[35] == Approx(rain * it.area).epsilon(1e-5));
}

TEST_CASE("each part runs off over the whole width, over its own area") {
  // Half a hectare sealed, half open and alike, each over the width of the hectare: as a hectare of
  // twice the width.
  Catchment halves = test::plain_hectare();
  halves.sealed.share = 0.5;
  halves.open = halves.sealed;
  Catchment whole = test::plain_hectare();
  whole.width *= 2.0;
  const forcing::Weather weather = rain_of(30.0 * mm / hour, hour);
  const Runoff one = runoff_of(halves, weather, 300.0, 24),
               other = runoff_of(whole, weather, 300.0, 24);
  for (std::size_t i = 0; i < one.discharge.size(); ++i)
    CHECK(one.discharge[i] == Approx(other.discharge[i]).epsilon(1e-9));
}

TEST_CASE("the steps that are asked for change nothing") {
  const Catchment it = test::plain_hectare();
  const forcing::Weather weather = rain_of(20.0 * mm / hour, 1.3 * hour);
  const Runoff fine = runoff_of(it, weather, 60.0, 300);
  const Runoff coarse = runoff_of(it, weather, 300.0, 60);
  double worst = 0.0;
  for (std::size_t i = 0; i < 60; ++i) {
    double mean = 0.0;
    for (std::size_t j = 0; j < 5; ++j) mean += fine.discharge[5 * i + j] / 5.0;
    worst = std::max(worst, std::abs(mean - coarse.discharge[i]) / (20.0 * mm / hour * it.area));
  }
  test::figure_at_most("runoff in steps of 60 s and 300 s [-]", worst, 1e-5);
}

TEST_CASE("sealed land holds its initial loss, open land takes what it can") {
  Catchment it = test::plain_hectare();
  it.concentration_time = 600.0;
  it.sealed = {.share = 0.6, .initial_loss = 2.0 * mm, .manning = 0.02};
  it.open = {
      .share = 0.4, .initial_loss = 6.0 * mm, .infiltration = 5.0 * mm / hour, .manning = 0.2};
  // 10 mm in an hour: the open part takes 5 and holds the rest.
  const Runoff mild = runoff_of(it, rain_of(10.0 * mm / hour, hour), 300.0, 48);
  CHECK(mild.balance.rain == Approx(100.0));
  CHECK(mild.balance.runoff == Approx(0.6 * 8.0 * 10.0));
  // 30 mm in an hour: it fills in 6/25 of an hour, from then on 25 mm/h run off.
  const Runoff strong = runoff_of(it, rain_of(30.0 * mm / hour, hour), 300.0, 48);
  CHECK(strong.balance.runoff == Approx(0.6 * 28.0 * 10.0 + 0.4 * (30.0 - 5.0 - 6.0) * 10.0));
  // What open land holds goes into the ground later, what sealed land holds stays.
  CHECK(strong.balance.infiltration == Approx(0.4 * (5.0 + 6.0) * 10.0));
  CHECK(strong.balance.stored == Approx(0.6 * 2.0 * 10.0));
}

TEST_CASE("evaporation empties what land holds, and takes no more than there is") {
  Catchment it = test::plain_hectare();
  it.sealed.initial_loss = 2.0 * mm;
  forcing::Weather weather = rain_of(2.0 * mm / hour, 0.5 * hour);
  weather.evaporation = base::Series(0.5 * mm / hour);
  const Runoff runoff = runoff_of(it, weather, 300.0, 72);
  CHECK(runoff.balance.runoff == 0.0);
  CHECK(runoff.balance.evaporation == Approx(10.0));
  CHECK(runoff.balance.stored == Approx(0.0));
  // Rain weaker than what is asked never stands.
  weather.rain = base::Series(0.2 * mm / hour);
  const Runoff drizzle = runoff_of(it, weather, 300.0, 72);
  CHECK(drizzle.balance.evaporation == Approx(0.2 * 6.0 * 10.0));
  CHECK(drizzle.balance.stored == 0.0);
}

TEST_CASE("a runoff coefficient is the share beyond the initial loss") {
  Catchment it = test::plain_hectare();
  it.sealed = {.share = 0.55, .initial_loss = 2.0 * mm, .manning = 0.02};
  it.open = {
      .share = 0.45, .infiltration = std::numeric_limits<double>::infinity(), .manning = 0.2};
  it.concentration_time = 900.0;
  const Runoff runoff = runoff_of(it, rain_of(20.0 * mm / hour, hour), 300.0, 48);
  CHECK(runoff.balance.runoff == Approx(0.55 * 18.0 * 10.0));
  CHECK(runoff.balance.infiltration == Approx(0.45 * 20.0 * 10.0));
}

TEST_CASE("a paddy field spills over its bund") {
  Catchment it = test::plain_hectare();
  it.sealed.share = 0.0;
  it.open = {.share = 1.0, .initial_loss = 80.0 * mm, .manning = 0.2, .standing = 30.0 * mm};
  it.concentration_time = 1800.0;
  CHECK(runoff_of(it, rain_of(49.0 * mm / hour, hour), 300.0, 48).balance.runoff == 0.0);
  CHECK(runoff_of(it, rain_of(60.0 * mm / hour, hour), 300.0, 48).balance.runoff == Approx(100.0));
}

TEST_CASE("water on land closes whatever falls and dries") {
  double worst = 0.0;
  for (unsigned seed = 1; seed <= 20; ++seed) {
    std::mt19937 random(seed);
    const auto uniform = [&](double low, double high) {
      return std::uniform_real_distribution<double>(low, high)(random);
    };
    std::vector<double> times, rain, evaporation;
    for (int i = 0; i < 200; ++i) {
      times.push_back(900.0 * i + (i > 0 ? uniform(0.0, 600.0) : 0.0));
      rain.push_back(uniform(0.0, 1.0) < 0.6 ? 0.0 : uniform(0.0, 80.0) * mm / hour);
      evaporation.push_back(uniform(0.0, 1.0) * mm / hour);
    }
    forcing::Weather weather;
    weather.rain = base::Series(times, rain, base::Series::Between::step);
    weather.evaporation = base::Series(times, evaporation, base::Series::Between::step);
    Catchment it = test::plain_hectare();
    it.sealed = {.share = 0.5, .initial_loss = 2.0 * mm, .manning = 0.015};
    it.open = {.share = 0.5,
               .initial_loss = 6.0 * mm,
               .infiltration = uniform(0.0, 20.0) * mm / hour,
               .manning = 0.2,
               .standing = uniform(0.0, 20.0) * mm};
    if (seed % 2 == 0) it.concentration_time = uniform(300.0, 7200.0);
    const Runoff runoff = runoff_of(it, weather, seed % 3 == 0 ? 60.0 : 300.0, 600);
    const drainage::RunoffBalance& water = runoff.balance;
    worst = std::max(worst, std::abs(water.residual()) / (water.rain + water.stored_before));
    CHECK(water.runoff > 0.0);
    for (const double discharge : runoff.discharge) REQUIRE(discharge >= 0.0);
  }
  test::figure_at_most("catchments: water balance [-]", worst, 1e-12);
}
