// Steady numerics at gate, weir, pump and tide: the benchmark network of 1,000 pieces, 30 days in
// steps of 300 s. Every step converges as a whole, the water closes, and nothing flips from step to
// step. The alternating part of a series x
//
//   a[k] = (x[k-1] - 2 x[k] + x[k+1]) / 4
//
// is the amplitude of an oscillation of the period 2 dt, and next to nothing for what a step
// resolves. A jump makes two of alternating sign and a spike three; an oscillation is the smallest
// |a| of any four in a row whose signs alternate. The first twelve hours are left out: the given
// levels jump by 0.6 m towards those of the tide.
#include <algorithm>
#include <cmath>
#include <string>
#include <vector>

#include "solver/flow/flow_solver.hpp"
#include "solver/flow/initial.hpp"
#include "solver/run/simulate.hpp"
#include "tests/support/bench_network.hpp"
#include "tests/support/figure.hpp"

using namespace biandan;

namespace {

constexpr double dt = 300.0, settling = 12.0 * 3600.0;
constexpr double weir_crest = 2.5;  // below the highest tides; the network's own stays dry [m]

/// Largest oscillation of the period of two steps in a series.
double oscillation(const std::vector<double>& x) {
  double largest = 0.0;
  std::vector<double> part;
  for (std::size_t k = 1; k + 1 < x.size(); ++k)
    part.push_back(0.25 * (x[k - 1] - 2.0 * x[k] + x[k + 1]));
  for (std::size_t k = 0; k + 4 <= part.size(); ++k) {
    int alternating = 1;
    double smallest = std::abs(part[k]);
    for (std::size_t j = k + 1; j < k + 4 && part[j] * part[j - 1] < 0.0; ++j, ++alternating)
      smallest = std::min(smallest, std::abs(part[j]));
    if (alternating == 4) largest = std::max(largest, smallest);
  }
  return largest;
}

double peak(const std::vector<double>& x) {
  double largest = 0.0;
  for (const double value : x) largest = std::max(largest, std::abs(value));
  return largest;
}

class LastBalance : public run::Observer {
 public:
  void finish(const run::RunView& view, const run::RunStatistics& end) override {
    relative = view.ledger.water.relative();
    statistics = end;
  }
  double relative = 1.0;
  run::RunStatistics statistics;
};

}  // namespace

TEST_CASE("the measure of an oscillation knows one when it sees one") {
  std::vector<double> smooth, flipping, jump, spike;
  for (int k = 0; k < 100; ++k) {
    smooth.push_back(0.8 * std::sin(2.0 * 3.14159265 * k * dt / (12.42 * 3600.0)));
    flipping.push_back(smooth.back() + (k > 60 ? (k % 2 == 0 ? 0.002 : -0.002) : 0.0));
    jump.push_back(k < 50 ? 1.0 : 2.0);
    spike.push_back(k == 50 ? 1.0 : 2.0);
  }
  CHECK(oscillation(smooth) < 1e-12);
  CHECK(oscillation(flipping) == doctest::Approx(0.002).epsilon(0.2));
  CHECK(oscillation(jump) == 0.0);
  CHECK(oscillation(spike) == 0.0);
}

TEST_CASE("nothing flips from step to step at gate, weir, pump and tide") {
  Case problem = test::bench_network(test::bench_1000);
  std::get<network::Weir>(problem.network.structures[1].kind).crest = weir_crest;
  const grid::Grid grid = grid::build_grid(problem);
  flow::FlowSolver solver(problem, grid, {});
  const flow::FlowState start = flow::given_state(problem, grid);
  solver.set_state(0.0, start.level, start.discharge);

  // Both sides of every structure and both ends of the sea canal; structures and the sea canal.
  std::vector<std::size_t> cells, faces;
  for (std::size_t f = 0; f < grid.faces.size(); ++f) {
    const grid::Face& face = grid.faces[f];
    const bool sea = face.kind == grid::Face::Kind::channel &&
                     problem.network.reaches[face.reach.index()].name == "sea canal";
    if (face.kind != grid::Face::Kind::structure && !sea) continue;
    faces.push_back(f);
    for (const int cell : {face.left, face.right}) cells.push_back(static_cast<std::size_t>(cell));
  }
  CHECK(faces.size() == 4);
  std::vector<std::vector<double>> levels(cells.size()), discharges(faces.size());
  const long steps = std::lround(problem.settings.duration / dt);
  for (long k = 0; k < steps; ++k) {
    REQUIRE(solver.step(static_cast<double>(k) * dt, dt));
    if (static_cast<double>(k) * dt < settling) continue;
    for (std::size_t i = 0; i < cells.size(); ++i)
      levels[i].push_back(solver.field().level[cells[i]]);
    for (std::size_t i = 0; i < faces.size(); ++i)
      discharges[i].push_back(solver.discharge()[faces[i]]);
  }
  double level = 0.0, discharge = 0.0;
  for (const auto& series : levels) level = std::max(level, oscillation(series));
  for (std::size_t i = 0; i < faces.size(); ++i) {
    CHECK(peak(discharges[i]) > 0.5);  // each of them is at work
    discharge = std::max(discharge, oscillation(discharges[i]) / peak(discharges[i]));
  }
  test::figure_at_most("oscillation of 2 dt, level at gate, weir, pump and tide [m]", level, 0.001);
  test::figure_at_most("oscillation of 2 dt, discharge there over its peak [-]", discharge, 0.002);
}

TEST_CASE("thirty days of the large network close in whole steps") {
  Case problem = test::bench_network(test::bench_1000);
  problem.settings.step = dt;
  LastBalance balance;
  run::Observer* observers[] = {&balance};
  run::simulate(problem, observers);
  CHECK(balance.statistics.steps == std::lround(problem.settings.duration / dt));
  test::figure_at_most("large network, steps that had to be halved",
                       static_cast<double>(balance.statistics.halved_steps), 0.0);
  test::figure_at_most("large network, water balance [-]", balance.relative, 1e-11);
}
