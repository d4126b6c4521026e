// Catchments as loads of a case.
#include "solver/drainage/runoff_loads.hpp"

#include <doctest/doctest.h>

#include "tests/unit/drainage/land.hpp"

using namespace biandan;
using doctest::Approx;

namespace {

Case with_land() {
  Case problem;
  problem.settings.duration = 7100.0;  // the last step is cut
  problem.settings.step = 300.0;
  problem.quality.constituents.resize(2);
  problem.forcing.weather.rain =
      base::Series({0.0, 1800.0}, {2e-5, 0.0}, base::Series::Between::step);
  problem.forcing.loads.resize(1);
  drainage::Catchment land = test::plain_hectare();
  land.name = "town";
  land.group = "runoff";
  land.concentration = {base::Series(0.0), base::Series(3.0)};
  land.dry_time = 86400.0;
  land.wash_off = {
      {.constituent = 0, .limit = 1.0, .build_up = 1e-5, .coefficient = 1e-4, .exponent = 1.0},
      {.constituent = 0, .limit = 2.0, .build_up = 1e-5, .coefficient = 1e-4, .exponent = 1.0}};
  problem.drainage.catchments = {land};
  return problem;
}

}  // namespace

TEST_CASE("runoff brings its event means and what it washes off") {
  const Case problem = drainage::with_runoff(with_land());
  REQUIRE(problem.forcing.loads.size() == 2);
  const forcing::Load& load = problem.forcing.loads[1];
  CHECK(load.name == "town");
  CHECK(load.group == "runoff");
  const double water = 7200.0 * load.discharge.mean(0.0, 7200.0);
  const auto totals = drainage::catchment_totals(problem);
  REQUIRE(totals.size() == 1);
  CHECK(totals[0].water.runoff == Approx(water).epsilon(1e-13));
  CHECK(totals[0].mass[1] == Approx(3.0 * water).epsilon(1e-13));
  CHECK(totals[0].mass[0] == Approx(7200.0 * load.mass_rate[0].mean(0.0, 7200.0)).epsilon(1e-13));
  REQUIRE(totals[0].wash_off.size() == 2);
  CHECK(totals[0].wash_off[1].washed == Approx(2.0 * totals[0].wash_off[0].washed));
  CHECK(load.discharge.between() == base::Series::Between::step);
}

TEST_CASE("a case without land stays as it is") {
  Case problem = with_land();
  problem.drainage.catchments.clear();
  CHECK(drainage::with_runoff(problem).forcing.loads.size() == 1);
  CHECK(drainage::catchment_totals(problem).empty());
}
