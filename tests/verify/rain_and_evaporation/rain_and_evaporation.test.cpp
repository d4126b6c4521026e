// Rain on a pond and evaporation from it, against closed forms. A pond of constant surface S, depth
// d, concentration c; E evaporation, R rain of concentration c_R [m/s]:
//
//   evaporation alone, d > 5 cm     d = d0 - E t,  c d = c0 d0                  (V dc = c E dt)
//   below 5 cm, down to a film f    d - f = (d0 - f) exp(-E t / (5 cm - f)),   c d = c0 d0
//   rain alone                      d = d0 + R t,  c d = c0 d0 + c_R R t
//
// and a network in which the same concentration everywhere stays the same, with the ledger of a run
// through rain, drying and flooding.
#include <algorithm>
#include <cmath>

#include "solver/flow/inflow.hpp"
#include "solver/run/simulate.hpp"
#include "tests/support/figure.hpp"
#include "tests/support/river_case.hpp"

using namespace biandan;
using Kind = forcing::Boundary::Kind;

namespace {

constexpr double mm_per_day = 1e-3 / 86400.0;
constexpr double day = 86400.0;

/// Depth and concentration of every cell at every step, and the ledger at the end.
class Watch : public run::Observer {
 public:
  void start(const run::RunView& view) override { step(view); }
  void step(const run::RunView& view) override {
    times.push_back(view.time);
    level.push_back(view.flow.level);
    concentration.emplace_back(view.concentration.begin(), view.concentration.end());
  }
  void finish(const run::RunView& view, const run::RunStatistics&) override {
    ledger = view.ledger;
    volume = view.flow.volume_after;
  }
  std::vector<double> times;
  std::vector<std::vector<double>> level, concentration;
  std::vector<double> volume;
  run::Ledger ledger;
};

/// A pond with its bed at 0.
test::RiverCase pond(double depth, double c0) {
  test::RiverCase river;
  river.conservative("salt", c0);
  river.storage("pond", 0.0, 50000.0, depth);
  river.problem.settings.step = 300.0;
  return river;
}

Watch watch(const Case& problem, run::RunStatistics* statistics = nullptr) {
  Watch seen;
  run::Observer* observers[] = {&seen};
  const run::RunStatistics found = run::simulate(problem, observers);
  if (statistics != nullptr) *statistics = found;
  return seen;
}

}  // namespace

TEST_CASE("evaporation leaves the mass behind") {
  constexpr double depth = 1.0, c0 = 3.0, rate = 8.0 * mm_per_day;
  test::RiverCase river = pond(depth, c0);
  river.problem.forcing.weather.evaporation = base::Series(rate);
  river.problem.settings.duration = 60.0 * day;
  const Watch seen = watch(river.problem);
  double level_error = 0.0, value_error = 0.0;
  for (std::size_t k = 0; k < seen.times.size(); ++k) {
    const double exact = depth - rate * seen.times[k];
    level_error = std::max(level_error, std::abs(seen.level[k][0] - exact));
    value_error =
        std::max(value_error, std::abs(seen.concentration[k][0] * exact / (c0 * depth) - 1.0));
  }
  CHECK(seen.level.back()[0] == doctest::Approx(0.52).epsilon(1e-9));
  test::figure_at_most("evaporating pond, error of the depth in 60 d [m]", level_error, 1e-11);
  test::figure_at_most("evaporating pond, relative error of the concentration", value_error, 1e-11);
  CHECK(seen.ledger.water.out.value() == doctest::Approx(0.48 * 50000.0).epsilon(1e-9));
  CHECK(seen.ledger.constituents[0].out.value() == 0.0);
  CHECK(seen.ledger.constituents[0].relative() <= run::ledger_tolerance);
}

TEST_CASE("evaporation fades in shallow water and leaves a film with all of the mass") {
  constexpr double depth = 0.05, c0 = 3.0, rate = 10.0 * mm_per_day;
  test::RiverCase river = pond(depth, c0);
  river.problem.forcing.weather.evaporation = base::Series(rate);
  river.problem.settings.duration = 100.0 * day;
  run::RunStatistics statistics;
  const Watch seen = watch(river.problem, &statistics);
  constexpr double film = flow::evaporation_film;
  double error = 0.0;
  for (std::size_t k = 0; k < seen.times.size(); ++k) {
    const double exact = film + (depth - film) * std::exp(-rate * seen.times[k] /
                                                          (flow::withdrawal_full_depth - film));
    error = std::max(error, std::abs(seen.level[k][0] - exact));
  }
  // Implicit in the depth: of first order, 0.5 E dt of the fading depth.
  test::figure_at_most("pond that dries to a film, error of the depth [m]", error, 2e-5);
  CHECK(seen.level.back()[0] > film);
  CHECK(seen.level.back()[0] < film + 1e-9);
  const double mass = seen.concentration.back()[0] * seen.volume[0];
  CHECK(mass == doctest::Approx(c0 * depth * 50000.0).epsilon(1e-12));
  CHECK(seen.concentration.back()[0] == doctest::Approx(c0 * depth / film).epsilon(1e-6));
  // What open water would have lost is what left and what is reported as missing.
  const double wanted = rate * 50000.0 * river.problem.settings.duration;
  CHECK(statistics.evaporation_shortage + seen.ledger.water.out.value() ==
        doctest::Approx(wanted).epsilon(1e-9));
  CHECK(statistics.withdrawal_shortage == 0.0);
}

TEST_CASE("rain mixes with the water it falls on, and wets a dry bed") {
  for (const double depth : {0.5, 0.0}) {
    CAPTURE(depth);
    constexpr double c0 = 3.0, c_rain = 0.7, rate = 20.0e-3 / 3600.0;
    test::RiverCase river = pond(depth, c0);
    forcing::Weather& weather = river.problem.forcing.weather;
    // From the second hour on, 20 mm/h for two hours.
    weather.rain =
        base::Series({0.0, 3600.0, 10800.0}, {0.0, rate, 0.0}, base::Series::Between::step);
    weather.rain_concentration = {base::Series(c_rain)};
    river.problem.settings.duration = 14400.0;
    const Watch seen = watch(river.problem);
    const double exact = depth + 0.04;
    CHECK(seen.level.back()[0] == doctest::Approx(exact).epsilon(1e-12));
    CHECK(seen.concentration.back()[0] ==
          doctest::Approx((c0 * depth + c_rain * 0.04) / exact).epsilon(1e-12));
    CHECK(seen.ledger.water.in.value() == doctest::Approx(0.04 * 50000.0).epsilon(1e-12));
    CHECK(seen.ledger.constituents[0].in.value() ==
          doctest::Approx(c_rain * 0.04 * 50000.0).epsilon(1e-12));
  }
}

namespace {

/// A river with a dead-end creek on a high bed, a polder behind a weir, and everything that falls.
test::RiverCase town(double c0) {
  test::RiverCase river;
  river.conservative("salt", c0);
  const auto up = river.node("up");
  const auto fork = river.node("fork");
  const auto down = river.node("down");
  const auto end = river.node("end");
  const auto polder = river.storage("polder", 1.2, 30000.0, 1.9);
  const auto first = river.reach("first", up, fork, 2000.0, 100.0, 0.4, 0.2, 12.0, 2.0, 0.025);
  const auto second = river.reach("second", fork, down, 2000.0, 100.0, 0.2, 0.0, 12.0, 2.0, 0.025);
  const auto creek = river.reach("creek", fork, end, 800.0, 50.0, 1.0, 2.4, 3.0, 1.0, 0.03);
  for (const auto id : {first, second, creek}) {
    river[id].initial_level = 2.0;
    river[id].dispersion = 5.0;
  }
  river.structure("weir", polder, fork).kind = network::Weir{2.0, 2.0, 1.705};
  river.boundary("head", up, Kind::discharge, base::Series(4.0)).concentration = {base::Series(c0)};
  river.boundary("tail", down, Kind::stage, base::Series({0.0, day, 2.0 * day}, {2.0, 1.4, 2.3}))
      .concentration = {base::Series(c0)};
  river.problem.forcing.weather.rain = base::Series(
      {0.0, 0.3 * day, 0.6 * day}, {0.0, 30.0e-3 / 3600.0, 0.0}, base::Series::Between::step);
  river.problem.forcing.weather.rain_concentration = {base::Series(c0)};
  river.problem.settings.duration = 2.0 * day;
  return river;
}

}  // namespace

TEST_CASE("a uniform concentration stays uniform under rain and seepage of the same") {
  test::RiverCase river = town(2.0);
  forcing::Seepage in, out;
  in.reach = network::ReachId(0);
  in.rate = base::Series(2e-5);
  in.concentration = {base::Series(2.0)};
  out.reach = network::ReachId(1);
  out.rate = base::Series(-3e-5);
  river.problem.forcing.seepage = {in, out};
  const Watch seen = watch(river.problem);
  double worst = 0.0;
  for (const auto& row : seen.concentration)
    for (const double value : row) worst = std::max(worst, std::abs(value / 2.0 - 1.0));
  test::figure_at_most("uniform concentration under rain and seepage, deviation", worst, 1e-11);
  CHECK(seen.ledger.water.relative() <= run::ledger_tolerance);
}

TEST_CASE("water and mass close while cells rain full, evaporate and dry") {
  test::RiverCase river = town(2.0);
  forcing::Weather& weather = river.problem.forcing.weather;
  weather.evaporation = base::Series(12.0 * mm_per_day);
  weather.rain_concentration = {base::Series(0.1)};
  river.problem.settings.duration = 30.0 * day;
  const Watch seen = watch(river.problem);
  const double worst =
      std::max(seen.ledger.water.relative(), seen.ledger.constituents[0].relative());
  test::figure_at_most("rain, evaporation and drying in a network, ledger", worst,
                       run::ledger_tolerance);
  double lowest = 1e9, highest = 0.0;
  for (const double value : seen.concentration.back()) {
    lowest = std::min(lowest, value);
    highest = std::max(highest, value);
  }
  CHECK(lowest >= 0.0);
  // All that entered held 2 g/m3 or less: the rest is what evaporation left behind.
  CHECK(highest > 2.2);
}

TEST_CASE("weather changes a prescribed discharge on its way") {
  // 1,000 m by 10 m at 5 m3/s: 36 mm/h add 0.1 m3/s, 8.64 mm/d take 0.001 m3/s without salt.
  test::RiverCase river;
  river.conservative("salt", 3.0);
  const auto up = river.node("up");
  const auto down = river.node("down");
  const auto canal = river.reach("canal", up, down, 1000.0, 100.0, 0.0, 0.0, 10.0, 0.0, 0.025);
  river.boundary("head", up, Kind::discharge, base::Series(5.0)).concentration = {
      base::Series(3.0)};
  river.boundary("tail", down, Kind::stage, base::Series(2.0));
  forcing::PrescribedFlow given;
  given.reach = canal;
  given.discharge = base::Series(5.0);
  given.area = base::Series(20.0);
  river.problem.forcing.prescribed = {given};
  river.problem.settings.flow = FlowMode::prescribed;
  river.problem.settings.duration = 6.0 * 3600.0;
  river.problem.forcing.weather.rain = base::Series(1e-5);
  river.problem.forcing.weather.evaporation = base::Series(1e-7);
  river.problem.forcing.weather.rain_concentration = {base::Series(3.0)};
  const Watch seen = watch(river.problem);
  const double time = river.problem.settings.duration;
  CHECK(seen.ledger.water.in.value() == doctest::Approx((5.0 + 0.1 - 5e-3 + 5e-5) * time));
  CHECK(seen.ledger.water.relative() <= run::ledger_tolerance);
  CHECK(seen.ledger.constituents[0].relative() <= run::ledger_tolerance);
  // All salt that enters leaves: 5.09505 m3/s bring it, 5.09405 carry it away.
  CHECK(seen.concentration.back()[1] == doctest::Approx(3.0 * 5.09505 / 5.09405).epsilon(1e-4));
}

TEST_CASE("weather that is zero changes no bit") {
  test::RiverCase with = town(2.0), without = town(2.0);
  with.problem.forcing.weather = {};
  with.problem.forcing.weather.rain = base::Series({0.0, day}, {0.0, 0.0});
  without.problem.forcing.weather = {};
  const Watch a = watch(with.problem), b = watch(without.problem);
  CHECK(a.level == b.level);
  CHECK(a.concentration == b.concentration);
}
