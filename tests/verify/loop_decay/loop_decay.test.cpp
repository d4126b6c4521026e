// The loop of tests/verify/loop_split carries a substance that decays at k = 0.4 1/d, without
// dispersion, steady: each branch ends with C exp(-k T), T the integral of A / Q dx along its
// gradually varied flow, and the node below mixes them by their discharges,
//
//   C_mix = (Q1 C1 + Q2 C2) / (Q1 + Q2)
//
// C1 = 0.966803, C2 = 0.979377, C_mix = 0.971981 for an inflow of 1. Bound: 0.1 % at cells of 100
// m.
#include <algorithm>
#include <cmath>

#include "solver/run/simulate.hpp"
#include "tests/support/figure.hpp"
#include "tests/support/gradually_varied.hpp"
#include "tests/support/river_case.hpp"

using namespace biandan;
using Kind = forcing::Boundary::Kind;

namespace {

constexpr double whole = 40.0, share = 23.5295957;  // discharges [m3/s], from loop_split
constexpr double upstream_bed = 0.3, downstream_level = 2.5, dx = 100.0;
constexpr double decay = 0.4 / 86400.0;  // [1/s]

/// Time that water takes through a channel to a level of 2.5 m [s], by Simpson's rule.
double travel_time(const test::TrapezoidalChannel& channel, double discharge, double length) {
  constexpr int pieces = 20;
  const double piece = length / pieces;
  double depth = downstream_level, sum = 0.0;
  for (int k = 0; k <= pieces; ++k) {
    if (k > 0) depth = channel.depth_upstream(depth, discharge, piece);
    const double weight = k == 0 || k == pieces ? 1.0 : k % 2 == 1 ? 4.0 : 2.0;
    sum += weight * channel.area(depth) / discharge;
  }
  return sum * piece / 3.0;
}

/// Concentrations where the branches end and where they have mixed.
class Ends : public run::Observer {
 public:
  void finish(const run::RunView& view, const run::RunStatistics&) override {
    const auto at = [&](const network::Place& place) {
      return view.concentration[static_cast<std::size_t>(view.grid.cell_of(place))];
    };
    for (std::size_t r = 0; r < 2; ++r) {
      const double length = view.problem.network.reaches[r].length;
      const network::ReachId id(r);
      // Straight on from the cells 400 and 300 m above the end; at the jump of the concentration in
      // the node the limiter leaves the flux alone and shifts the last cell by half its gradient.
      branch[r] = 4.0 * at({{}, id, length - 3.0 * dx}) - 3.0 * at({{}, id, length - 4.0 * dx});
    }
    mixed = at({network::NodeId(1), {}, 0.0});
  }
  double branch[2] = {0.0, 0.0};
  double mixed = 0.0;
};

}  // namespace

TEST_CASE("a substance decays along two branches and mixes below them") {
  const double travel[] = {
      travel_time({12.0, 2.0, 0.025, upstream_bed / 4000.0}, share, 4000.0),
      travel_time({8.0, 1.5, 0.03, upstream_bed / 2500.0}, whole - share, 2500.0)};
  CHECK(travel[0] == doctest::Approx(7292.22091).epsilon(1e-5));
  CHECK(travel[1] == doctest::Approx(4501.1031).epsilon(1e-5));
  const double one = std::exp(-decay * travel[0]), two = std::exp(-decay * travel[1]);
  const double mixed = (share * one + (whole - share) * two) / whole;
  CHECK(mixed == doctest::Approx(0.971980685).epsilon(1e-6));

  test::RiverCase river;
  river.problem.settings.flow = FlowMode::steady;
  river.problem.settings.step = 60.0;
  river.problem.settings.duration = 8.0 * 3600.0;
  river.conservative("tracer", 0.0);
  river.problem.quality.constituents[0].decay = decay;
  const auto up = river.node("up");
  const auto down = river.node("down");
  const auto first = river.reach("one", up, down, 4000.0, dx, upstream_bed, 0.0, 12.0, 2.0, 0.025);
  const auto second = river.reach("two", up, down, 2500.0, dx, upstream_bed, 0.0, 8.0, 1.5, 0.03);
  river[first].initial_depth = river[second].initial_depth = 2.4;
  river.boundary("head", up, Kind::discharge, base::Series(whole)).concentration = {
      base::Series(1.0)};
  river.boundary("tail", down, Kind::stage, base::Series(downstream_level));
  Ends ends;
  run::Observer* observers[] = {&ends};
  run::simulate(river.problem, observers);
  test::figure_at_most("loop with decay, error at the end of branch 1 [-]",
                       std::abs(ends.branch[0] / one - 1.0), 1e-3);
  test::figure_at_most("loop with decay, error at the end of branch 2 [-]",
                       std::abs(ends.branch[1] / two - 1.0), 1e-3);
  test::figure_at_most("loop with decay, error after mixing [-]",
                       std::abs(ends.mixed / mixed - 1.0), 1e-3);
}
