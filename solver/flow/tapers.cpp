#include "solver/flow/tapers.hpp"

#include <algorithm>
#include <cmath>
#include <tuple>

#include "solver/flow/crossing.hpp"

namespace biandan::flow {

namespace {

std::size_t index(int value) {
  return static_cast<std::size_t>(value);
}

/// Whether two sections have the same area at every depth, to rounding.
bool alike(const network::DepthTable& one, const network::DepthTable& other) {
  for (const auto* table : {&one, &other})
    for (const network::DepthTable::Piece& piece : table->pieces()) {
      const double depth = piece.depth + 1.0;
      const double area = one.wetted(depth).area;
      if (std::abs(other.wetted(depth).area - area) > 1e-9 * area) return false;
    }
  return true;
}

/// Where depths change by less than this along a face for its bed [m], friction takes more than the
/// momentum form could give.
constexpr double least_step = blend_depth;

bool changes(const grid::Grid& grid, const grid::Face& face) {
  const auto table = [&](int cell, int part) -> const network::DepthTable& {
    return grid.cells[index(cell)].parts[index(part)].table;
  };
  return std::abs(face.bed_right - face.bed_left) > least_step ||
         !alike(table(face.left, face.part_left), face.table) ||
         !alike(face.table, table(face.right, face.part_right));
}

}  // namespace

Tapers::Tapers(const grid::Grid& grid, const NodeCrossing& nodes) {
  for (std::size_t f = 0; f < grid.faces.size(); ++f) {
    const grid::Face& face = grid.faces[f];
    if (face.kind != grid::Face::Kind::channel) break;
    if (changes(grid, face))
      tapers_.push_back({f, face.distance, beyond(face.previous, face.left, f, nodes),
                         beyond(face.next, face.right, f, nodes)});
  }
}

Tapers::Beyond Tapers::beyond(int face, int cell, std::size_t own, const NodeCrossing& nodes) {
  if (face < 0) return {index(cell), true, 0, nodes.end_of(own, index(cell))};
  return {index(cell), false, index(face), 0};
}

Tapers::Side Tapers::side(const Taper& taper, const Beyond& beyond, double course,
                          const FaceReference& faces, const PointState& points,
                          const NodeCrossing& nodes) {
  const bool above = (&beyond == &taper.left) == (course > 0.0);
  if (beyond.at_node) {
    const Passing& end = nodes.passing(beyond.end);
    const double onward = above ? 1.0 : -1.0;
    return {onward * end.discharge, onward * end.velocity, onward * end.velocity};
  }
  const double through =
      0.5 * course * (faces.discharge[taper.face] + faces.discharge[beyond.face]);
  const double at_point = through * points.per_section[beyond.cell];
  const std::size_t from = above ? beyond.face : taper.face;
  const double upstream = course * faces.velocity[from];
  const double correction = subcritical_share(at_point, points.depth[beyond.cell]) *
                            (points.boussinesq[beyond.cell] * at_point - upstream);
  const auto seen_by = [&](std::size_t face) {
    return upstream + explicit_share(faces.rate[face] * std::abs(through)) * correction;
  };
  return {through, seen_by(taper.face), seen_by(from)};
}

void Tapers::add_losses(const FaceReference& faces, const PointState& points,
                        const NodeCrossing& nodes, double dt, ChannelTerms& terms) const {
  for (const Taper& taper : tapers_) {
    const double course = faces.velocity[taper.face] > 0.0 ? 1.0 : -1.0;
    const double speed = std::abs(faces.velocity[taper.face]);
    if (faces.area[taper.face] < smallest_area) continue;
    const Side left = side(taper, taper.left, course, faces, points, nodes);
    const Side right = side(taper, taper.right, course, faces, points, nodes);
    const auto& [a, b] = course > 0.0 ? std::tie(left, right) : std::tie(right, left);
    if (!(a.discharge > 0.0 && b.discharge > 0.0)) continue;
    const double paid =
        (b.discharge * (b.own - speed) + a.discharge * (speed - a.own)) / faces.area[taper.face];
    const double missing = 0.5 * (b.own * b.own - a.upstream * a.upstream) - paid;
    if (!(missing > 0.0)) continue;
    const double per_speed =
        dt / taper.distance * missing / std::max(speed, 0.25 * (a.own + b.own));
    terms.inertia[taper.face] += per_speed;
    terms.source[taper.face] -= course * (dt / taper.distance * missing - per_speed * speed);
  }
}

}  // namespace biandan::flow
