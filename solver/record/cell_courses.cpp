#include "solver/record/cell_courses.hpp"

#include <algorithm>
#include <utility>

namespace biandan::record {

namespace {

std::vector<network::DrawnLine> drawn_reaches(const Reader& run) {
  const auto x = run.values("network_geom_x"), y = run.values("network_geom_y");
  const auto counts = run.values("network_geom_node_count");
  const bool degrees = in_degrees(run);
  std::vector<network::DrawnLine> reaches;
  std::size_t first = 0;
  for (const double count : counts) {
    network::Line points;
    for (std::size_t i = 0; i < static_cast<std::size_t>(count); ++i, ++first)
      points.push_back({x[first], y[first]});
    reaches.emplace_back(std::move(points), degrees);
  }
  return reaches;
}

}  // namespace

bool in_degrees(const Reader& run) {
  return run.note("network_geom_x", "units") == "degrees_east";
}

std::vector<network::Line> cell_courses(const Reader& run) {
  const auto branch = run.values("mesh1d_node_branch"), chainage = run.values("mesh1d_node_offset");
  const auto lengths = run.values("network_edge_length");
  const std::vector<network::DrawnLine> reaches = drawn_reaches(run);
  std::vector<std::vector<std::size_t>> cells(lengths.size());  // by reach
  for (std::size_t c = 0; c < branch.size(); ++c)
    if (branch[c] >= 0.0) cells[static_cast<std::size_t>(branch[c])].push_back(c);
  std::vector<network::Line> courses(branch.size());
  for (std::size_t r = 0; r < cells.size(); ++r) {
    std::ranges::sort(cells[r], {}, [&](std::size_t c) { return chainage[c]; });
    const auto halfway = [&](std::size_t k) {  // between cells k - 1 and k
      return 0.5 * (chainage[cells[r][k - 1]] + chainage[cells[r][k]]);
    };
    for (std::size_t k = 0; k < cells[r].size(); ++k)
      courses[cells[r][k]] =
          reaches[r].piece(k == 0 ? 0.0 : halfway(k) / lengths[r],
                           k + 1 == cells[r].size() ? 1.0 : halfway(k + 1) / lengths[r]);
  }
  return courses;
}

}  // namespace biandan::record
