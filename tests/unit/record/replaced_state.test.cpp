// Initial values that go before a stored state.
#include "solver/record/replaced_state.hpp"

#include <doctest/doctest.h>

#include <cmath>

#include "tests/support/river_case.hpp"

using namespace biandan;

TEST_CASE("in the cells of their reach, at a node for its share, and nowhere else") {
  test::RiverCase river;
  river.conservative("salt", 0.0);
  river.conservative("mud", 0.0);
  const auto up = river.node("up"), middle = river.node("middle"), down = river.node("down");
  river.reach("one", up, middle, 2000.0, 200.0, 0.2, 0.0, 10.0, 2.0, 0.025);
  river.reach("two", middle, down, 500.0, 100.0, 0.0, 0.0, 5.0, 1.0, 0.03);
  const grid::Grid grid = grid::build_grid(river.problem);
  grid::Snapshot state;
  state.concentration.assign(2 * grid.cells.size(), 4.0);
  state.zone_concentration.assign(2 * grid.cells.size(), 6.0);
  river.problem.quality.initial = {{network::ReachId(0), 1, 1.0, true},
                                   {network::ReachId(0), 0, 7.0},
                                   {network::ReachId(1), 1, 9.0}};
  record::replace_values(river.problem, grid, state);
  const auto cell_of = [&](network::NodeId node) {
    return static_cast<std::size_t>(grid.node_cell[node.index()]);
  };
  CHECK(state.concentration[2 * cell_of(up) + 1] == 1.0);
  CHECK(state.zone_concentration[2 * cell_of(up) + 1] == 1.0);
  CHECK(state.concentration[2 * cell_of(middle) + 1] ==
        doctest::Approx((200.0 * 1.0 + 100.0 * 4.0) / 300.0));
  CHECK(state.concentration[2 * cell_of(down) + 1] == 4.0);
  for (std::size_t c = 0; c < grid.cells.size(); ++c) CHECK(state.concentration[2 * c] == 4.0);
}

TEST_CASE("what the state does not know at a node stays unknown") {
  test::RiverCase river;
  river.conservative("salt", 0.0);
  const auto up = river.node("up"), middle = river.node("middle"), down = river.node("down");
  river.reach("one", up, middle, 400.0, 200.0, 0.2, 0.0, 10.0, 2.0, 0.025);
  river.reach("two", middle, down, 400.0, 200.0, 0.0, 0.0, 5.0, 1.0, 0.03);
  const grid::Grid grid = grid::build_grid(river.problem);
  grid::Snapshot state;
  state.concentration.assign(grid.cells.size(), std::nan(""));
  river.problem.quality.initial = {{network::ReachId(0), 0, 1.0, true}};
  record::replace_values(river.problem, grid, state);
  CHECK(std::isnan(state.concentration[static_cast<std::size_t>(grid.node_cell[middle.index()])]));
  CHECK(state.concentration[static_cast<std::size_t>(grid.node_cell[up.index()])] == 1.0);
}
