// The steady water quality of a steady flow, against the closed form of a decaying substance:
//
//   u c' = D c'' - k c:   c = c0 exp(m x),   m = u / 2D (1 - sqrt(1 + 4 k D / u^2))
#include "scenarios/study/steady_quality.hpp"

#include <doctest/doctest.h>

#include <cmath>

#include "model/base/error.hpp"
#include "scenarios/study/steady_flow.hpp"
#include "tests/support/river_case.hpp"
#include "tests/support/warm_water.hpp"

namespace biandan::study {

namespace {

using Kind = forcing::Boundary::Kind;

constexpr double day = 86400.0, k = 1.0 / day, D = 20.0, discharge = 15.0, depth = 1.5,
                 width = 20.0, length = 10000.0;

/// A channel at normal depth with a salt and a decaying dye; what enters changes after the start.
test::RiverCase channel() {
  test::RiverCase river;
  river.conservative("salt", 1.0);
  river.conservative("dye", 0.0);
  river.problem.quality.constituents[1].decay = k;
  const double velocity = discharge / (width * depth);
  const double radius = width * depth / (width + 2.0 * depth);
  const double slope = std::pow(0.025 * velocity, 2.0) / std::pow(radius, 4.0 / 3.0);
  const auto up = river.node("up"), down = river.node("down");
  const auto reach =
      river.reach("r", up, down, length, 100.0, slope * length, 0.0, width, 0.0, 0.025);
  river[reach].initial_depth = depth;
  river[reach].dispersion = D;
  river.boundary("west", up, Kind::discharge, base::Series({0.0, day}, {discharge, 40.0}))
      .concentration = {base::Series(7.0), base::Series({0.0, day}, {10.0, 90.0})};
  river.boundary("east", down, Kind::stage, base::Series(depth)).concentration = {
      base::Series(0.0), base::Series(0.0)};
  return river;
}

}  // namespace

TEST_CASE("a substance that decays along a channel, under what holds at the start") {
  const Case problem = channel().problem;
  const SteadyFlow flow = find_steady_flow(problem, {});
  const SteadyQuality found = find_steady_quality(problem, flow.state);
  const double u = discharge / (width * depth);
  const double m = u / (2.0 * D) * (1.0 - std::sqrt(1.0 + 4.0 * k * D / (u * u)));
  const grid::Grid grid = grid::build_grid(problem);
  for (std::size_t c = 0; c < grid.cells.size(); ++c) {
    CHECK(found.concentration[2 * c] == doctest::Approx(7.0).epsilon(1e-6));
    const double x = grid.cells[c].chainage;
    if (!grid.cells[c].reach.valid() || x > 9000.0) continue;
    CHECK(found.concentration[2 * c + 1] == doctest::Approx(10.0 * std::exp(m * x)).epsilon(2e-3));
  }
  CHECK(found.days >= 4.0);
  CHECK(found.days < 100.0);
}

TEST_CASE("a substance that nothing brings fades until nothing of its start is left") {
  test::RiverCase river = channel();
  river.problem.quality.constituents[1].initial = 0.1;
  // In a pond beside the channel, where nothing but a slow decay takes it.
  river.problem.quality.constituents[1].decay = 0.02 / day;
  river.problem.forcing.boundaries[0].concentration[1] = base::Series(0.0);
  river.storage("pond", 0.0, 1e4, 1.0);
  const SteadyFlow flow = find_steady_flow(river.problem, {});
  const SteadyQuality found = find_steady_quality(river.problem, flow.state);
  for (std::size_t i = 1; i < found.concentration.size(); i += 2)
    CHECK(found.concentration[i] < 0.1 * 1e-4);
  CHECK(found.days < 1000.0);
}

TEST_CASE("the temperature settles under the weather of the start") {
  test::RiverCase river = channel();
  const std::size_t T = test::add_temperature(river.problem.quality, 8.0);
  for (forcing::Boundary& it : river.problem.forcing.boundaries)
    it.concentration.push_back(base::Series(12.0));
  const quality::Air<double> air{26.0, 0.7, 2.5, 220.0, 0.2};
  test::set_air(river.problem.forcing.weather, air);
  river.problem.forcing.weather.solar = base::Series({0.0, day}, {220.0, 900.0});
  // The dead end of a pond beside the channel comes to its equilibrium, the channel stays between.
  river.storage("pond", 0.0, 1e4, 1.0);
  const SteadyFlow flow = find_steady_flow(river.problem, {});
  const SteadyQuality found = find_steady_quality(river.problem, flow.state);
  const grid::Grid grid = grid::build_grid(river.problem);
  const double goal = test::equilibrium(air);
  for (std::size_t c = 0; c < grid.cells.size(); ++c) {
    const double value = found.concentration[3 * c + T];
    CHECK(value > 11.9);
    CHECK(value < goal + 1e-9);
    if (grid.cells[c].name == "pond") CHECK(value == doctest::Approx(goal).epsilon(1e-4));
  }
}

TEST_CASE("without a way out a load piles up for ever") {
  test::RiverCase river;
  river.conservative("salt", 0.0);
  const auto pond = river.storage("pond", 0.0, 1e4, 1.0);
  const auto sea = river.node("sea");
  const auto reach = river.reach("r", pond, sea, 500.0, 100.0, 0.0, 0.0, 5.0, 0.0, 0.03);
  river[reach].initial_level = 1.0;
  river.boundary("sea", sea, Kind::stage, base::Series(1.0));
  forcing::Load load;
  load.name = "leak";
  load.place.node = pond;
  load.mass_rate = {base::Series(1.0)};
  river.problem.forcing.loads.push_back(load);
  river.problem.settings.step = 3600.0;
  const SteadyFlow flow = find_steady_flow(river.problem, {});
  try {
    find_steady_quality(river.problem, flow.state);
    FAIL("it settled");
  } catch (const base::RunError& error) {
    const std::string text = error.what();
    CHECK(text.find("no steady water quality within ") == 0);
    CHECK(text.find(" days: salt at pond still moves by ") != std::string::npos);
  }
}

}  // namespace biandan::study
