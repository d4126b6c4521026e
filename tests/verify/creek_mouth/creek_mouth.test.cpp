// Water that enters a neck from a level boundary, with a lake or a dead end behind it. The sea
// stands still: the velocity head at the mouth comes from its level, and what leaves into the lake
// is lost,
//
//   h(0) + u(0)^2 / 2g = z_sea,   gradually varied flow along the neck,   z_lake = h(L)
//
// A boundary that gave the velocity head away, or a lake that gave it back, would feed every swing
// of the water behind the neck: without these losses the lake below swings by 0.3 m for ever, the
// more the shorter the steps, and a creek behind a sill tops the tide by 2 m.
#include <algorithm>
#include <cmath>
#include <vector>

#include "solver/flow/flow_solver.hpp"
#include "solver/flow/initial.hpp"
#include "tests/support/figure.hpp"
#include "tests/support/gradually_varied.hpp"
#include "tests/support/river_case.hpp"

using namespace biandan;
using Kind = forcing::Boundary::Kind;

namespace {

constexpr double sea_level = 1.5, taken = 3.0, neck_length = 100.0, gravity = 9.81;
constexpr test::TrapezoidalChannel neck{5.0, 0.0, 0.02, 0.0};

struct Mouth {
  test::RiverCase river;
  network::NodeId sea, inner;
  network::ReachId neck;
};

/// Sea - neck - lake of 5 ha.
Mouth lake_behind_neck(double dx) {
  Mouth made;
  made.sea = made.river.node("sea");
  made.inner = made.river.storage("lake", 0.0, 5e4, sea_level);
  made.neck =
      made.river.reach("neck", made.sea, made.inner, neck_length, dx, 0.0, 0.0, 5.0, 0.0, 0.02);
  made.river[made.neck].initial_level = sea_level;
  made.river.boundary("sea", made.sea, Kind::stage, base::Series(sea_level));
  return made;
}

struct Behind {
  double last = 0.0;   ///< level at the end [m]
  double swing = 0.0;  ///< of the level in the last quarter [m]
  double highest = 0.0;
};

Behind levels_behind(const Mouth& made, double duration, double dt) {
  const Case& problem = made.river.problem;
  const grid::Grid grid = grid::build_grid(problem);
  flow::FlowOptions options;
  options.refinement.shortest = std::min(dt, 30.0);
  flow::FlowSolver solver(problem, grid, options);
  const flow::FlowState state = flow::given_state(problem, grid);
  solver.set_state(0.0, state.level, state.discharge);
  const auto cell = static_cast<std::size_t>(grid.cell_of({made.inner, {}, 0.0}));
  double low = 1e9, high = -1e9;
  Behind result{0.0, 0.0, -1e9};
  for (double time = 0.0; time < duration;) {
    double step = dt;
    while (!solver.step(time, step)) step *= 0.5;
    time += step;
    result.last = solver.field().level[cell];
    result.highest = std::max(result.highest, result.last);
    if (time < 0.75 * duration) continue;
    low = std::min(low, result.last);
    high = std::max(high, result.last);
  }
  result.swing = high - low;
  return result;
}

/// Level of a lake that loses `taken` through the neck [m].
double exact_lake_level() {
  double low = 1.2, high = sea_level;
  while (high - low > 1e-12) {
    const double lake = 0.5 * (low + high);
    const double h = neck.depth_upstream(lake, taken, neck_length);
    const double head = h + std::pow(taken / neck.area(h), 2.0) / (2.0 * gravity);
    (head < sea_level ? low : high) = lake;
  }
  return 0.5 * (low + high);
}

void withdraw(Mouth& made, network::Place place) {
  forcing::Withdrawal added;
  added.name = "works";
  added.place = place;
  added.discharge = base::Series(taken);
  made.river.problem.forcing.withdrawals.push_back(added);
}

}  // namespace

TEST_CASE("a lake behind a neck stands as low as friction and the velocity head ask") {
  const double wanted = exact_lake_level();
  CHECK(wanted == doctest::Approx(1.4845).epsilon(1e-4));
  Mouth made = lake_behind_neck(25.0);
  withdraw(made, {made.inner, {}, 0.0});
  double off = 0.0, swing = 0.0;
  for (const double dt : {1.0, 10.0, 60.0, 300.0}) {
    const Behind found = levels_behind(made, 86400.0, dt);
    off = std::max(off, std::abs(found.last - wanted));
    swing = std::max(swing, found.swing);
  }
  test::figure_at_most("lake behind a neck, error of its level [m]", off, 1e-3);
  test::figure_at_most("lake behind a neck, swing in the last 6 hours [m]", swing, 1e-3);
}

TEST_CASE("a neck that opens at a junction of a wide river asks for its velocity head too") {
  test::RiverCase river;
  const auto above = river.node("above"), below = river.node("below");
  Mouth made = {std::move(river), {}, {}, {}};
  made.sea = made.river.node("junction");
  made.inner = made.river.storage("lake", 0.0, 5e4, sea_level);
  made.neck =
      made.river.reach("neck", made.sea, made.inner, neck_length, 25.0, 0.0, 0.0, 5.0, 0.0, 0.02);
  for (const auto& [name, end] : {std::pair{"first", above}, {"second", below}}) {
    made.river.reach(name, end, made.sea, 200.0, 100.0, 0.0, 0.0, 100.0, 0.0, 0.02);
    made.river.boundary(name, end, Kind::stage, base::Series(sea_level));
  }
  for (network::Reach& reach : made.river.problem.network.reaches) reach.initial_level = sea_level;
  withdraw(made, {made.inner, {}, 0.0});
  double off = 0.0;
  for (const double dt : {10.0, 60.0, 300.0})
    off = std::max(off, std::abs(levels_behind(made, 86400.0, dt).last - exact_lake_level()));
  test::figure_at_most("lake behind a neck at a junction, error of its level [m]", off, 1e-3);
}

TEST_CASE("a withdrawal in the middle of the neck leaves the lake quiet") {
  Mouth made = lake_behind_neck(25.0);
  withdraw(made, {{}, made.neck, 50.0});
  double swing = 0.0, spread = 0.0;
  const double slow = levels_behind(made, 86400.0, 300.0).last;
  for (const double dt : {1.0, 10.0, 60.0}) {
    const Behind found = levels_behind(made, 86400.0, dt);
    swing = std::max(swing, found.swing);
    spread = std::max(spread, std::abs(found.last - slow));
    CHECK(found.highest < sea_level + 1e-3);
  }
  test::figure_at_most("withdrawal in a neck, swing in the last 6 hours [m]", swing, 1e-3);
  test::figure_at_most("withdrawal in a neck, steps of 1 to 60 s against 300 s [m]", spread, 1e-3);
}

TEST_CASE("a neck that widens at once into a creek gives back what momentum leaves of its head") {
  constexpr double outflow = 8.0;
  constexpr test::TrapezoidalChannel narrow{10.0, 0.0, 0.02, 0.0}, wide{60.0, 0.0, 0.03, 0.0};
  const auto velocity = [](const test::TrapezoidalChannel& channel, double h) {
    return outflow / channel.area(h);
  };
  double start = sea_level;
  for (int k = 0; k < 50; ++k)
    start = sea_level - std::pow(velocity(narrow, start), 2.0) / (2.0 * gravity);
  const double end = narrow.depth_upstream(start, outflow, -20.0);
  double widened = end;
  for (int k = 0; k < 50; ++k) {
    const double slow = velocity(wide, widened);
    widened = end + slow * (velocity(narrow, end) - slow) / gravity;
  }
  const double wanted = wide.depth_upstream(widened, outflow, -2000.0);

  Mouth made;
  made.sea = made.river.node("sea");
  const auto mouth = made.river.node("mouth");
  made.inner = made.river.node("end");
  made.neck = made.river.reach("neck", made.sea, mouth, 20.0, 20.0, 0.0, 0.0, 10.0, 0.0, 0.02);
  const auto creek =
      made.river.reach("creek", mouth, made.inner, 2000.0, 50.0, 0.0, 0.0, 60.0, 0.0, 0.03);
  made.river[made.neck].initial_level = made.river[creek].initial_level = sea_level;
  made.river.boundary("sea", made.sea, Kind::stage, base::Series(sea_level));
  made.river.boundary("works", made.inner, Kind::discharge, base::Series(-outflow));
  double off = 0.0, swing = 0.0;
  for (const double dt : {1.0, 5.0, 30.0, 300.0}) {
    const Behind found = levels_behind(made, 86400.0, dt);
    off = std::max(off, std::abs(found.last - wanted));
    swing = std::max(swing, found.swing);
  }
  test::figure_at_most("neck that widens at once, error of the level behind [m]", off, 2e-3);
  test::figure_at_most("neck that widens at once, swing in the last 6 hours [m]", swing, 1e-3);
}

TEST_CASE("a creek behind a sill does not top the tide") {
  Mouth made;
  made.sea = made.river.node("sea");
  const auto mouth = made.river.node("mouth");
  made.inner = made.river.node("end");
  made.neck =
      made.river.reach("neck", made.sea, mouth, neck_length, 25.0, 1.0, 0.0, 5.0, 0.0, 0.02);
  const auto creek =
      made.river.reach("creek", mouth, made.inner, 3000.0, 50.0, 0.0, 0.0, 10.0, 2.0, 0.03);
  made.river[made.neck].initial_level = made.river[creek].initial_level = 2.0;
  std::vector<double> times, tide;
  for (int k = 0; k <= 600; ++k) {
    times.push_back(300.0 * k);
    tide.push_back(2.0 + std::sin(2.0 * 3.14159265358979 * times.back() / 44714.0));
  }
  made.river.boundary("tide", made.sea, Kind::stage, base::Series(times, tide));
  double highest = 0.0;
  for (const double dt : {1.0, 10.0, 60.0, 300.0})
    highest = std::max(highest, levels_behind(made, 2.0 * 86400.0, dt).highest);
  test::figure_at_most("creek behind a sill, above high water [m]", highest - 3.0, 0.02);
}
