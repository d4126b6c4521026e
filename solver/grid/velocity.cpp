#include "solver/grid/velocity.hpp"

#include <algorithm>

namespace biandan::grid {

namespace {

constexpr double smallest_section = 1e-6;  // [m2] below which water counts as standing

/// Mean section of the channels in a cell [m2].
double channel_section(const Cell& cell, const FlowField& field, std::size_t index) {
  if (cell.length <= 0.0) return 0.0;
  double volume = field.volume_after[index];
  for (const CellPart& part : cell.parts)
    if (part.storage) volume -= part.factor * part.table.wetted(field.level[index] - part.bed).area;
  return volume / cell.length;
}

/// Discharge along a reach at one of its inner cells [m3/s].
double along_reach(const Grid& grid, std::size_t index, const FlowField& field) {
  double sum = 0.0;
  for (const int f : grid.faces_of(static_cast<int>(index)))
    if (grid.faces[static_cast<std::size_t>(f)].kind == Face::Kind::channel)
      sum += 0.5 * field.discharge[static_cast<std::size_t>(f)];
  return sum;
}

}  // namespace

void set_velocities(const Grid& grid, FlowField& field) {
  std::vector<double> in(grid.cells.size(), 0.0);
  std::vector<double> out(grid.cells.size(), 0.0);
  const auto pass = [&](int cell, double inward) {
    (inward > 0.0 ? in : out)[static_cast<std::size_t>(cell)] += inward > 0.0 ? inward : -inward;
  };
  for (std::size_t f = 0; f < grid.faces.size(); ++f) {
    pass(grid.faces[f].left, -field.discharge[f]);
    pass(grid.faces[f].right, field.discharge[f]);
  }
  for (std::size_t i = 0; i < grid.inlets.size(); ++i)
    pass(grid.inlets[i].cell, field.inlet_discharge[i]);
  for (std::size_t c = 0; c < grid.cells.size(); ++c) {
    const double section = channel_section(grid.cells[c], field, c);
    const double through =
        grid.cells[c].reach.valid() ? along_reach(grid, c, field) : std::max(in[c], out[c]);
    field.velocity[c] = section > smallest_section ? through / section : 0.0;
  }
}

}  // namespace biandan::grid
