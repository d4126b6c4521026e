// Water above the highest surveyed point.
#include "scenarios/study/above_survey.hpp"

#include <doctest/doctest.h>

#include "tests/unit/study/river_watch.hpp"

using namespace biandan;

TEST_CASE("levels above the survey are told with the worst place and the first time") {
  test::RiverCase river;
  const auto up = river.node("up");
  const auto middle = river.node("middle");
  const auto down = river.node("down");
  const auto surveyed = river.reach("R1", up, middle, 400.0, 100.0, 0.0, 0.0, 5.0, 1.0, 0.03);
  river.reach("R2", middle, down, 400.0, 100.0, 0.0, 0.0, 5.0, 1.0, 0.03);
  river[surveyed].sections = {
      {0.0, network::CrossSection::surveyed({{0, 4}, {4, 1}, {8, 1}, {12, 4}})}};
  study::AboveSurveyWatch watch;
  testing::MadeUpRun made(river.problem, watch);
  const grid::Grid grid = grid::build_grid(river.problem);
  made.flow.level.assign(grid.cells.size(), 3.9);
  made.start();
  made.step();
  made.finish();
  CHECK(watch.found().places == 0);

  made.flow.level.assign(grid.cells.size(), 4.1);
  const auto at = static_cast<std::size_t>(grid.cell_of({{}, surveyed, 200.0}));
  made.flow.level[at] = 4.6;
  made.start();
  made.flow.level[at] = 4.7;
  made.step();  // ends at 600 s
  made.flow.level[at] = 4.5;
  made.step();
  made.finish();
  CHECK(watch.found().places == 5);  // of R1, with both its nodes, one of which R2 shares
  CHECK(watch.found().place == "R1:200");
  CHECK(watch.found().highest == 4.7);
  CHECK(watch.found().top == doctest::Approx(4.0));
  CHECK(watch.found().first == 600.0);
}
