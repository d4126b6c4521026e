#include "solver/grid/layout.hpp"

#include <optional>
#include <utility>
#include <vector>

#include "solver/grid/node_layout.hpp"
#include "solver/grid/reach_courses.hpp"

namespace biandan::grid {

namespace {

void put(const network::Point& point, Cell& cell) {
  cell.x = point.x;
  cell.y = point.y;
}

/// Cells of a reach at the share of its drawn length that their chainage has of its length.
void place_along(const Case& problem, bool degrees, Grid& grid) {
  std::vector<std::optional<network::DrawnLine>> drawn(grid.courses.size());
  for (std::size_t r = 0; r < drawn.size(); ++r)
    if (!grid.courses[r].empty()) drawn[r].emplace(grid.courses[r], degrees);
  for (Cell& cell : grid.cells) {
    if (!cell.reach.valid()) continue;
    const network::Reach& reach = problem.network.reaches[cell.reach.index()];
    const double share = cell.chainage / reach.length;
    if (drawn[cell.reach.index()]) {
      put(drawn[cell.reach.index()]->at(share), cell);
      continue;
    }
    const Cell& from = grid.cells[static_cast<std::size_t>(grid.node_cell[reach.from.index()])];
    const Cell& to = grid.cells[static_cast<std::size_t>(grid.node_cell[reach.to.index()])];
    put({from.x + share * (to.x - from.x), from.y + share * (to.y - from.y)}, cell);
  }
}

}  // namespace

void place_cells(const Case& problem, Grid& grid) {
  NodeLayout layout = place_river(problem);
  grid.courses = draw_reaches(problem, layout);
  place_beside(problem, grid.courses, layout);
  for (std::size_t n = 0; n < layout.nodes.size(); ++n)
    put(layout.nodes[n], grid.cells[static_cast<std::size_t>(grid.node_cell[n])]);
  place_along(problem, layout.degrees, grid);
}

}  // namespace biandan::grid
