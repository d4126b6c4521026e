#include "solver/flow/flow_solver.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <string>
#include <tuple>

#include "solver/flow/initial.hpp"
#include "tests/support/river_case.hpp"

using namespace biandan;
using Kind = forcing::Boundary::Kind;

namespace {

struct Totals {
  double in = 0.0;  // through inlets, net [m3]
  double smallest = 1e300;
  long failed = 0;
};

/// Runs with halving, keeps the net inflow and the smallest volume.
Totals run(flow::FlowSolver& solver, double duration, double dt) {
  Totals totals;
  double time = 0.0, step = dt;
  while (time < duration) {
    if (!solver.step(time, step)) {
      ++totals.failed;
      step *= 0.5;
      REQUIRE(step > 1e-3);
      continue;
    }
    time += step;
    step = std::min(dt, 2.0 * step);
    for (const double q : solver.field().inlet_discharge) totals.in += q * solver.field().dt;
    for (const double volume : solver.field().volume_after)
      totals.smallest = std::min(totals.smallest, volume);
  }
  return totals;
}

double stored(const flow::FlowSolver& solver) {
  double sum = 0.0;
  for (const double volume : solver.field().volume_after) sum += volume;
  return sum;
}

/// A creek of 60 bumpy cells.
test::RiverCase creek(double slope) {
  test::RiverCase river;
  const auto top = river.node("top");
  const auto bottom = river.node("bottom");
  const auto id = river.reach("creek", top, bottom, 6000.0, 100.0, 0, 0, 3.0, 1.5, 0.035);
  network::Reach& reach = river[id];
  reach.sections.clear();
  for (int k = 0; k <= 60; ++k)
    reach.sections.push_back(
        {100.0 * k, network::CrossSection::trapezoid(
                        slope * (6000.0 - 100.0 * k) + 0.15 * std::sin(2.1 * k), 3.0, 1.5)});
  return river;
}

}  // namespace

TEST_CASE("a bumpy creek drains dry and floods again: no water is lost, none is negative") {
  for (const double slope : {1e-3, 5e-3})
    for (const double dt : {60.0, 300.0, 600.0}) {
      test::RiverCase river = creek(slope);
      river.problem.network.reaches[0].initial_depth = 1.0;
      // Nothing enters for a day, then a flush runs over the dry bed.
      river.boundary(
          "top", network::NodeId(0), Kind::discharge,
          base::Series({0.0, 86400.0, 86400.0 + 3600.0, 2 * 86400.0}, {0.0, 0.0, 8.0, 0.5}));
      forcing::Boundary& outlet =
          river.boundary("outlet", network::NodeId(1), Kind::rating, base::Series(0.0));
      const double bed = network::section_at(river.problem.network.reaches[0], 6000.0).bed;
      outlet.rating_level = {bed, bed + 0.5, bed + 3.0};
      outlet.rating_discharge = {0.0, 2.0, 60.0};
      const grid::Grid grid = grid::build_grid(river.problem);
      flow::FlowSolver solver(river.problem, grid, {});
      const flow::FlowState state = flow::given_state(river.problem, grid);
      solver.set_state(0.0, state.level, state.discharge);
      const double before = stored(solver);
      const Totals totals = run(solver, 2 * 86400.0, dt);
      INFO("slope ", slope, " dt ", dt, " failed steps ", totals.failed);
      CHECK(totals.smallest >= 0.0);
      CHECK(std::abs(stored(solver) - before - totals.in) <= 1e-11 * (before + 4e5));
      CHECK(totals.failed <= 60);
    }
}

TEST_CASE("a withdrawal takes what is there and reports what was missing") {
  test::RiverCase river;
  const auto pond = river.storage("pond", 0.0, 1000.0, 1.0);
  const auto other = river.storage("other", 5.0, 1000.0, 6.0);
  river.structure("weir", other, pond).kind = network::Weir{7.0, 1.0, 1.7};
  forcing::Withdrawal intake;
  intake.place.node = pond;
  intake.discharge = base::Series(0.5);
  river.problem.forcing.withdrawals = {intake};
  const grid::Grid grid = grid::build_grid(river.problem);
  flow::FlowSolver solver(river.problem, grid, {});
  solver.set_state(0.0, {1.0, 6.0}, {0.0});
  const Totals totals = run(solver, 3600.0, 300.0);
  CHECK(totals.smallest >= 0.0);
  CHECK(-totals.in + stored(solver) == doctest::Approx(2000.0).epsilon(1e-13));
  CHECK(-totals.in > 999.0);
  CHECK(solver.withdrawal_shortage() == doctest::Approx(1800.0 + totals.in).epsilon(1e-9));
}

TEST_CASE("a pump moves its capacity and stops at its sump") {
  test::RiverCase river;
  const auto low = river.storage("low", 0.0, 2000.0, 1.0);
  const auto high = river.storage("high", 2.0, 2000.0, 3.0);
  river.structure("pump", low, high).kind =
      network::Pump{0.4, 0.3, network::Pump::Curve::constant, {}, {}};
  const grid::Grid grid = grid::build_grid(river.problem);
  flow::FlowSolver solver(river.problem, grid, {});
  solver.set_state(0.0, {1.0, 3.0}, {0.0});
  REQUIRE(solver.step(0.0, 300.0));
  CHECK(solver.field().discharge[0] == doctest::Approx(0.4));
  CHECK(solver.field().level[0] == doctest::Approx(1.0 - 0.4 * 300.0 / 2000.0));
  run(solver, 86400.0, 600.0);
  CHECK(solver.field().level[0] >= 0.3);
  CHECK(solver.field().level[0] < 0.301);
  CHECK(stored(solver) == doctest::Approx(4000.0).epsilon(1e-13));
}

TEST_CASE("a steady state holds when it is run on") {
  test::RiverCase river;
  const auto up = river.node("up");
  const auto middle = river.node("middle");
  const auto down = river.node("down");
  const auto side = river.storage("side", 0.0, 5000.0, 1.0);
  const auto one = river.reach("one", up, middle, 3000.0, 200.0, 0.5, 0.2, 10.0, 2.0, 0.025);
  const auto two = river.reach("two", middle, down, 2000.0, 200.0, 0.2, 0.0, 12.0, 2.0, 0.025);
  river[one].initial_depth = river[two].initial_depth = 1.5;
  river.structure("weir", middle, side).kind = network::Weir{1.2, 3.0, 1.7};
  river.boundary("head", up, Kind::discharge, base::Series(10.0));
  river.boundary("tail", down, Kind::stage, base::Series(1.6));
  const grid::Grid grid = grid::build_grid(river.problem);
  const flow::FlowState state =
      flow::steady_state(river.problem, grid, flow::given_state(river.problem, grid));
  flow::FlowSolver solver(river.problem, grid, {});
  solver.set_state(0.0, state.level, state.discharge);
  run(solver, 86400.0, 300.0);
  for (std::size_t c = 0; c < grid.cells.size(); ++c)
    CHECK(std::abs(solver.field().level[c] - state.level[c]) < 1e-6);
}

TEST_CASE("a case with no steady state within reach says which place still moves") {
  test::RiverCase river;
  const auto a = river.node("a");
  const auto b = river.node("b");
  const auto id = river.reach("filling", a, b, 1000.0, 100.0, 0.0, 0.0, 10.0, 1.0, 0.03);
  river[id].initial_depth = 1.0;
  river.boundary("in", a, Kind::discharge, base::Series(1.0));
  const grid::Grid grid = grid::build_grid(river.problem);
  CHECK_THROWS_AS(flow::steady_state(river.problem, grid, flow::given_state(river.problem, grid)),
                  base::RunError);
}

TEST_CASE("short cells under long steps: a flood passes and the old state comes back") {
  // Water crosses up to six cells a step; with a fixed time weight of 0.6 this resonates.
  for (const auto& [cell_length, dt] : {std::pair{50.0, 300.0}, {25.0, 300.0}, {25.0, 600.0}}) {
    test::RiverCase river;
    const auto up = river.node("up");
    const auto down = river.node("down");
    const auto id = river.reach("canal", up, down, 10000.0, cell_length, 1.0, 0, 10.0, 1.5, 0.03);
    river[id].initial_depth = 2.734;
    river[id].initial_discharge = 20.0;
    river.boundary("head", up, Kind::discharge,
                   base::Series({0.0, 3600.0, 7200.0, 40000.0, 43600.0, 200000.0},
                                {20.0, 20.0, 60.0, 60.0, 20.0, 20.0}));
    river.boundary("tail", down, Kind::stage, base::Series(2.734));
    const grid::Grid grid = grid::build_grid(river.problem);
    const flow::FlowState state =
        flow::steady_state(river.problem, grid, flow::given_state(river.problem, grid));
    flow::FlowSolver solver(river.problem, grid, {});
    solver.set_state(0.0, state.level, state.discharge);
    const Totals totals = run(solver, 120000.0, dt);
    const std::string steps =
        "cells of " + std::to_string(cell_length) + " m, steps of " + std::to_string(dt) + " s";
    INFO(steps);
    CHECK(totals.failed == 0);
    for (std::size_t c = 0; c < grid.cells.size(); ++c)
      CHECK(std::abs(solver.field().level[c] - state.level[c]) < 1e-3);
  }
}

TEST_CASE("structures and rating curves leave an empty place alone") {
  test::RiverCase river;
  // The crest and the lowest point of the curve lie below the beds they draw from.
  const auto high = river.storage("high", 2.0, 1000.0, 2.3);
  const auto low = river.storage("low", 0.0, 1000.0, 0.1);
  river.structure("weir", high, low).kind = network::Weir{1.0, 4.0, 1.7};
  river.structure("gate", high, low).kind = network::Gate{0.5, 2.0, 1.0, 0.61, 1.0};
  forcing::Boundary& outlet = river.boundary("outlet", low, Kind::rating, base::Series(0.0));
  outlet.rating_level = {0.5, 1.0};
  outlet.rating_discharge = {1.0, 2.0};
  const grid::Grid grid = grid::build_grid(river.problem);
  flow::FlowSolver solver(river.problem, grid, {});
  solver.set_state(0.0, {2.3, 0.1}, {0.0, 0.0});
  const Totals totals = run(solver, 86400.0, 300.0);
  CHECK(totals.smallest >= 0.0);
  CHECK(stored(solver) - totals.in == doctest::Approx(400.0).epsilon(1e-12));
  CHECK(stored(solver) < 40.0);
}

TEST_CASE("a rating curve goes on beyond its points") {
  forcing::Boundary boundary;
  boundary.rating_level = {1.0, 2.0, 3.0};
  boundary.rating_discharge = {0.0, 4.0, 10.0};
  CHECK(flow::rated_outflow(boundary, 0.5) == 0.0);
  CHECK(flow::rated_outflow(boundary, 2.5) == doctest::Approx(7.0));
  CHECK(flow::rated_outflow(boundary, 4.0) == doctest::Approx(16.0));
  boundary.rating_discharge = {2.0, 6.0, 10.0};
  CHECK(flow::rated_outflow(boundary, 1.0) == doctest::Approx(2.0));
  CHECK(flow::rated_outflow(boundary, 0.75) == doctest::Approx(1.0));
  CHECK(flow::rated_outflow(boundary, 0.25) == 0.0);
}

TEST_CASE("short cells under long steps follow a tide without resonance") {
  for (const auto& [dt, dx, head] :
       {std::tuple{300.0, 20.0, 5.0}, std::tuple{300.0, 10.0, 0.01}, std::tuple{300.0, 10.0, 100.0},
        std::tuple{60.0, 2.5, 5.0}, std::tuple{900.0, 50.0, 5.0}}) {
    test::RiverCase river;
    const auto up = river.node("up");
    const auto down = river.node("down");
    const auto canal = river.reach("canal", up, down, 4000.0, dx, 0.0, -0.3, 20.0, 2.0, 0.025);
    river[canal].initial_level = 2.5;
    river[canal].initial_discharge = head;
    river.boundary("head", up, Kind::discharge, base::Series(head));
    std::vector<double> times, levels;
    for (int k = 0; k <= 48; ++k) {
      times.push_back(900.0 * k);
      levels.push_back(2.5 + 0.5 * std::sin(2.0 * 3.14159265 * 0.25 * k / 12.42));
    }
    river.boundary("tide", down, Kind::stage, base::Series(times, levels));
    const grid::Grid grid = grid::build_grid(river.problem);
    flow::FlowSolver solver(river.problem, grid, {});
    const flow::FlowState start = flow::given_state(river.problem, grid);
    solver.set_state(0.0, start.level, start.discharge);
    double highest = 0.0, alternating = 0.0, tide_alternating = 0.0;
    std::vector<double> before, last;
    const auto bend = [](double a, double b, double c) { return std::abs(a - 2.0 * b + c); };
    const std::size_t mouth = static_cast<std::size_t>(grid.node_cell[1]);
    const int steps = static_cast<int>(12.0 * 3600.0 / dt);
    for (int k = 0; k < steps; ++k) {
      REQUIRE(solver.step(k * dt, dt));
      const std::vector<double>& level = solver.field().level;
      highest = std::max(highest, *std::max_element(level.begin(), level.end()));
      if (k > steps / 4) {
        for (std::size_t c = 0; c < level.size(); ++c)
          alternating = std::max(alternating, bend(level[c], last[c], before[c]));
        tide_alternating =
            std::max(tide_alternating, bend(level[mouth], last[mouth], before[mouth]));
      }
      before = last;
      last = level;
    }
    const std::string tried = "step " + std::to_string(dt) + " s, cells of " + std::to_string(dx) +
                              " m, head " + std::to_string(head) + " m3/s";
    INFO(tried);
    CHECK(highest < (head < 50.0 ? 3.03 : 3.8));
    CHECK(alternating < 1.5 * tide_alternating + 1e-3);
  }
}

TEST_CASE(
    "steps that would hide a switch, a steep wave or fast water are refused, with the place") {
  test::RiverCase river;
  const auto up = river.node("up");
  const auto down = river.node("down");
  const auto pond = river.storage("pond", 0.0, 4000.0, 1.0);
  const auto canal = river.reach("canal", up, down, 2000.0, 20.0, 0.0, 0.0, 10.0, 0.0, 0.025);
  river[canal].initial_level = 1.0;
  river.boundary("head", up, Kind::discharge,
                 base::Series({0.0, 3600.0, 3900.0}, {0.1, 0.1, 20.0}));
  river.boundary("tail", down, Kind::stage, base::Series(1.0));
  forcing::Load inflow;
  inflow.name = "drain";
  inflow.place.node = pond;
  inflow.discharge = base::Series(0.2);
  river.problem.forcing.loads.push_back(inflow);
  network::Structure& gate = river.structure("gate", pond, down);
  gate.kind = network::Gate{0.2, 1.0, 1.0, 0.61, 1.0};
  gate.setting = base::Series(0.0);
  network::Comparison high;
  high.quantity = network::Comparison::Quantity::level;
  high.place.node = pond;
  high.op = network::Comparison::Operator::greater;
  high.threshold = 1.05;
  network::Rule open;
  open.name = "open";
  open.structure = network::StructureId(0);
  open.when = {high};
  network::Comparison low = high;
  low.op = network::Comparison::Operator::less;
  low.threshold = 0.5;
  open.until = network::Condition{low};
  open.setting = 0.5;
  river.problem.network.rules = {open};
  const grid::Grid grid = grid::build_grid(river.problem);
  flow::FlowOptions options;
  options.refinement.shortest = 37.5;
  flow::FlowSolver solver(river.problem, grid, options);
  const flow::FlowState start = flow::given_state(river.problem, grid);
  solver.set_state(0.0, start.level, start.discharge);
  std::array<int, flow::reason_count> refused{};
  double switched = 0.0, time = 0.0, step = 300.0;
  while (time < 5400.0) {
    if (!solver.step(time, step)) {
      const flow::Refusal& why = solver.refusal();
      ++refused[static_cast<std::size_t>(why.reason)];
      if (why.reason == flow::Reason::switching) {
        CHECK(why.structure == network::StructureId(0));
        CHECK(step > 37.5);
      } else if (why.reason == flow::Reason::fast) {
        CHECK(why.amount > 10.0);
        CHECK(why.cell >= 0);
        CHECK(why.cell != grid.node_cell[2]);  // the pond
      }
      step *= 0.5;
      continue;
    }
    if (switched == 0.0 && solver.field().setting[0] > 0.0) switched = time;
    time += step;
    step = std::min(300.0, 2.0 * step);
  }
  // 0.05 m at 0.05 mm/s.
  CHECK(switched >= 1000.0);
  CHECK(switched <= 1037.5);
  CHECK(refused[static_cast<std::size_t>(flow::Reason::switching)] >= 2);
  CHECK(refused[static_cast<std::size_t>(flow::Reason::steep)] >= 1);
  CHECK(refused[static_cast<std::size_t>(flow::Reason::fast)] >= 1);
}
