// An aerator in a pool without inflow, in whole runs of half a day: alone, and beside reaeration at
// a given rate, with the temperature factors of both.
//
//   dO/dt = k_a (beta S - O) + k_r (S - O)
//   O = E + (O0 - E) exp(-(k_a + k_r) t),   E = S (k_a beta + k_r) / (k_a + k_r)
//
//   k_a = SOTR alpha theta^(T-20) / (S(20) V)
//
// V 20,000 m3, T 27 degC, S of APHA at 400 m above the sea, SOTR 60 kg/h, alpha 0.8, beta 0.95.
// The aerator alone is exact at any step; with reaeration beside it the halves of a step are of
// order 2.
#include <algorithm>
#include <cmath>

#include "model/quality/conditions.hpp"
#include "model/quality/kinetics_set.hpp"
#include "solver/run/simulate.hpp"
#include "tests/support/figure.hpp"
#include "tests/support/river_case.hpp"

using namespace biandan;
using Parameter = quality::Parameter;

namespace {

constexpr double volume = 2e4, temperature = 27.0, altitude = 400.0, initial_oxygen = 1.0;
constexpr double reaeration = 6.0 / 86400.0;  // [1/s], at 20 degC
constexpr double kg_per_hour = 1000.0 / 3600.0;

forcing::Aerator device() {
  forcing::Aerator made;
  made.standard_rate = 60.0 * kg_per_hour;
  made.alpha = 0.8;
  made.beta = 0.95;
  return made;
}

struct Exact {
  explicit Exact(double reaerated) {
    const double thinner = 1.0 - 1.148e-4 * altitude;
    const double saturation = thinner * quality::oxygen_saturation_apha(temperature);
    const double warm = std::pow(1.024, temperature - 20.0);
    const forcing::Aerator it = device();
    const double aerated =
        it.standard_rate * it.alpha * warm / (quality::oxygen_saturation_apha(20.0) * volume);
    rate = aerated + reaerated * warm;
    end = saturation * (aerated * it.beta + reaerated * warm) / rate;
  }
  double at(double time) const { return end + (initial_oxygen - end) * std::exp(-rate * time); }
  double rate = 0.0, end = 0.0;
};

Case pool(double reaerated, double step) {
  test::RiverCase river;
  Case& problem = river.problem;
  problem.settings.duration = 12 * 3600.0;
  problem.settings.step = step;
  problem.quality.kinetics = "lumped";
  problem.quality.constituents = quality::constituents_of(*quality::find_kinetics("lumped"));
  for (quality::Constituent& it : problem.quality.constituents) it.initial = 0.0;
  problem.quality.constituents[0].initial = initial_oxygen;
  const auto given = static_cast<double>(quality::ReaerationFormula::given);
  problem.quality.parameters = {
      {"reaeration_formula", given, {}}, {"reaeration_rate", reaerated, {}},
      {"altitude", altitude, {}},        {"ammonia_release", 0.0, {}},
      {"phosphorus_release", 0.0, {}},   {"sediment_oxygen_demand", 0.0, {}}};
  problem.forcing.temperature = base::Series(temperature);
  forcing::Aerator aerator = device();
  aerator.place.node = river.storage("pool", 0.0, volume / 2.0, 2.0);
  problem.forcing.aerators.push_back(aerator);
  return problem;
}

struct Errors : run::Observer {
  explicit Errors(double reaerated) : exact(reaerated) {}
  void step(const run::RunView& view) override {
    largest = std::max(largest, std::abs(view.concentration[0] - exact.at(view.time)));
  }
  void finish(const run::RunView& view, const run::RunStatistics& statistics) override {
    balance = view.ledger.constituents[0].relative();
    brought = statistics.aerators[0].brought;
    gained = (view.concentration[0] - initial_oxygen) * volume;
  }
  Exact exact;
  double largest = 0.0, balance = 1.0, brought = 0.0, gained = 0.0;
};

Errors run_pool(double reaerated, double step) {
  const Case problem = pool(reaerated, step);
  Errors errors(reaerated);
  run::Observer* observers[] = {&errors};
  run::simulate(problem, observers);
  return errors;
}

}  // namespace

TEST_CASE("an aerator alone is exact at any step") {
  for (const double step : {300.0, 3600.0, 6 * 3600.0}) {
    const Errors errors = run_pool(0.0, step);
    test::figure_at_most("aerated pool, error of O [mg/L]", errors.largest, 1e-11);
    test::figure_at_most("aerated pool, ledger of O", errors.balance, run::ledger_tolerance);
    CHECK(errors.brought == doctest::Approx(errors.gained).epsilon(1e-12));
  }
}

TEST_CASE("an aerator beside reaeration is of order 2 in the step") {
  // Over four halvings: the largest error stands at the end of a step, at another time in each.
  const double coarsest = run_pool(reaeration, 7200.0).largest;
  const double finest = run_pool(reaeration, 450.0).largest;
  test::figure_at_most("aerated pool with reaeration, error of O at 1,800 s [mg/L]",
                       run_pool(reaeration, 1800.0).largest, 0.01);
  test::figure_at_least("aerated pool with reaeration, order", 0.25 * std::log2(coarsest / finest),
                        1.8);
}
