#include "solver/run/simulate.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>

#include <cmath>

#include "model/base/error.hpp"
#include "solver/run/state.hpp"
#include "tests/support/figure.hpp"
#include "tests/support/river_case.hpp"

using namespace biandan;
using Kind = forcing::Boundary::Kind;

namespace {

test::RiverCase canal() {
  test::RiverCase river;
  river.conservative("salt", 2.0);
  const auto up = river.node("up");
  const auto down = river.node("down");
  const auto reach = river.reach("canal", up, down, 2000.0, 200.0, 0.2, 0.0, 10.0, 2.0, 0.025);
  river[reach].initial_level = 2.0;
  river.boundary("head", up, Kind::discharge, base::Series(8.0));
  river.boundary("tail", down, Kind::stage, base::Series(2.0));
  river.problem.settings.duration = 7200.0;
  return river;
}

/// Counts what it sees.
class Counter : public run::Observer {
 public:
  void start(const run::RunView& view) override {
    ++starts;
    CHECK(view.step == 0);
    CHECK(view.time == 0.0);
    first_velocity = view.flow.velocity[view.flow.velocity.size() / 2];
  }
  void step(const run::RunView& view) override {
    CHECK(view.time > last_time);
    last_time = view.time;
    ++steps;
  }
  void finish(const run::RunView& view, const run::RunStatistics& statistics) override {
    ++finishes;
    CHECK(statistics.steps == steps);
    last_discharge = view.flow.discharge.back();
    if (!view.ledger.constituents.empty()) stored = view.ledger.constituents.front().stored;
  }
  long starts = 0, steps = 0, finishes = 0;
  double last_time = 0.0, first_velocity = 0.0, last_discharge = 0.0, stored = -1.0;
};

}  // namespace

TEST_CASE("observers see start, every step and finish; the last step ends at the duration") {
  test::RiverCase river = canal();
  river.problem.settings.duration = 7000.0;
  Counter counter;
  run::Observer* observers[] = {&counter};
  const run::RunStatistics statistics = run::simulate(river.problem, observers);
  CHECK(counter.starts == 1);
  CHECK(counter.finishes == 1);
  CHECK(counter.steps == 24);
  CHECK(counter.last_time == 7000.0);
  CHECK(statistics.cells == 11);
  CHECK(statistics.newton_iterations > 0);
}

TEST_CASE("steady and prescribed flow carry their discharge through") {
  for (const FlowMode mode : {FlowMode::steady, FlowMode::prescribed}) {
    test::RiverCase river = canal();
    river.problem.settings.flow = mode;
    forcing::PrescribedFlow given;
    given.reach = network::ReachId(0);
    given.discharge = base::Series(8.0);
    given.area = base::Series(30.0);
    river.problem.forcing.prescribed = {given};
    Counter counter;
    run::Observer* observers[] = {&counter};
    run::simulate(river.problem, observers);
    CHECK(counter.last_discharge == doctest::Approx(8.0).epsilon(1e-6));
    if (mode == FlowMode::prescribed)
      CHECK(counter.first_velocity == doctest::Approx(8.0 / 30.0).epsilon(1e-6));
  }
}

TEST_CASE("prescribed discharges that do not balance are refused with the place") {
  test::RiverCase river = canal();
  const auto branch_end = river.node("branch end");
  const auto branch =
      river.reach("branch", network::NodeId(1), branch_end, 500.0, 100.0, 0.0, 0.0, 5.0, 1.0, 0.03);
  river[branch].initial_level = 2.0;
  river.problem.settings.flow = FlowMode::prescribed;
  for (const int reach : {0, 1}) {
    forcing::PrescribedFlow given;
    given.reach = network::ReachId(reach);
    given.discharge = base::Series(3.0);
    given.area = base::Series(20.0);
    river.problem.forcing.prescribed.push_back(given);
  }
  CHECK_THROWS_WITH_AS(run::simulate(river.problem, {}),
                       "prescribed discharges do not balance at branch end: -3 m3/s are lacking at "
                       "0 s; change prescribed.csv or put a boundary there",
                       base::RunError);
}

TEST_CASE("a concentration that is not a number, or grew without bound, stops the run") {
  for (const auto& [initial, shown] : {std::pair{std::nan(""), "nan"}, {3e30, "3e+30"}}) {
    test::RiverCase river = canal();
    river.problem.quality.constituents[0].initial = initial;
    river.problem.settings.start = base::Instant{0};
    try {
      run::simulate(river.problem, {});
      FAIL("the run went on");
    } catch (const base::RunError& error) {
      const std::string message = error.what();
      CHECK(message.find("salt at ") == 0);
      CHECK(message.find(std::string("became ") + shown + " at 1970-01-01 08:05") !=
            std::string::npos);
    }
  }
}

TEST_CASE("an open ledger stops the run with account, time and place") {
  test::RiverCase river = canal();
  const grid::Grid grid = grid::build_grid(river.problem);
  grid::FlowField flow;
  flow.time = 300.0;
  flow.dt = 300.0;
  flow.discharge.assign(grid.faces.size(), 1.0);
  flow.discharge[4] = 5.0;
  const std::vector<double> concentration(grid.cells.size(), 1.0);
  run::Ledger ledger;
  ledger.water.name = "water";
  ledger.water.initial = 100.0;
  ledger.water.stored = 101.0;
  try {
    run::check_ledger({river.problem, grid, flow, concentration}, ledger);
    FAIL("the ledger passed");
  } catch (const base::RunError& error) {
    CHECK(std::string(error.what()) ==
          "the balance of water is open by 0.01 of its throughput at 1970-01-01 08:10 (residual 1, "
          "allowed 1e-11); most of it moves at canal:800");
  }
}

TEST_CASE("initial concentrations: by reach, at nodes the mean by length") {
  test::RiverCase river = canal();
  const auto end = river.node("end");
  river.reach("next", network::NodeId(1), end, 500.0, 100.0, 0.0, 0.0, 5.0, 1.0, 0.03);
  river.problem.quality.initial = {{network::ReachId(0), 0, 5.0}};
  const grid::Grid grid = grid::build_grid(river.problem);
  const std::vector<double> initial = run::initial_concentrations(river.problem, grid);
  CHECK(initial[0] == 5.0);
  CHECK(initial[2] == 2.0);
  CHECK(initial[1] == doctest::Approx((200.0 * 5.0 + 100.0 * 2.0) / 300.0));
}

TEST_CASE("clean water runs into a dry network that was given a concentration") {
  for (const double dt : {60.0, 300.0}) {
    test::RiverCase river;
    const auto up = river.node("up"), middle = river.node("middle"), down = river.node("down");
    const auto one = river.reach("one", up, middle, 100.0, 50.0, 0.0, 0.0, 3.0, 0.0, 0.04);
    const auto two = river.reach("two", middle, down, 100.0, 50.0, 0.0, 0.0, 5.0, 1.5, 0.03);
    river[one].initial_depth = river[two].initial_depth = 0.0;
    river.conservative("X", 1.0);
    river.boundary("head", up, forcing::Boundary::Kind::discharge,
                   base::Series({0.0, 3600.0}, {0.0, 2.0}));
    river.boundary("tail", down, forcing::Boundary::Kind::stage, base::Series(0.0));
    river.problem.settings.duration = 3600.0;
    river.problem.settings.step = dt;
    Counter counter;
    run::Observer* observers[] = {&counter};
    run::simulate(river.problem, observers);
    CHECK(counter.stored < 1e-9);
  }
}

TEST_CASE("prescribed flow takes up loads and withdrawals on its way") {
  test::RiverCase river = canal();
  river.problem.settings.flow = FlowMode::prescribed;
  forcing::PrescribedFlow given;
  given.reach = network::ReachId(0);
  given.discharge = base::Series(8.0);
  given.area = base::Series(30.0);
  river.problem.forcing.prescribed = {given};
  forcing::Load load;
  load.place = {{}, network::ReachId(0), 600.0};
  load.discharge = base::Series(0.5);
  load.concentration = {base::Series(3.0)};
  load.mass_rate = {base::Series(0.0)};
  river.problem.forcing.loads = {load};
  forcing::Withdrawal intake;
  intake.place = {{}, network::ReachId(0), 1400.0};
  intake.discharge = base::Series(0.2);
  river.problem.forcing.withdrawals = {intake};
  Counter counter;
  run::Observer* observers[] = {&counter};
  run::simulate(river.problem, observers);
  CHECK(counter.last_discharge == doctest::Approx(8.3));
}

TEST_CASE("held flow reports what its withdrawals miss") {
  test::RiverCase river = canal();
  river.problem.settings.flow = FlowMode::steady;
  river.problem.forcing.boundaries[1].kind = Kind::rating;
  river.problem.forcing.boundaries[1].rating_level = {0.0, 4.0};
  river.problem.forcing.boundaries[1].rating_discharge = {0.0, 40.0};
  forcing::Withdrawal intake;
  intake.place = {{}, network::ReachId(0), 1000.0};
  intake.discharge = base::Series(9.0);
  river.problem.forcing.withdrawals = {intake};
  const run::RunStatistics statistics = run::simulate(river.problem, {});
  CHECK(statistics.withdrawal_shortage > 0.99 * 7200.0);
  CHECK(statistics.withdrawal_shortage < 1.2 * 7200.0);
}

TEST_CASE(
    "held flow stands still for weeks: through long steps, a dry dead end and a pump that rests") {
  test::RiverCase river = canal();
  river.problem.settings.flow = FlowMode::steady;
  river.problem.settings.step = 3600.0;
  river.problem.settings.duration = 20 * 86400.0;
  const network::NodeId joint(1);
  const auto dead_end = river.node("dead end");
  const auto branch = river.reach("branch", joint, dead_end, 400.0, 50.0, 0.0, 6.0, 5.0, 1.0, 0.03);
  river[branch].initial_level = 2.0;
  const auto polder = river.storage("polder", 0.0, 1e4, 1.0);
  network::PumpUnit unit;
  unit.capacity = 0.4;
  unit.on = 1.5;
  unit.off = 0.5;
  network::Pump station;
  station.units.push_back(unit);
  river.structure("lift", polder, joint).kind = station;
  struct Stored : run::Observer {
    void start(const run::RunView& view) override { first = view.flow.volume_after; }
    void finish(const run::RunView& view, const run::RunStatistics&) override {
      for (std::size_t c = 0; c < first.size(); ++c)
        most = std::max(most, std::abs(view.flow.volume_after[c] - first[c]));
    }
    std::vector<double> first;
    double most = 0.0;
  } stored;
  run::Observer* observers[] = {&stored};
  run::simulate(river.problem, observers);
  test::figure_at_most("held flow, change of a cell in 20 d [m3]", stored.most, 0.01);
}
