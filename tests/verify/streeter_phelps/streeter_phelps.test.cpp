// Oxygen sag below an outfall in a steady river, flow, transport and reactions together.
//
//   D = D0 e^(-ka t) + kd L0 / (ka - kr) (e^(-kr t) - e^(-ka t))
//                    + 4.57 kn N0 / (ka - kn) (e^(-kn t) - e^(-ka t))       t = x / u
//   L = L0 e^(-kr t),  N = N0 e^(-kn t)
//
// D oxygen deficit, L ultimate BOD, N NH3-N [g/m3]; kd oxidation, kr oxidation and settling of
// BOD, ka reaeration, kn nitrification [1/d], all at 20 degC. Streeter and Phelps (1925), with
// nitrification as in Chapra (1997), ch. 21-23.
//
// Set-up: rectangular channel 30 m wide and 2 m deep, u = 0.4 m/s, no dispersion, held until
// nothing changes any more; kd = 0.35, kr = 0.4, ka = 1.1, kn = 0.25; L0 = 18, N0 = 4, D0 = 1.2.
#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <vector>

#include "model/quality/conditions.hpp"
#include "model/quality/kinetics_set.hpp"
#include "solver/run/simulate.hpp"
#include "tests/support/river_case.hpp"

using namespace biandan;

namespace {

constexpr double kd = 0.35, kr = 0.4, ka = 1.1, kn = 0.25;  // [1/d]
constexpr double L0 = 18.0, N0 = 4.0, D0 = 1.2;             // [g/m3]
constexpr double ratio = 1.46;                              // ultimate BOD over BOD5
constexpr double u = 0.4, width = 30.0, depth = 2.0;
constexpr double length = 207360.0;  // six days
constexpr double day = 86400.0;

const double saturation = quality::oxygen_saturation_apha(20.0);

double deficit(double t) {
  return D0 * std::exp(-ka * t) + kd * L0 / (ka - kr) * (std::exp(-kr * t) - std::exp(-ka * t)) +
         4.57 * kn * N0 / (ka - kn) * (std::exp(-kn * t) - std::exp(-ka * t));
}

void set(Case& problem, std::string name, double value) {
  const double scale = quality::find_parameter(name)->scale;
  problem.quality.parameters.push_back({std::move(name), value * scale, {}});
}

Case river(double dx) {
  test::RiverCase river;
  Case& problem = river.problem;
  problem.settings.flow = FlowMode::prescribed;
  problem.settings.duration = 8.0 * day;
  problem.settings.step = 0.5 * dx / u;
  problem.quality.kinetics = "lumped";
  problem.quality.constituents = quality::constituents_of(*quality::find_kinetics("lumped"));
  set(problem, "bod_oxidation_rate", kd);
  set(problem, "bod_settling_velocity", (kr - kd) * depth);
  set(problem, "bod_ultimate_ratio", ratio);
  set(problem, "bod_oxygen_half_saturation", 1e-9);  // the solution knows no limitation
  set(problem, "nitrification_rate", kn);
  set(problem, "nitrification_oxygen_half_saturation", 1e-9);
  set(problem, "reaeration_formula", double(quality::ReaerationFormula::given));
  set(problem, "reaeration_rate", ka);
  set(problem, "sediment_oxygen_demand", 0.0);
  set(problem, "ammonia_release", 0.0);

  const auto up = river.node("up");
  const auto down = river.node("down");
  const auto reach = river.reach("river", up, down, length, dx, 0.0, 0.0, width, 0.0, 0.025);
  const double discharge = u * width * depth;
  problem.forcing.prescribed.push_back(
      {reach, base::Series(discharge), base::Series(width * depth), {}, {}});
  auto& inlet =
      river.boundary("inlet", up, forcing::Boundary::Kind::discharge, base::Series(discharge));
  inlet.concentration = {base::Series(saturation - D0),
                         base::Series(L0 / ratio),
                         base::Series(0.0),
                         base::Series(0.0),
                         base::Series(N0),
                         base::Series(0.0)};
  river.boundary("outlet", down, forcing::Boundary::Kind::stage, base::Series(depth));
  return problem;
}

/// Largest errors along the river at the end of the run.
struct Errors : run::Observer {
  void finish(const run::RunView& view, const run::RunStatistics&) override {
    for (std::size_t i = 0; i < view.grid.cells.size(); ++i) {
      const grid::Cell& cell = view.grid.cells[i];
      if (!cell.reach.valid()) continue;
      const double t = cell.chainage / u / day;
      const double* c = &view.concentration[i * view.constituents];
      const double error = std::abs(saturation - c[0] - deficit(t));
      oxygen = std::max(oxygen, error);
      mean += error * cell.length / length;
      bod = std::max(bod, std::abs(c[1] * ratio - L0 * std::exp(-kr * t)));
      ammonia = std::max(ammonia, std::abs(c[4] - N0 * std::exp(-kn * t)));
      deepest = std::max(deepest, saturation - c[0]);
    }
    balance = view.ledger.worst_constituent().relative();
  }

  double oxygen = 0.0, mean = 0.0, bod = 0.0, ammonia = 0.0, deepest = 0.0, balance = 1.0;
};

Errors run_river(double dx) {
  const Case problem = river(dx);
  Errors errors;
  run::Observer* observers[] = {&errors};
  run::simulate(problem, observers);
  return errors;
}

}  // namespace

TEST_CASE("oxygen sag along a steady river") {
  const Errors coarse = run_river(1728.0);
  const Errors fine = run_river(864.0);
  const double order = std::log2(coarse.mean / fine.mean);
  MESSAGE("figure: Streeter-Phelps river, largest error of DO = " << fine.oxygen
                                                                  << " mg/L (bound 0.02)");
  MESSAGE("figure: Streeter-Phelps river, largest error of NH3-N = " << fine.ammonia
                                                                     << " mg/L (bound 0.005)");
  MESSAGE("figure: Streeter-Phelps river, L1 order of DO = " << order << " (bound 1.9)");
  MESSAGE("figure: Streeter-Phelps river, worst balance = " << fine.balance << " (bound 1e-11)");
  CHECK(fine.oxygen < 0.02);
  CHECK(fine.bod < 0.02);
  CHECK(fine.ammonia < 0.005);
  CHECK(fine.deepest == doctest::Approx(6.1072).epsilon(1e-3));
  // The largest error is that of the first cell, where water enters fresh and half a step old; it
  // does not travel.
  CHECK(order > 1.9);
  CHECK(fine.balance <= run::ledger_tolerance);
}
