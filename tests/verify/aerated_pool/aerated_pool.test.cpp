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
// order 2. In a stream, what a device brings hangs neither on the cells nor on the steps, however
// often water crosses the cell of the device in one.
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

/// 3 m3/s with 2 mg/L at 0.2 m/s past a device of 60 kg/h.
Case stream(double cell, double step, double bed = 0.0) {
  test::RiverCase river;
  Case& problem = river.problem;
  problem = pool(0.0, step);
  problem.forcing.aerators.clear();
  river.problem.network.nodes.clear();
  const auto up = river.node("up"), down = river.node("down");
  const auto reach = river.reach("stream", up, down, 3000.0, cell, bed, 0.0, 10.0, 0.0, 0.03);
  problem.settings.flow = FlowMode::prescribed;
  forcing::PrescribedFlow flow;
  flow.reach = reach;
  flow.discharge = base::Series(3.0);
  flow.area = base::Series(15.0);
  problem.forcing.prescribed = {flow};
  river.boundary("inflow", up, forcing::Boundary::Kind::discharge, base::Series(3.0));
  river.boundary("outflow", down, forcing::Boundary::Kind::stage, base::Series(1.5));
  for (forcing::Boundary& it : problem.forcing.boundaries)
    it.concentration.assign(problem.quality.constituents.size(), base::Series(0.0));
  problem.forcing.boundaries[0].concentration[0] = base::Series(2.0);
  problem.quality.constituents[0].initial = 2.0;
  forcing::Aerator aerator = device();
  aerator.place.reach = reach;
  aerator.place.chainage = 1000.0;
  problem.forcing.aerators.push_back(aerator);
  return problem;
}

/// What the device of a stream brings [g/s].
double brought_in_stream(double cell, double step) {
  struct Brought : run::Observer {
    void finish(const run::RunView& view, const run::RunStatistics& statistics) override {
      rate = statistics.aerators[0].brought / view.time;
      balance = view.ledger.constituents[0].relative();
    }
    double rate = 0.0, balance = 1.0;
  } brought;
  run::Observer* observers[] = {&brought};
  run::simulate(stream(cell, step), observers);
  CHECK(brought.balance < run::ledger_tolerance);
  return brought.rate;
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

TEST_CASE("what an aerator brings to a stream hangs neither on the cells nor on the steps") {
  // Its cell is a stirred tank: Q (O - O_in) = q (beta S - O).
  const Exact exact(0.0);
  const double exchanged = exact.rate * volume, discharge = 3.0;
  const double wanted = exchanged * discharge / (exchanged + discharge) * (exact.end - 2.0);
  double largest = 0.0;
  for (const double cell : {100.0, 20.0, 5.0})
    for (const double step : {60.0, 300.0, 900.0}) {
      const double error = brought_in_stream(cell, step) / wanted - 1.0;
      CAPTURE(cell);
      CAPTURE(step);
      CHECK(std::abs(error) < 0.02);
      largest = std::max(largest, std::abs(error));
    }
  test::figure_at_most(
      "aerated stream, oxygen that is brought, cells 5 to 100 m, steps 60 to 900 s", largest, 0.02);
}

TEST_CASE(
    "an aerator in a dry reach, or one that fills later, brings nothing until there is water") {
  Case problem = stream(50.0, 300.0, 3.0);
  problem.settings.flow = FlowMode::dynamic;
  problem.forcing.prescribed.clear();
  problem.forcing.boundaries[0].value = base::Series({0.0, 7200.0}, {0.0, 0.5});
  struct Brought : run::Observer {
    void step(const run::RunView& view) override {
      worst = std::max(worst, view.ledger.constituents[0].relative());
    }
    void finish(const run::RunView&, const run::RunStatistics& statistics) override {
      brought = statistics.aerators[0].brought;
    }
    double worst = 0.0, brought = 0.0;
  } found;
  run::Observer* observers[] = {&found};
  run::simulate(problem, observers);
  CHECK(found.worst < run::ledger_tolerance);
  CHECK(found.brought > 0.0);
}
