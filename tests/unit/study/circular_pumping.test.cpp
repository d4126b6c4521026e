// Water that a pump lifts and that runs back: in made-up flow, and in a run.
#include "scenarios/study/circular_pumping.hpp"

#include <doctest/doctest.h>

#include "solver/run/simulate.hpp"
#include "tests/unit/study/river_watch.hpp"

using namespace biandan;

namespace {

/// A polder and a canal with a pump out of the polder and a gate beside it.
Case polder(double gate_setting) {
  test::RiverCase river;
  const auto inside = river.storage("polder", 0.0, 50000.0, 2.0);
  const auto canal = river.storage("canal", 0.0, 50000.0, 2.5);
  const auto far = river.storage("far", 0.0, 1e6, 2.5);
  river.reach("out", canal, far, 400.0, 100.0, 0.0, 0.0, 8.0, 1.0, 0.025);
  network::Pump pump;
  pump.capacity = 1.0;
  pump.sump = 0.5;
  river.structure("pump", inside, canal).kind = pump;
  network::Structure& gate = river.structure("gate", inside, canal);
  gate.kind = network::Gate{1.0, 2.0, 1.5, 0.61, 1.0};
  gate.setting = base::Series(gate_setting);
  river[network::ReachId(0)].initial_level = 2.5;
  river.problem.settings.duration = 6 * 3600.0;
  river.problem.settings.section_interval = 600.0;
  return river.problem;
}

std::vector<study::CircularPumping> found_in(const Case& problem) {
  study::CircularPumpingWatch watch;
  run::Observer* observers[] = {&watch};
  run::simulate(problem, observers);
  return watch.found();
}

}  // namespace

TEST_CASE("a gate open beside a running pump brings its water back, a shut one does not") {
  const auto found = found_in(polder(1.0));
  REQUIRE(found.size() == 1);
  CHECK(found[0].pump == 0);
  CHECK(found[0].first == 600.0);
  CHECK(found[0].seconds == doctest::Approx(6 * 3600.0));
  CHECK(found[0].structures == std::vector<std::size_t>{1});
  CHECK(found[0].reaches.empty());
  CHECK(found_in(polder(0.0)).empty());
}

TEST_CASE("a pump that stands moves nothing in circles") {
  Case problem = polder(1.0);
  problem.network.structures[0].setting = base::Series(0.0);
  CHECK(found_in(problem).empty());
}

TEST_CASE("water returns through reaches and structures, along their flow and not in trickles") {
  test::RiverCase river;
  const auto a = river.node("a");
  const auto b = river.node("b");
  const auto c = river.node("c");
  river.reach("ab", a, b, 200.0, 100.0, 0.0, 0.0, 5.0, 1.0, 0.03);
  river.reach("bc", b, c, 200.0, 100.0, 0.0, 0.0, 5.0, 1.0, 0.03);
  river.structure("pump", c, a).kind = network::Pump{};
  river.problem.settings.section_interval = 600.0;
  study::CircularPumpingWatch watch;
  testing::MadeUpRun made(river.problem, watch);
  made.start();
  // faces: two of ab, two of bc, the pump
  const auto hours_with = [&](std::vector<double> discharge) {
    made.flow.discharge = std::move(discharge);
    study::CircularPumpingWatch once;
    testing::MadeUpRun run(river.problem, once);
    run.flow = made.flow;
    run.start();
    for (int k = 0; k < 12; ++k) run.step();
    run.finish();
    return once.found().empty() ? 0.0 : once.found()[0].seconds / 3600.0;
  };
  CHECK(hours_with({2, 2, 2, 2, 2}) == doctest::Approx(1.0));
  CHECK(hours_with({0.11, 2, 2, 2, 2}) == doctest::Approx(1.0));
  CHECK(hours_with({0.1, 2, 2, 2, 2}) == 0.0);
  CHECK(hours_with({2, 2, -2, 2, 2}) == 0.0);
  CHECK(hours_with({-2, -2, -2, -2, -2}) == 0.0);

  made.flow.discharge = {2, 2, 2, 2, 2};
  made.step();
  made.step();
  made.flow.discharge = {0, 0, 0, 0, 2};
  made.step();
  made.step();
  made.finish();
  REQUIRE(watch.found().size() == 1);
  CHECK(watch.found()[0].seconds == 600.0);
  CHECK(watch.found()[0].first == 600.0);
  CHECK(watch.found()[0].structures.empty());
  CHECK(watch.found()[0].reaches == std::vector<std::size_t>{0, 1});
}
