#include "solver/grid/velocity.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

namespace biandan::grid {

namespace {

constexpr double smallest_section = 1e-6;  // [m2] below which water counts as standing
constexpr double face_share = 0.5;         // of the section of a face, the least that counts

double over_section(double discharge, double section, double least) {
  return section > smallest_section ? discharge / std::max(section, least) : 0.0;
}

}  // namespace

Velocities::Velocities(const Grid& grid) : grid_(&grid) {
  for (std::size_t c = 0; c < grid.cells.size(); ++c) {
    if (!grid.cells[c].reach.valid()) {
      nodes_.push_back(c);
      continue;
    }
    Inner inner{c, 0, 0, grid.cells[c].length};
    for (const int f : grid.faces_of(static_cast<int>(c))) {
      const Face& face = grid.faces[static_cast<std::size_t>(f)];
      if (face.kind != Face::Kind::channel) continue;
      (face.right == static_cast<int>(c) ? inner.before : inner.after) =
          static_cast<std::size_t>(f);
    }
    inner_.push_back(inner);
  }
  inlets_.resize(nodes_.size());
  for (std::size_t i = 0; i < grid.inlets.size(); ++i) {
    const auto cell = static_cast<std::size_t>(grid.inlets[i].cell);
    const auto found = std::lower_bound(nodes_.begin(), nodes_.end(), cell);
    if (found != nodes_.end() && *found == cell)
      inlets_[static_cast<std::size_t>(found - nodes_.begin())].push_back(i);
  }
}

void Velocities::fill(FlowField& field) const {
  for (const Inner& inner : inner_)
    field.velocity[inner.cell] = over_section(
        0.5 * (field.discharge[inner.before] + field.discharge[inner.after]),
        field.volume_after[inner.cell] / inner.length,
        face_share * std::min(field.face_area[inner.before], field.face_area[inner.after]));
  for (std::size_t n = 0; n < nodes_.size(); ++n) {
    const double length = grid_->cells[nodes_[n]].length;
    field.velocity[nodes_[n]] =
        length > 0.0 ? over_section(passing(n, field), channel_volume(nodes_[n], field) / length,
                                    face_share * least_section(n, field))
                     : 0.0;
  }
}

/// The smallest wetted area of the channel faces of a node [m2].
double Velocities::least_section(std::size_t node, const FlowField& field) const {
  double least = std::numeric_limits<double>::infinity();
  for (const int f : grid_->faces_of(static_cast<int>(nodes_[node]))) {
    const auto face = static_cast<std::size_t>(f);
    if (grid_->faces[face].kind == Face::Kind::channel)
      least = std::min(least, field.face_area[face]);
  }
  return std::isfinite(least) ? least : 0.0;
}

/// Water in the channels of a cell [m3].
double Velocities::channel_volume(std::size_t cell, const FlowField& field) const {
  double volume = field.volume_after[cell];
  for (const CellPart& part : grid_->cells[cell].parts)
    if (part.storage) volume -= part.factor * part.table.wetted(field.level[cell] - part.bed).area;
  return volume;
}

/// The larger of what enters and what leaves a node [m3/s].
double Velocities::passing(std::size_t node, const FlowField& field) const {
  double in = 0.0;
  double out = 0.0;
  const auto pass = [&](double inward) { (inward > 0.0 ? in : out) += std::abs(inward); };
  const auto cell = static_cast<int>(nodes_[node]);
  for (const int f : grid_->faces_of(cell)) {
    const auto face = static_cast<std::size_t>(f);
    pass(grid_->faces[face].left == cell ? -field.discharge[face] : field.discharge[face]);
  }
  for (const std::size_t inlet : inlets_[node]) pass(field.inlet_discharge[inlet]);
  return std::max(in, out);
}

}  // namespace biandan::grid
