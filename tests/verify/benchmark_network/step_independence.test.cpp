// How far the length of the step decides the result: the benchmark network of 300 pieces (looped
// tidal rivers, gate under a rule, weir, pump; tests/support/bench_network.hpp), ten days with a
// flood, in steps of 60 and 300 s against the same in steps of 5 s.
//
// Compared every 300 s from the second day on; the gate's rule, which would move the gate at
// another moment in steps of another length, is not called on. A level counts by its error [m], the
// worst cell; the end-of-step discharge of a channel face by its error over its standard deviation
// in time, the worst face, where the few cross canals between rivers of equal level, in which
// almost nothing moves, are held against 0.5 m3/s.
#include <algorithm>
#include <cmath>
#include <cstdio>
#include <vector>

#include "solver/flow/flow_solver.hpp"
#include "solver/flow/initial.hpp"
#include "tests/support/bench_network.hpp"
#include "tests/support/figure.hpp"

using namespace biandan;

namespace {

constexpr double day = 86400.0, duration = 10.0 * day, interval = 300.0;
constexpr double smallest_scale = 0.5;  // of a discharge [m3/s]

struct Sample {
  std::vector<double> level;      // by cell
  std::vector<double> discharge;  // by channel face, which come first
};

struct Run {
  std::vector<Sample> samples;  // every interval, from the second day on
  int halvings = 0;
  bool gate_moved = false;
};

void advance(flow::FlowSolver& solver, double time, double dt, Run& run) {
  if (solver.step(time, dt)) return;
  ++run.halvings;
  REQUIRE(dt > 0.1);
  advance(solver, time, 0.5 * dt, run);
  advance(solver, time + 0.5 * dt, 0.5 * dt, run);
}

Run run_in_steps_of(double dt, const Case& problem, const grid::Grid& grid) {
  const auto channels = static_cast<std::ptrdiff_t>(
      std::count_if(grid.faces.begin(), grid.faces.end(),
                    [](const auto& face) { return face.kind == grid::Face::Kind::channel; }));
  flow::FlowSolver solver(problem, grid, {});
  const flow::FlowState start = flow::given_state(problem, grid);
  solver.set_state(0.0, start.level, start.discharge);
  Run run;
  const long every = std::lround(interval / dt);
  const long steps = std::lround(duration / dt);
  for (long k = 1; k <= steps; ++k) {
    advance(solver, static_cast<double>(k - 1) * dt, dt, run);
    run.gate_moved = run.gate_moved || solver.field().rule[0] >= 0;
    if (k % every != 0 || static_cast<double>(k) * dt < day) continue;
    const auto& discharge = solver.discharge();
    run.samples.push_back(
        {solver.field().level, {discharge.begin(), discharge.begin() + channels}});
  }
  return run;
}

double square(double x) {
  return x * x;
}

struct Difference {
  double level_rms = 0.0, level_max = 0.0;  // of the worst cell [m]
  double discharge_rms = 0.0;               // of the worst face, over its standard deviation
  int quiet_faces = 0;                      // held against the smallest scale
};

Difference difference(const Run& run, const Run& reference) {
  const std::size_t samples = run.samples.size();
  REQUIRE(samples == reference.samples.size());
  const auto count = static_cast<double>(samples);
  Difference found;
  for (std::size_t c = 0; c < run.samples[0].level.size(); ++c) {
    double sum = 0.0;
    for (std::size_t k = 0; k < samples; ++k) {
      const double error = run.samples[k].level[c] - reference.samples[k].level[c];
      sum += square(error);
      found.level_max = std::max(found.level_max, std::abs(error));
    }
    found.level_rms = std::max(found.level_rms, std::sqrt(sum / count));
  }
  for (std::size_t f = 0; f < run.samples[0].discharge.size(); ++f) {
    double mean = 0.0, spread = 0.0, sum = 0.0;
    for (std::size_t k = 0; k < samples; ++k) mean += reference.samples[k].discharge[f] / count;
    for (std::size_t k = 0; k < samples; ++k) {
      spread += square(reference.samples[k].discharge[f] - mean);
      sum += square(run.samples[k].discharge[f] - reference.samples[k].discharge[f]);
    }
    const double deviation = std::sqrt(spread / count);
    if (deviation < smallest_scale) ++found.quiet_faces;
    found.discharge_rms =
        std::max(found.discharge_rms, std::sqrt(sum / count) / std::max(deviation, smallest_scale));
  }
  return found;
}

}  // namespace

TEST_CASE("the length of the step does not decide the result") {
  const Case problem = test::bench_network(test::bench_300);
  const grid::Grid grid = grid::build_grid(problem);
  const Run reference = run_in_steps_of(5.0, problem, grid);
  CHECK(reference.halvings == 0);
  CHECK(!reference.gate_moved);

  const Run minute = run_in_steps_of(60.0, problem, grid);
  const Difference fine = difference(minute, reference);
  CHECK(minute.halvings == 0);
  test::figure_at_most("steps of 60 s against 5 s, level, rms of the worst cell [m]",
                       fine.level_rms, 0.002);
  test::figure_at_most("steps of 60 s against 5 s, level, largest error [m]", fine.level_max,
                       0.006);
  test::figure_at_most(
      "steps of 60 s against 5 s, discharge, rms of the worst face over its deviation [-]",
      fine.discharge_rms, 0.01);

  const Run five_minutes = run_in_steps_of(interval, problem, grid);
  const Difference coarse = difference(five_minutes, reference);
  CHECK(five_minutes.halvings == 0);
  test::figure_at_most("steps of 300 s against 5 s, level, rms of the worst cell [m]",
                       coarse.level_rms, 0.006);
  test::figure_at_most("steps of 300 s against 5 s, level, largest error [m]", coarse.level_max,
                       0.02);
  test::figure_at_most(
      "steps of 300 s against 5 s, discharge, rms of the worst face over its deviation [-]",
      coarse.discharge_rms, 0.03);
  std::printf("%d of %zu channel faces are held against %g m3/s\n", coarse.quiet_faces,
              reference.samples[0].discharge.size(), smallest_scale);
  CHECK(coarse.quiet_faces <= 10);
}
