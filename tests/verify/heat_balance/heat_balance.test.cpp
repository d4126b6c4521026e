// Water temperature by the heat balance in whole runs: water that warms on its way along a canal,
// against the ordinary differential equation of a parcel,
//
//   dT/dt = J(T) / (rho c_p h),   t = x / u,
//
// solved by the classical Runge-Kutta method in steps of a minute; evaporation that takes the heat
// of its water; a network through rain, drying and flooding.
#include <algorithm>
#include <cmath>

#include "solver/run/simulate.hpp"
#include "tests/support/figure.hpp"
#include "tests/support/river_case.hpp"
#include "tests/support/warm_water.hpp"

using namespace biandan;
using Kind = forcing::Boundary::Kind;

namespace {

constexpr double day = 86400.0;
constexpr double u = 0.2, width = 20.0, depth = 1.0, length = 34560.0;  // two days
constexpr double entering = 12.0;

const quality::Air<double> warm_air{26.0, 0.7, 2.5, 220.0, 0.2};

double parcel(double time) {
  const auto surface = quality::surface_under(warm_air);
  const auto F = [&](double T) { return quality::warming(T, surface, depth); };
  const int steps = std::max(1, static_cast<int>(std::ceil(time / 60.0)));
  const double dt = time / steps;
  double T = entering;
  for (int i = 0; i < steps; ++i) {
    const double a = F(T), b = F(T + 0.5 * dt * a), c = F(T + 0.5 * dt * b), d = F(T + dt * c);
    T += dt / 6.0 * (a + 2.0 * b + 2.0 * c + d);
  }
  return T;
}

test::RiverCase canal(double dx) {
  test::RiverCase river;
  Case& problem = river.problem;
  problem.settings.flow = FlowMode::prescribed;
  problem.settings.duration = 4.0 * day;
  problem.settings.step = 0.5 * dx / u;
  test::add_temperature(problem.quality, entering);
  test::set_air(problem.forcing.weather, warm_air);
  const auto up = river.node("up");
  const auto down = river.node("down");
  const auto reach = river.reach("canal", up, down, length, dx, 0.0, 0.0, width, 0.0, 0.025);
  const double discharge = u * width * depth;
  problem.forcing.prescribed.push_back(
      {reach, base::Series(discharge), base::Series(width * depth), {}, {}});
  river.boundary("inlet", up, Kind::discharge, base::Series(discharge)).concentration = {
      base::Series(entering)};
  river.boundary("outlet", down, Kind::stage, base::Series(depth));
  return river;
}

/// Errors along the canal, and the ledger.
struct Errors : run::Observer {
  void finish(const run::RunView& view, const run::RunStatistics&) override {
    for (std::size_t i = 0; i < view.grid.cells.size(); ++i) {
      const grid::Cell& cell = view.grid.cells[i];
      if (!cell.reach.valid()) continue;
      const double error = std::abs(view.concentration[i] - parcel(cell.chainage / u));
      largest = std::max(largest, error);
      mean += error * cell.length / length;
      warmest = std::max(warmest, view.concentration[i]);
    }
    balance = view.ledger.constituents[0].relative();
  }
  double largest = 0.0, mean = 0.0, warmest = 0.0, balance = 1.0;
};

Errors run_canal(double dx) {
  const test::RiverCase river = canal(dx);
  Errors errors;
  run::Observer* observers[] = {&errors};
  run::simulate(river.problem, observers);
  return errors;
}

/// Lowest and highest temperature of cells with more than a film of water, and the ledger.
struct Extremes : run::Observer {
  explicit Extremes(std::size_t which) : constituent(which) {}
  void step(const run::RunView& view) override {
    for (std::size_t i = 0; i < view.grid.cells.size(); ++i) {
      const double value = view.concentration[i * view.constituents + constituent];
      lowest = std::min(lowest, value);
      highest = std::max(highest, value);
    }
  }
  void finish(const run::RunView& view, const run::RunStatistics&) override {
    account = view.ledger.constituents[constituent];
    water = view.ledger.water;
  }
  std::size_t constituent;
  double lowest = 1e9, highest = -1e9;
  run::Account account, water;
};

}  // namespace

TEST_CASE("water warms along a canal") {
  const Errors coarse = run_canal(576.0);
  const Errors fine = run_canal(288.0);
  test::figure_at_most("canal that warms, largest error of T [degC]", fine.largest, 0.02);
  test::figure_at_least("canal that warms, L1 order of T", std::log2(coarse.mean / fine.mean), 1.9);
  test::figure_at_most("canal that warms, ledger of T", fine.balance, run::ledger_tolerance);
  CHECK(fine.warmest > 18.0);
}

TEST_CASE("evaporation takes its heat along: a pond at its equilibrium stays there") {
  const double goal = test::equilibrium(warm_air);
  test::RiverCase river;
  test::add_temperature(river.problem.quality, goal);
  river.conservative("salt", 1.0);
  test::set_air(river.problem.forcing.weather, warm_air);
  river.problem.forcing.weather.evaporation = base::Series(8e-3 / day);
  river.storage("pond", 0.0, 50000.0, 1.0);
  river.problem.settings.duration = 30.0 * day;
  Extremes temperature(0), salt(1);
  run::Observer* observers[] = {&temperature, &salt};
  run::simulate(river.problem, observers);
  const double away = std::max(temperature.highest - goal, goal - temperature.lowest);
  test::figure_at_most("evaporating pond at its equilibrium, change of T [degC]", away, 1e-9);
  CHECK(salt.highest == doctest::Approx(1.0 / 0.76).epsilon(1e-9));
  CHECK(temperature.account.out.value() == doctest::Approx(goal * 0.24 * 50000.0).epsilon(1e-9));
  CHECK(temperature.account.relative() <= run::ledger_tolerance);
}

TEST_CASE("the ledger of T closes in a network through rain, frost, drying and flooding") {
  test::RiverCase river;
  river.conservative("salt", 1.0);
  const std::size_t T = test::add_temperature(river.problem.quality, 15.0);
  const auto up = river.node("up");
  const auto fork = river.node("fork");
  const auto down = river.node("down");
  const auto end = river.node("end");
  const auto first = river.reach("first", up, fork, 2000.0, 100.0, 0.4, 0.2, 12.0, 2.0, 0.025);
  const auto second = river.reach("second", fork, down, 2000.0, 100.0, 0.2, 0.0, 12.0, 2.0, 0.025);
  const auto creek = river.reach("creek", fork, end, 800.0, 50.0, 1.0, 2.4, 3.0, 1.0, 0.03);
  for (const auto id : {first, second, creek}) {
    river[id].initial_level = 2.0;
    river[id].dispersion = 5.0;
  }
  river[second].zone_area = 3.0;
  river[second].zone_exchange = 1e-4;
  river.boundary("head", up, Kind::discharge, base::Series(4.0)).concentration = {
      base::Series(1.0), base::Series({0.0, 10.0 * day}, {18.0, 2.0})};
  river.boundary("tail", down, Kind::stage, base::Series({0.0, day, 2.0 * day}, {2.0, 1.4, 2.3}))
      .concentration = {base::Series(1.0), base::Series(8.0)};
  forcing::Weather& weather = river.problem.forcing.weather;
  using enum base::Series::Between;
  test::set_air(weather, {0.0, 0.7, 3.0, 0.0, 0.4});
  weather.air_temperature = base::Series({0.0, 3.0 * day, 6.0 * day}, {25.0, -8.0, 12.0}, step);
  weather.solar = base::Series({0.0, 0.3 * day, 0.7 * day}, {0.0, 600.0, 0.0}, step);
  weather.rain = base::Series({0.0, 0.3 * day, 0.6 * day}, {0.0, 30.0e-3 / 3600.0, 0.0}, step);
  weather.rain_concentration = {base::Series(0.0), base::Series(10.0)};
  weather.evaporation = base::Series(12e-3 / day);
  river.problem.settings.duration = 10.0 * day;
  Extremes temperature(T);
  run::Observer* observers[] = {&temperature};
  run::simulate(river.problem, observers);
  test::figure_at_most("heat in a network through frost and drying, ledger of T",
                       temperature.account.relative(), run::ledger_tolerance);
  CHECK(temperature.lowest >= 0.0);
  CHECK(temperature.lowest < 3.0);
  CHECK(temperature.highest < 40.0);
  CHECK(temperature.account.produced.value() > 0.0);
  CHECK(temperature.account.lost.value() > 0.0);
}
