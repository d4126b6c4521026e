#include "solver/grid/velocity.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include "solver/math/large_pages.hpp"

namespace biandan::grid {

namespace {

constexpr double smallest_section = 1e-6;  // [m2] below which water counts as standing
constexpr double face_share = 0.5;         // of the section of a face, the least that counts

double over_section(double discharge, double section, double least) {
  return section > smallest_section ? discharge / std::max(section, least) : 0.0;
}

}  // namespace

Velocities::Velocities(const Grid& grid) {
  for (std::size_t c = 0; c < grid.cells.size(); ++c) {
    const Cell& cell = grid.cells[c];
    Node node{c, cell.length, {}, {}, {}};
    for (const int f : grid.faces_of(static_cast<int>(c))) {
      const Face& face = grid.faces[static_cast<std::size_t>(f)];
      node.faces.push_back({static_cast<std::size_t>(f),
                            face.left == static_cast<int>(c) ? -1.0 : 1.0,
                            face.kind == Face::Kind::channel});
    }
    if (cell.reach.valid()) {
      Inner inner{c, 0, 0, cell.length};
      for (const Touching& it : node.faces)
        if (it.channel) (it.inward > 0.0 ? inner.before : inner.after) = it.face;
      inner_.push_back(inner);
      continue;
    }
    for (const CellPart& part : cell.parts)
      if (part.storage) node.storages.push_back(&part);
    nodes_.push_back(std::move(node));
  }
  for (std::size_t i = 0; i < grid.inlets.size(); ++i) {
    const auto cell = static_cast<std::size_t>(grid.inlets[i].cell);
    const auto found =
        std::lower_bound(nodes_.begin(), nodes_.end(), cell,
                         [](const Node& node, std::size_t c) { return node.cell < c; });
    if (found != nodes_.end() && found->cell == cell) found->inlets.push_back(i);
  }
  math::prefer_large_pages(inner_);
}

void Velocities::fill(FlowField& field) const {
  for (const Inner& inner : inner_)
    field.velocity[inner.cell] = over_section(
        0.5 * (field.discharge[inner.before] + field.discharge[inner.after]),
        field.volume_after[inner.cell] / inner.length,
        face_share * std::min(field.face_area[inner.before], field.face_area[inner.after]));
  for (const Node& node : nodes_)
    field.velocity[node.cell] =
        node.length > 0.0
            ? over_section(passing(node, field), channel_volume(node, field) / node.length,
                           face_share * least_section(node, field))
            : 0.0;
}

/// The smallest wetted area of the channel faces of a node [m2].
double Velocities::least_section(const Node& node, const FlowField& field) {
  double least = std::numeric_limits<double>::infinity();
  for (const Touching& it : node.faces)
    if (it.channel) least = std::min(least, field.face_area[it.face]);
  return std::isfinite(least) ? least : 0.0;
}

/// Water in the channels of a node [m3].
double Velocities::channel_volume(const Node& node, const FlowField& field) {
  double volume = field.volume_after[node.cell];
  for (const CellPart* part : node.storages)
    volume -= part->factor * part->table.wetted(field.level[node.cell] - part->bed).area;
  return volume;
}

/// The larger of what enters and what leaves a node [m3/s].
double Velocities::passing(const Node& node, const FlowField& field) {
  double in = 0.0;
  double out = 0.0;
  const auto pass = [&](double inward) { (inward > 0.0 ? in : out) += std::abs(inward); };
  for (const Touching& it : node.faces) pass(it.inward * field.discharge[it.face]);
  for (const std::size_t inlet : node.inlets) pass(field.inlet_discharge[inlet]);
  return std::max(in, out);
}

}  // namespace biandan::grid
