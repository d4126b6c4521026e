#include "solver/grid/layout.hpp"

#include <map>
#include <queue>

namespace biandan::grid {

namespace {

constexpr double schematic_spacing = 1000.0;  // [m] between columns and rows of a schematic

struct Link {
  std::size_t a;
  std::size_t b;
};

std::vector<Link> links_between_nodes(const Case& problem) {
  std::vector<Link> links;
  for (const network::Reach& reach : problem.network.reaches)
    links.push_back({reach.from.index(), reach.to.index()});
  for (const network::Structure& structure : problem.network.structures)
    if (structure.from.node.valid() && structure.to.node.valid())
      links.push_back({structure.from.node.index(), structure.to.node.index()});
  return links;
}

/// Number of links from the first node of each connected part; parts follow one another.
std::vector<int> columns(const Case& problem) {
  const std::size_t count = problem.network.nodes.size();
  std::vector<std::vector<std::size_t>> neighbours(count);
  for (const Link& link : links_between_nodes(problem)) {
    neighbours[link.a].push_back(link.b);
    neighbours[link.b].push_back(link.a);
  }
  std::vector<int> column(count, -1);
  int first_free = 0;
  for (std::size_t seed = 0; seed < count; ++seed) {
    if (column[seed] >= 0) continue;
    std::queue<std::size_t> queue({seed});
    column[seed] = first_free;
    int last = first_free;
    while (!queue.empty()) {
      const std::size_t node = queue.front();
      queue.pop();
      last = std::max(last, column[node]);
      for (const std::size_t other : neighbours[node])
        if (column[other] < 0) {
          column[other] = column[node] + 1;
          queue.push(other);
        }
    }
    first_free = last + 2;
  }
  return column;
}

void place_nodes(const Case& problem, Grid& grid) {
  const std::vector<int> column = columns(problem);
  std::map<int, int> rows;
  for (std::size_t n = 0; n < problem.network.nodes.size(); ++n) {
    const network::Node& node = problem.network.nodes[n];
    Cell& cell = grid.cells[static_cast<std::size_t>(grid.node_cell[n])];
    const int row = rows[column[n]]++;
    cell.x = node.x.value_or(column[n] * schematic_spacing);
    cell.y = node.y.value_or(-row * schematic_spacing);
  }
}

}  // namespace

void place_cells(const Case& problem, Grid& grid) {
  place_nodes(problem, grid);
  for (Cell& cell : grid.cells) {
    if (!cell.reach.valid()) continue;
    const network::Reach& reach = problem.network.reaches[cell.reach.index()];
    const Cell& from = grid.cells[static_cast<std::size_t>(grid.node_cell[reach.from.index()])];
    const Cell& to = grid.cells[static_cast<std::size_t>(grid.node_cell[reach.to.index()])];
    const double weight = cell.chainage / reach.length;
    cell.x = from.x + weight * (to.x - from.x);
    cell.y = from.y + weight * (to.y - from.y);
  }
}

}  // namespace biandan::grid
