// The heat of the surface in cells of still water: equilibrium, order, thin films, frost, ledger,
// and reactions that see the temperature of their cell.
#include "solver/transport/heat.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>

#include "tests/support/expressions.hpp"
#include "tests/support/figure.hpp"
#include "tests/support/warm_water.hpp"
#include "tests/unit/react/pond_case.hpp"

using namespace biandan;
using biandan::test::day;
using biandan::test::Ponds;

namespace {

const quality::Air<double> summer{28.0, 0.75, 2.0, 250.0, 0.3};
const quality::Air<double> frost{-12.0, 0.6, 4.0, 0.0, 0.0};

/// Ponds of nothing but warm water.
Ponds ponds_of(std::size_t count, double initial, const quality::Air<double>& air) {
  Ponds ponds(count, "none");
  test::add_temperature(ponds.problem.quality, initial);
  test::set_air(ponds.problem.forcing.weather, air);
  ponds.fill({initial});
  return ponds;
}

void warm(Ponds& ponds, double time, double dt) {
  const transport::Heat heat(ponds.problem, ponds.grid);
  ponds.produced.assign(ponds.problem.quality.constituents.size(), 0.0);
  ponds.lost = ponds.produced;
  heat.step(ponds.flow, time, dt, ponds.concentration, ponds.produced, ponds.lost);
}

void warm_for(Ponds& ponds, double duration, double dt) {
  const long steps = std::lround(duration / dt);
  for (long i = 0; i < steps; ++i) warm(ponds, static_cast<double>(i) * dt, dt);
}

/// Days of sun and nights, as smooth series.
void set_days(forcing::Weather& weather) {
  std::vector<double> times, air, sun, wind;
  for (int i = 0; i <= 480; ++i) {
    const double phase = 2.0 * 3.14159265358979 * i / 240.0;
    times.push_back(i * 360.0);
    air.push_back(22.0 + 6.0 * std::sin(phase));
    sun.push_back(300.0 - 300.0 * std::cos(phase));
    wind.push_back(2.0 + std::sin(2.0 * phase));
  }
  weather.air_temperature = base::Series(times, air);
  weather.solar = base::Series(times, sun);
  weather.wind = base::Series(times, wind);
}

}  // namespace

TEST_CASE("a case whose temperature is given has no heat balance") {
  Ponds ponds(2, "none");
  ponds.user("salt", 0.0, 1.0, 0.0);
  ponds.fill({5.0});
  const transport::Heat heat(ponds.problem, ponds.grid);
  CHECK_FALSE(heat.active());
  warm(ponds, 0.0, 3600.0);
  CHECK(ponds.at(1, 0) == 5.0);
}

TEST_CASE("a pond under constant weather tends to the temperature without a net flux") {
  const double goal = test::equilibrium(summer);
  CHECK(goal == doctest::Approx(29.503015).epsilon(1e-6));
  double worst = 0.0;
  for (const double start : {5.0, 40.0}) {
    Ponds ponds = ponds_of(1, start, summer);
    warm_for(ponds, 120.0 * day, 1800.0);
    worst = std::max(worst, std::abs(ponds.at(0, 0) - goal));
  }
  test::figure_at_most("pond under constant weather, from its equilibrium after 120 d [degC]",
                       worst, 1e-6);
}

TEST_CASE("the temperature is of second order in the step") {
  const auto after_two_days = [](double dt) {
    Ponds ponds = ponds_of(1, 18.0, summer);
    ponds.flow.depth[0] = 0.3;
    set_days(ponds.problem.forcing.weather);
    warm_for(ponds, 2.0 * day, dt);
    return ponds.at(0, 0);
  };
  const double exact = after_two_days(15.0);
  const double coarse = std::abs(after_two_days(3600.0) - exact);
  const double fine = std::abs(after_two_days(1800.0) - exact);
  test::figure_at_least("heat balance, order in the step", std::log2(coarse / fine), 1.8);
  test::figure_at_most("heat balance in 0.3 m of water, error of steps of 30 min [degC]", fine,
                       0.01);
}

TEST_CASE("a film of water goes straight to its equilibrium, however long the step") {
  const double goal = test::equilibrium(summer);
  for (const double least : {0.05, 0.001}) {
    for (const double start : {2.0, 45.0}) {
      Ponds ponds = ponds_of(1, start, summer);
      ponds.problem.quality.parameters.push_back({"minimum_exchange_depth", least, {}});
      ponds.flow.depth[0] = 1e-6;
      double before = start;
      for (int i = 0; i < 24; ++i) {
        warm(ponds, 86400.0 * i, 86400.0);
        const double now = ponds.at(0, 0);
        CHECK((now - goal) * (before - goal) >= -1e-9);
        CHECK(std::abs(now - goal) <= std::abs(before - goal) + 1e-9);
        before = now;
      }
      CHECK(before == doctest::Approx(goal).epsilon(1e-6));
    }
  }
}

TEST_CASE("water does not fall below 0 degC, and thaws") {
  for (const double depth : {0.01, 1.0}) {
    for (const double dt : {300.0, 86400.0}) {
      Ponds ponds = ponds_of(1, 8.0, frost);
      ponds.flow.depth[0] = depth;
      double before = 8.0;
      for (int i = 0; i < 60; ++i) {
        warm(ponds, dt * i, dt);
        CHECK(ponds.at(0, 0) > 0.0);
        CHECK(ponds.at(0, 0) < before);
        before = ponds.at(0, 0);
      }
      test::set_air(ponds.problem.forcing.weather, summer);
      warm(ponds, 0.0, 3600.0);
      CHECK(ponds.at(0, 0) > before);
    }
  }
  Ponds frozen = ponds_of(1, 0.0, frost);
  warm(frozen, 0.0, 3600.0);
  CHECK(frozen.at(0, 0) == 0.0);
  CHECK(frozen.lost[0] == 0.0);
}

TEST_CASE("what is booked is the change times the volume; dry cells are left alone") {
  Ponds ponds = ponds_of(4, 20.0, summer);
  ponds.at(1, 0) = 42.0;
  ponds.flow.volume_after = {1000.0, 500.0, 0.0, 10.0};
  const double before = ponds.mass(0);
  warm(ponds, 0.0, 7200.0);
  CHECK(ponds.at(0, 0) > 20.0);
  CHECK(ponds.at(1, 0) < 42.0);
  CHECK(ponds.at(2, 0) == 20.0);
  CHECK(ponds.produced[0] > 0.0);
  CHECK(ponds.lost[0] > 0.0);
  CHECK(ponds.mass(0) - before ==
        doctest::Approx(ponds.produced[0] - ponds.lost[0]).epsilon(1e-12));
}

namespace {

constexpr std::size_t cells = 80;  // more than a block
constexpr double some_temperature(std::size_t cell) {
  return 3.0 + 0.4 * static_cast<double>(cell);
}

/// Ponds with kinetics, one process of the case's own and one constituent that decays by itself.
Ponds reacting_ponds(std::size_t count) {
  Ponds ponds(count);
  ponds.user("dye", 0.5 / day, 1.06, 0.1 / day);
  ponds.user("tracer", 0.0, 1.0, 0.0);
  test::add_process(ponds.problem.quality, "own", "0.3 1/d * 1.08^(T - 20 degC) * tracer", {},
                    {{7, -1.0}});
  return ponds;
}

}  // namespace

TEST_CASE("reactions see the temperature of each cell") {
  Ponds all = reacting_ponds(cells);
  const std::size_t temperature = test::add_temperature(all.problem.quality, 0.0);
  all.fill({6.0, 5.0, 15.0, 4.0, 1.2, 0.15, 8.0, 4.0, 0.0});
  for (std::size_t i = 0; i < cells; ++i) all.at(i, temperature) = some_temperature(i);
  // Short steps: all pass with two stages, the block as any of its cells alone.
  constexpr double step = 120.0;
  transport::Reactor reactor(all.problem, all.grid);
  for (int i = 0; i < 60; ++i) all.step(reactor, step * i, step);
  double worst = 0.0;
  for (std::size_t cell = 0; cell < cells; cell += 13) {
    Ponds one = reacting_ponds(1);
    one.problem.forcing.temperature = base::Series(some_temperature(cell));
    one.fill({6.0, 5.0, 15.0, 4.0, 1.2, 0.15, 8.0, 4.0});
    transport::Reactor alone(one.problem, one.grid);
    for (int i = 0; i < 60; ++i) one.step(alone, step * i, step);
    for (std::size_t k = 0; k < 8; ++k)
      worst = std::max(worst, std::abs(all.at(cell, k) / one.at(0, k) - 1.0));
    CHECK(all.at(cell, temperature) == some_temperature(cell));
  }
  test::figure_at_most("temperature by cell against ponds of one temperature each [-]", worst,
                       1e-12);
  CHECK(all.at(0, 4) > 1.01 * all.at(cells - 1, 4));
  CHECK(all.at(0, 6) > 1.01 * all.at(cells - 1, 6));
  CHECK(all.at(0, 7) > 1.01 * all.at(cells - 1, 7));
}
