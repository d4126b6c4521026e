// Reactions apart from transport, against both in one integration to a tight tolerance.
//
// A canal of 6 km, 20 m wide and about 2 m deep, between a discharge of 8 m3/s and a tide of
// +-0.2 m in 12 h, a dirty load at 2 km, dispersion of 10 m2/s, the lumped set at several times
// its usual speeds, boundaries that swing with the day, the tidal one with
// a return time of 2 h. 12 h. For the
// order, reactions go in the steps of the flow beside the exact transport (Integration::apart).
#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <numbers>
#include <vector>

#include "model/quality/kinetics_set.hpp"
#include "solver/run/simulate.hpp"
#include "tests/support/figure.hpp"
#include "tests/support/river_case.hpp"

using namespace biandan;

namespace {

constexpr double hour = 3600.0;

base::Series swing(double mean, double size, double period) {
  std::vector<double> times, values;
  for (double t = 0.0; t <= 12.0 * hour; t += 300.0) {
    times.push_back(t);
    values.push_back(mean + size * std::sin(2.0 * std::numbers::pi * t / period));
  }
  return {times, values, base::Series::Between::linear};
}

Case canal(double step) {
  test::RiverCase river;
  Case& problem = river.problem;
  problem.settings.duration = 12.0 * hour;
  problem.settings.step = step;
  quality::Quality& quality = problem.quality;
  quality.kinetics = "lumped";
  quality.constituents = quality::constituents_of(*quality::find_kinetics("lumped"));
  quality.longest_reaction_step = 0.0;
  for (const auto& [name, value] :
       {std::pair{"bod_oxidation_rate", 2.0}, std::pair{"nitrification_rate", 1.0},
        std::pair{"cod_loss_rate", 1.0}}) {
    const double scale = quality::find_parameter(name)->scale;
    quality.parameters.push_back({name, value * scale, {}});
  }
  const auto up = river.node("up");
  const auto down = river.node("down");
  const auto reach = river.reach("canal", up, down, 6000.0, 200.0, 0.0, 0.0, 20.0, 0.0, 0.025);
  problem.network.reaches[reach.index()].dispersion = 10.0;
  problem.network.reaches[reach.index()].initial_level = 2.0;
  const std::vector<double> entering{6.0, 6.0, 20.0, 5.0, 2.0, 0.2};
  for (std::size_t k = 0; k < entering.size(); ++k) quality.constituents[k].initial = entering[k];
  river.boundary("west", up, forcing::Boundary::Kind::discharge, base::Series(8.0));
  river.boundary("sea", down, forcing::Boundary::Kind::stage, swing(2.0, 0.2, 12.0 * hour));
  problem.forcing.boundaries[1].return_time = 2.0 * hour;
  for (forcing::Boundary& boundary : problem.forcing.boundaries)
    for (std::size_t k = 0; k < entering.size(); ++k)
      boundary.concentration[k] = swing(entering[k], 0.3 * entering[k], 24.0 * hour);
  forcing::Load load;
  load.name = "drain";
  load.place = {{}, reach, 2000.0};
  load.discharge = base::Series(0.5);
  for (const double value : entering) load.concentration.emplace_back(4.0 * value);
  load.concentration[0] = base::Series(0.0);
  problem.forcing.loads.push_back(load);
  return problem;
}

/// Concentrations at the end, and the worst account.
struct End : run::Observer {
  void finish(const run::RunView& view, const run::RunStatistics& statistics) override {
    concentration.assign(view.concentration.begin(), view.concentration.end());
    balance = view.ledger.worst_constituent().relative();
    reaction_length = statistics.reaction_length;
  }

  std::vector<double> concentration;
  double balance = 1.0;
  double reaction_length = 0.0;
};

End run_with(const Case& problem, run::Integration integration) {
  End end;
  run::Observer* observers[] = {&end};
  run::simulate(problem, observers, nullptr, integration);
  return end;
}

/// Mean over cells and constituents of the difference by the mean of the constituent.
double mean_difference(const End& a, const End& b) {
  constexpr std::size_t count = 6;
  double sum = 0.0;
  for (std::size_t k = 0; k < count; ++k) {
    double difference = 0.0;
    double size = 0.0;
    for (std::size_t i = k; i < a.concentration.size(); i += count) {
      difference += std::abs(a.concentration[i] - b.concentration[i]);
      size += std::abs(b.concentration[i]);
    }
    sum += difference / size / static_cast<double>(count);
  }
  return sum;
}

double splitting_error(double step) {
  const Case problem = canal(step);
  const End apart = run_with(problem, run::Integration::apart);
  const End together = run_with(problem, run::Integration::together);
  CHECK(apart.balance <= run::ledger_tolerance);
  CHECK(together.balance <= run::ledger_tolerance);
  return mean_difference(apart, together);
}

}  // namespace

TEST_CASE("the splitting of reactions from transport is of second order in the step") {
  const double coarse = splitting_error(600.0);
  const double fine = splitting_error(300.0);
  test::figure_at_least("splitting of reactions and transport, order", std::log2(coarse / fine),
                        1.9);
  test::figure_at_most("splitting error at 300 s, mean, relative", fine, 1e-4);
}

TEST_CASE("a run in its usual steps, long reactions among them, is close to the reference") {
  Case problem = canal(300.0);
  problem.quality.longest_reaction_step = 1800.0;
  problem.quality.reaction_step_error = 0.01;
  problem.quality.parameters.clear();
  const End steps = run_with(problem, run::Integration::steps);
  const End together = run_with(problem, run::Integration::together);
  CHECK(steps.reaction_length > 2.0);
  test::figure_at_most("all steps in time at 300 s, mean, relative",
                       mean_difference(steps, together), 2e-3);
}
