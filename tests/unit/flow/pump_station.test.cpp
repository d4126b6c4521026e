// The automatic of pumping stations: hysteresis, shortest run and rest, leave by the setting.
#include "solver/flow/pump_station.hpp"

#include <doctest/doctest.h>

#include "solver/flow/control.hpp"
#include "solver/flow/flow_solver.hpp"
#include "tests/support/river_case.hpp"

using namespace biandan;

namespace {

network::PumpUnit unit(double capacity, double on, double off, double run = 0.0,
                       double rest = 0.0) {
  network::PumpUnit made;
  made.capacity = capacity;
  made.on = on;
  made.off = off;
  made.min_run = run;
  made.min_rest = rest;
  return made;
}

network::Pump station(std::vector<network::PumpUnit> units) {
  network::Pump made;
  made.sump = 0.5;
  made.units = std::move(units);
  return made;
}

using Running = std::vector<bool>;

}  // namespace

TEST_CASE("a unit starts at its level, runs on, and stops at the lower one") {
  const network::Pump pump = station({unit(1.0, 2.0, 1.5)});
  flow::PumpStation automatic(pump);
  const auto runs = [&](double time, double level) {
    automatic.decide(time, level, 1.0);
    return automatic.running()[0];
  };
  CHECK_FALSE(runs(0.0, 1.9));
  CHECK(runs(60.0, 2.0));
  CHECK(runs(120.0, 1.6));
  CHECK_FALSE(runs(180.0, 1.5));
  CHECK_FALSE(runs(240.0, 1.9));
  CHECK(automatic.switched()[0] == 180.0);
  CHECK(runs(300.0, 2.5));
}

TEST_CASE("a unit runs and rests for its time at least") {
  const network::Pump pump = station({unit(1.0, 2.0, 1.5, 600.0, 900.0)});
  flow::PumpStation automatic(pump);
  const auto runs = [&](double time, double level, double leave = 1.0) {
    automatic.decide(time, level, leave);
    return automatic.running()[0];
  };
  CHECK(runs(0.0, 2.0));  // what stood before the start does not hold it back
  CHECK(runs(300.0, 1.0));
  CHECK(runs(599.0, 1.0));
  CHECK_FALSE(runs(600.0, 1.0));
  CHECK_FALSE(runs(1200.0, 2.5));
  CHECK(runs(1500.0, 2.5));
  // An order stops it at once, and its rest begins.
  CHECK_FALSE(runs(1560.0, 2.5, 0.0));
  CHECK_FALSE(runs(2400.0, 2.5));
  CHECK(runs(2460.0, 2.5));
  // Asked again for the same moment, as a halved step does: the same answer.
  const Running before = automatic.running();
  CHECK(runs(2460.0, 2.5));
  CHECK(automatic.running() == before);
  CHECK(automatic.switched()[0] == 2460.0);
}

TEST_CASE("the setting is the share of the units that may run, in their order") {
  const network::Pump pump =
      station({unit(1.0, 2.0, 1.5), unit(2.0, 2.2, 1.6), unit(3.0, 2.4, 1.7), unit(4.0, 2.6, 1.8)});
  flow::PumpStation automatic(pump);
  automatic.decide(0.0, 2.5, 1.0);
  CHECK(automatic.running() == Running{true, true, true, false});
  CHECK(automatic.share() == doctest::Approx(0.6));
  automatic.decide(60.0, 2.7, 0.5);
  CHECK(automatic.running() == Running{true, true, false, false});
  CHECK(automatic.share() == doctest::Approx(0.3));
  automatic.decide(120.0, 2.7, 0.74);
  CHECK(automatic.running() == Running{true, true, false, false});
  automatic.decide(180.0, 2.7, 0.75);
  CHECK(automatic.running() == Running{true, true, true, false});
  automatic.decide(240.0, 2.7, 0.0);
  CHECK(automatic.running() == Running{false, false, false, false});
  // A copy goes on as the original does.
  automatic.decide(300.0, 2.7, 1.0);
  flow::PumpStation copy = automatic;
  for (flow::PumpStation* one : {&automatic, &copy}) one->decide(360.0, 1.65, 1.0);
  CHECK(copy.running() == automatic.running());
  CHECK(copy.running() == Running{true, true, false, false});
}

TEST_CASE("control turns the setting of a station into the share of its capacity that runs") {
  test::RiverCase river;
  const auto low = river.storage("low", 0.0, 2000.0, 2.3);
  const auto high = river.storage("high", 2.0, 2000.0, 3.0);
  network::Structure& pumps = river.structure("station", low, high);
  pumps.kind = station({unit(1.0, 2.0, 1.5), unit(3.0, 2.2, 1.6)});
  pumps.setting = base::Series({0.0, 600.0}, {1.0, 0.5}, base::Series::Between::step);
  network::Structure& led = river.structure("transfer", high, low);
  led.kind =
      network::Transfer{base::Series({0.0, 600.0}, {0.2, 0.7}, base::Series::Between::step), 0.0};
  const grid::Grid grid = grid::build_grid(river.problem);
  flow::Control control(river.problem, grid);
  const auto decide = [&](double time, const std::vector<double>& level) {
    const std::vector<double> still{0.0, 0.0};
    control.decide({time, 0.0, level, still});
    control.commit();
  };
  decide(0.0, {2.3, 3.0});
  CHECK(control.setting()[0] == 1.0);
  CHECK(control.operation(0).runs(1));
  CHECK(control.operation(1).wanted == 0.2);
  CHECK(control.operation(1).setting == 1.0);
  decide(600.0, {2.3, 3.0});
  CHECK(control.setting()[0] == 0.25);
  CHECK(control.operation(0).runs(0));
  CHECK_FALSE(control.operation(0).runs(1));
  CHECK(control.operation(1).wanted == 0.7);
}

TEST_CASE("a polder is held between the levels of its station") {
  test::RiverCase river;
  const auto polder = river.storage("polder", 0.0, 20000.0, 1.8);
  const auto canal = river.storage("canal", 0.0, 1e7, 3.0);
  river.structure("station", polder, canal).kind =
      station({unit(0.6, 2.0, 1.8, 600.0, 600.0), unit(0.6, 2.1, 1.85, 600.0, 600.0)});
  river.boundary("rain", polder, forcing::Boundary::Kind::discharge,
                 base::Series({0.0, 43200.0, 43260.0, 86400.0}, {0.3, 0.3, 0.9, 0.9}));
  const grid::Grid grid = grid::build_grid(river.problem);
  for (const double dt : {10.0, 60.0, 300.0}) {
    flow::FlowSolver solver(river.problem, grid, {});
    solver.set_state(0.0, {1.8, 3.0}, {0.0});
    double highest = 0.0, lowest = 9.0, pumped = 0.0, drawn = 0.0;
    int starts = 0;
    double share = 0.0;
    for (double time = 0.0; time < 86400.0; time += dt) {
      REQUIRE(solver.step(time, dt));
      const grid::FlowField& field = solver.field();
      CHECK(field.discharge[0] == doctest::Approx(1.2 * field.setting[0]));
      CHECK((field.regime[0] == static_cast<int>(network::Regime::pumping)) ==
            (field.setting[0] > 0.0));
      pumped += dt * field.discharge[0];
      drawn += dt * field.inlet_discharge[0];
      if (field.setting[0] > share) ++starts;
      share = field.setting[0];
      highest = std::max(highest, field.level[0]);
      lowest = std::min(lowest, field.level[0]);
    }
    INFO("step ", dt);
    CHECK(highest < 2.1 + 0.6 * dt / 20000.0 + 1e-9);
    CHECK(lowest > 1.8 - 0.3 * dt / 20000.0 - 1e-9);
    CHECK(starts >= 3);
    // What came and what went differ by what is stored, to rounding.
    CHECK((solver.field().level[0] - 1.8) * 20000.0 ==
          doctest::Approx(drawn - pumped).epsilon(1e-9));
  }
}
