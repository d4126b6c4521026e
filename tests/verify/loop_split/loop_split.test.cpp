// Steady split of 40 m3/s between two channels that join the same two nodes at equal levels.
// Branch 1: b 12 m, side slope 2, n 0.025, 4 km; branch 2: b 8 m, side slope 1.5, n 0.03, 2.5 km;
// bed 0.3 m upstream, 0 m downstream, downstream level 2.5 m. Reference: gradually varied flow in
// each branch. Bound: 0.5 % of the whole discharge and 5 mm at cells of 100 m; order in space from
// cells of 500 and 250 m.
#include <cmath>

#include "solver/flow/initial.hpp"
#include "tests/support/figure.hpp"
#include "tests/support/gradually_varied.hpp"
#include "tests/support/river_case.hpp"

using namespace biandan;
using Kind = forcing::Boundary::Kind;

namespace {

constexpr double whole = 40.0, upstream_bed = 0.3, downstream_level = 2.5;
constexpr test::TrapezoidalChannel first{12.0, 2.0, 0.025, upstream_bed / 4000.0};
constexpr test::TrapezoidalChannel second{8.0, 1.5, 0.03, upstream_bed / 2500.0};

struct Split {
  double share = 0.0;  ///< discharge of branch 1 [m3/s]
  double level = 0.0;  ///< upstream [m]
};

Split exact() {
  double low = 0.0, high = whole;
  while (high - low > 1e-10) {
    const double share = 0.5 * (low + high);
    const double level_one = first.depth_upstream(downstream_level, share, 4000.0);
    const double level_two = second.depth_upstream(downstream_level, whole - share, 2500.0);
    (level_one < level_two ? low : high) = share;
  }
  const double share = 0.5 * (low + high);
  return {share, first.depth_upstream(downstream_level, share, 4000.0) + upstream_bed};
}

Split computed(double dx) {
  test::RiverCase river;
  const auto up = river.node("up");
  const auto down = river.node("down");
  const auto one = river.reach("one", up, down, 4000.0, dx, upstream_bed, 0.0, 12.0, 2.0, 0.025);
  const auto two = river.reach("two", up, down, 2500.0, dx, upstream_bed, 0.0, 8.0, 1.5, 0.03);
  river[one].initial_depth = river[two].initial_depth = 2.4;
  river.boundary("head", up, Kind::discharge, base::Series(whole));
  river.boundary("tail", down, Kind::stage, base::Series(downstream_level));
  const grid::Grid grid = grid::build_grid(river.problem);
  const flow::FlowState state =
      flow::steady_state(river.problem, grid, flow::given_state(river.problem, grid));
  const auto face = static_cast<std::size_t>(grid.face_of({{}, one, 2000.0}));
  const auto cell = static_cast<std::size_t>(grid.cell_of({up, {}, 0.0}));
  return {state.discharge[face], state.level[cell]};
}

}  // namespace

TEST_CASE("a loop shares its discharge as equal levels demand") {
  const Split wanted = exact();
  CHECK(wanted.share == doctest::Approx(23.5295957).epsilon(1e-6));
  CHECK(wanted.level == doctest::Approx(2.83318884).epsilon(1e-6));
  const Split found = computed(100.0);
  test::figure_at_most("loop split, error of branch 1 [share of Q]",
                       std::abs(found.share - wanted.share) / whole, 5e-3);
  test::figure_at_most("loop split, error of the upstream level [m]",
                       std::abs(found.level - wanted.level), 5e-3);
  const Split coarse = computed(500.0), fine = computed(250.0);
  test::figure_at_least(
      "loop split, order of the upstream level",
      std::log2(std::abs(coarse.level - wanted.level) / std::abs(fine.level - wanted.level)), 1.8);
  test::figure_at_least(
      "loop split, order of the share",
      std::log2(std::abs(coarse.share - wanted.share) / std::abs(fine.share - wanted.share)), 1.8);
}
