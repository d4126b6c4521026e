// A lake at rest stays at rest: a loop with bumpy beds, irregular sections, a storage, a weir, a
// gate and a pump that is off, and a crest that stands dry above the water. Level 0.5 m for a day.
// Bound: |Q| < 1e-8 m3/s, level drift < 1e-8 m.
#include <algorithm>
#include <cmath>

#include "solver/flow/initial.hpp"
#include "tests/support/figure.hpp"
#include "tests/support/river_case.hpp"

using namespace biandan;

namespace {

constexpr double lake_level = 0.5;

/// Gives a reach a bed that goes up and down, with banks of irregular shape.
void make_bumpy(network::Reach& reach, double amplitude, double mean_bed) {
  reach.sections.clear();
  constexpr int pieces = 40;
  for (int k = 0; k <= pieces; ++k) {
    const double bed = mean_bed + amplitude * std::sin(0.9 * k) * std::cos(0.37 * k);
    const std::vector<network::SurveyPoint> points{{0.0, bed + 3.0},  {3.0, bed + 1.2},
                                                   {6.0, bed + 1.2},  {8.0, bed},
                                                   {12.0, bed + 0.3}, {15.0, bed + 2.5}};
    reach.sections.push_back({k * reach.length / pieces, network::CrossSection::surveyed(points)});
  }
  reach.initial_level = lake_level;
}

}  // namespace

TEST_CASE("lake at rest on a looped network with structures and a dry crest") {
  test::RiverCase river;
  const auto a = river.node("a");
  const auto b = river.node("b");
  const auto c = river.node("c");
  const auto polder = river.storage("polder", -1.0, 5000.0, lake_level);
  make_bumpy(river[river.reach("ab", a, b, 2000.0, 50.0, 0, 0, 1, 1, 0.03)], 0.8, -1.0);
  make_bumpy(river[river.reach("bc", b, c, 1500.0, 50.0, 0, 0, 1, 1, 0.03)], 0.5, -0.5);
  // The bed of this reach rises above the lake: its crest is dry.
  make_bumpy(river[river.reach("ca", c, a, 1000.0, 50.0, 0, 0, 1, 1, 0.03)], 1.2, 0.0);
  for (const auto node : {a, b, c}) river[node].initial_level = lake_level;
  river.structure("weir", a, polder).kind = network::Weir{0.2, 5.0, 1.705};
  river.structure("gate", b, polder).kind = network::Gate{-0.5, 4.0, 1.0, 0.61, 1.0};
  network::Structure& pump = river.structure("pump", polder, c);
  pump.kind = network::Pump{2.0, -1.0, network::Pump::Curve::constant, {}, {}};
  pump.setting = base::Series(0.0);

  const grid::Grid grid = grid::build_grid(river.problem);
  flow::FlowSolver solver(river.problem, grid, {});
  const flow::FlowState state = flow::given_state(river.problem, grid);
  solver.set_state(0.0, state.level, state.discharge);
  const std::vector<double> start = solver.field().level;
  CHECK(std::any_of(start.begin(), start.end(), [](double level) { return level > lake_level; }));

  double largest_discharge = 0.0, drift = 0.0;
  for (int step = 0; step < 288; ++step) {
    REQUIRE(solver.step(step * 300.0, 300.0));
    for (const double q : solver.discharge())
      largest_discharge = std::max(largest_discharge, std::abs(q));
    for (std::size_t cell = 0; cell < start.size(); ++cell)
      drift = std::max(drift, std::abs(solver.field().level[cell] - start[cell]));
  }
  test::figure_at_most("lake at rest, largest |Q| [m3/s]", largest_discharge, 1e-8);
  test::figure_at_most("lake at rest, level drift [m]", drift, 1e-8);
}
