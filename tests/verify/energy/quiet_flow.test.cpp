// Constant forcing asks for flow that stands still: behind a junction or a level that is followed
// by a widening reach, where energy from nothing made levels swing by 0.9 m for ever; and beside a
// storage, whose surface, a shut weir or a boundary without water must not matter then.
#include <algorithm>
#include <cmath>
#include <functional>
#include <limits>
#include <string>
#include <vector>

#include "model/base/error.hpp"
#include "solver/flow/flow_solver.hpp"
#include "solver/flow/initial.hpp"
#include "tests/support/figure.hpp"
#include "tests/support/river_case.hpp"

using namespace biandan;
using Kind = forcing::Boundary::Kind;

namespace {

constexpr double level = 3.0, day = 86400.0;

network::ReachId add(test::RiverCase& river, const char* name, network::NodeId from,
                     network::NodeId to, double length, double dx, double width) {
  const auto id = river.reach(name, from, to, length, dx, 0.0, 0.0, width, 0.0, 0.025);
  river[id].initial_level = level;
  return id;
}

/// A reach of 100 m that widens from 10 to 40 m.
void add_widening(test::RiverCase& river, network::NodeId from, network::NodeId to, double dx) {
  const auto id = add(river, "widening", from, to, 100.0, dx, 10.0);
  river[id].sections[1].section = network::CrossSection::trapezoid(0.0, 40.0, 0.0);
}

/// Largest change of a level in the last quarter of a day [m].
double swing(const test::RiverCase& river, double dt) {
  const grid::Grid grid = grid::build_grid(river.problem);
  flow::FlowOptions options;
  options.refinement.shortest = std::min(dt, 30.0);
  flow::FlowSolver solver(river.problem, grid, options);
  const auto state = flow::given_state(river.problem, grid);
  solver.set_state(0.0, state.level, state.discharge);
  std::vector<double> low(grid.cells.size(), 1e9), high(grid.cells.size(), -1e9);
  for (double time = 0.0; time < day;) {
    double step = dt;
    while (!solver.step(time, step)) step *= 0.5;
    time += step;
    for (std::size_t c = 0; time > 0.75 * day && c < low.size(); ++c) {
      low[c] = std::min(low[c], solver.field().level[c]);
      high[c] = std::max(high[c], solver.field().level[c]);
    }
  }
  double largest = 0.0;
  for (std::size_t c = 0; c < low.size(); ++c) largest = std::max(largest, high[c] - low[c]);
  return largest;
}

/// River, a junction with a creek, the widening reach, river.
test::RiverCase widening_behind_junction(double dx) {
  test::RiverCase river;
  const auto up = river.node("up"), fork = river.node("fork"), wide = river.node("wide"),
             down = river.node("down"), end = river.node("end");
  add(river, "above", up, fork, 500.0, 50.0, 40.0);
  add_widening(river, fork, wide, dx);
  add(river, "below", wide, down, 500.0, 50.0, 40.0);
  add(river, "creek", fork, end, 100.0, 50.0, 2.0);
  river.boundary("head", up, Kind::discharge, base::Series(20.0));
  river.boundary("tail", down, Kind::stage, base::Series(level));
  return river;
}

/// Sea, or a lake beside it, the widening reach, a canal that is drawn from.
test::RiverCase widening_behind_level(double dx, bool lake) {
  test::RiverCase river;
  const auto sea = river.node("sea");
  const auto mouth = lake ? river.storage("lake", 0.0, 1e6, level) : sea;
  if (lake) add(river, "inlet", sea, mouth, 300.0, 50.0, 40.0);
  const auto wide = river.node("wide"), end = river.node("end");
  add_widening(river, mouth, wide, dx);
  add(river, "canal", wide, end, 500.0, 50.0, 40.0);
  river.boundary("sea", sea, Kind::stage, base::Series(level));
  river.boundary("works", end, Kind::discharge, base::Series(-20.0));
  return river;
}

/// Levels of the nodes of river - neck - river with 40 m3/s, and what is added at its mouth.
std::vector<double> levels_at_neck(
    double dx, const std::function<void(test::RiverCase&, network::NodeId)>& added,
    double storage = 0.0) {
  test::RiverCase river;
  const auto up = river.node("up");
  const auto mouth =
      storage > 0.0 ? river.storage("mouth", 0.0, storage, level) : river.node("mouth");
  const auto out = river.node("out"), down = river.node("down");
  add(river, "above", up, mouth, 1000.0, dx, 40.0);
  add(river, "neck", mouth, out, 200.0, dx, 10.0);
  add(river, "below", out, down, 1000.0, dx, 40.0);
  river.boundary("head", up, Kind::discharge, base::Series(40.0));
  river.boundary("tail", down, Kind::stage, base::Series(level));
  added(river, mouth);
  const grid::Grid grid = grid::build_grid(river.problem);
  const auto state =
      flow::steady_state(river.problem, grid, flow::given_state(river.problem, grid));
  return {state.level[up.index()], state.level[mouth.index()], state.level[out.index()]};
}

double difference(const std::vector<double>& one, const std::vector<double>& other) {
  double largest = 0.0;
  for (std::size_t k = 0; k < one.size(); ++k)
    largest = std::max(largest, std::abs(one[k] - other[k]));
  return largest;
}

void nothing(test::RiverCase&, network::NodeId) {}

}  // namespace

TEST_CASE("a widening reach behind a junction, a level or a lake is quiet") {
  double behind_junction = 0.0, behind_level = 0.0;
  for (const auto& [dx, dt] : {std::pair{10.0, 10.0}, {10.0, 60.0}, {50.0, 10.0}, {100.0, 300.0}}) {
    behind_junction = std::max(behind_junction, swing(widening_behind_junction(dx), dt));
    for (const bool lake : {false, true})
      behind_level = std::max(behind_level, swing(widening_behind_level(dx, lake), dt));
  }
  test::figure_at_most("widening behind a junction, swing in the last 6 hours [m]", behind_junction,
                       1e-3);
  test::figure_at_most("widening behind a level or a lake, swing in the last 6 hours [m]",
                       behind_level, 1e-3);
}

TEST_CASE("what nothing flows through has no effect on a neck") {
  const auto weir = [](test::RiverCase& river, network::NodeId mouth) {
    const auto pond = river.storage("pond", 0.0, 1000.0, level);
    river.structure("weir", mouth, pond).kind = network::Weir{9.0, 5.0};
  };
  const auto boundary = [](test::RiverCase& river, network::NodeId mouth) {
    river.boundary("none", mouth, Kind::discharge, base::Series(0.0));
  };
  const auto creek = [](test::RiverCase& river, network::NodeId mouth) {
    add(river, "creek", mouth, river.node("end"), 100.0, 50.0, 10.0);
  };
  const std::vector<double> plain = levels_at_neck(50.0, nothing);
  const double apart = std::max({difference(levels_at_neck(50.0, weir), plain),
                                 difference(levels_at_neck(50.0, boundary), plain),
                                 difference(levels_at_neck(50.0, creek), plain)});
  test::figure_at_most("neck, effect of a shut weir, no inflow or a creek [m]", apart, 1e-9);
}

TEST_CASE("the surface of a storage has no effect on steady flow") {
  double apart = 0.0;
  for (const double dx : {100.0, 10.0})
    for (const double surface : {200.0, 20000.0})
      apart = std::max(
          apart, difference(levels_at_neck(dx, nothing, surface), levels_at_neck(dx, nothing)));
  test::figure_at_most("neck beside a storage, effect of its surface [m]", apart, 1e-6);
}

TEST_CASE("steps do not matter at a neck") {
  const auto discharge = [](double dt) {
    test::RiverCase river;
    const auto up = river.node("up"), mouth = river.node("mouth"), out = river.node("out"),
               down = river.node("down");
    add(river, "above", up, mouth, 1000.0, 100.0, 40.0);
    add(river, "neck", mouth, out, 200.0, 100.0, 10.0);
    add(river, "below", out, down, 1000.0, 100.0, 40.0);
    river.boundary("head", up, Kind::stage, base::Series(3.0));
    river.boundary("tail", down, Kind::stage, base::Series(2.8));
    const grid::Grid grid = grid::build_grid(river.problem);
    flow::FlowSolver solver(river.problem, grid, {});
    const auto state = flow::given_state(river.problem, grid);
    solver.set_state(0.0, state.level, state.discharge);
    for (double time = 0.0; time < day; time += dt) REQUIRE(solver.step(time, dt));
    return solver.discharge().front();
  };
  const double fine = discharge(10.0);
  test::figure_at_most("neck between two levels, steps of 300 s against 10 s [share of Q]",
                       std::abs(discharge(300.0) - fine) / fine, 0.001);
}

TEST_CASE("a storage that fills slowly behind a gate has a steady flow") {
  test::RiverCase river;
  const auto up = river.node("up"), pool = river.storage("pool", 0.0, 20000.0, level),
             behind = river.node("behind"), down = river.node("down");
  add(river, "above", up, pool, 300.0, 10.0, 20.0);
  add(river, "below", behind, down, 100.0, 5.0, 10.0);
  network::Gate gate;
  gate.sill = 1.5;
  gate.width = 4.0;
  gate.height = 0.5;
  river.structure("gate", pool, behind).kind = gate;
  river.boundary("head", up, Kind::discharge, base::Series(15.0));
  river.boundary("tail", down, Kind::stage, base::Series(level));
  const grid::Grid grid = grid::build_grid(river.problem);
  const auto state =
      flow::steady_state(river.problem, grid, flow::given_state(river.problem, grid));
  test::figure_at_most("slow storage, error of its steady outflow [m3/s]",
                       std::abs(state.discharge.back() - 15.0), 1e-6);
}

TEST_CASE("water that cannot leave has no steady flow, and pumps are not blamed") {
  test::RiverCase river;
  const auto up = river.node("up"), pond = river.storage("pond", 0.0, 20000.0, level);
  add(river, "inlet", up, pond, 100.0, 50.0, 10.0);
  river.boundary("head", up, Kind::discharge, base::Series(1.0));
  const grid::Grid grid = grid::build_grid(river.problem);
  std::string message;
  try {
    flow::steady_state(river.problem, grid, flow::given_state(river.problem, grid));
  } catch (const base::RunError& error) {
    message = error.what();
  }
  CHECK(message.find("ever the same way") != std::string::npos);
  CHECK(message.find("pump") == std::string::npos);
}
