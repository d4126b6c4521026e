#include "solver/flow/node_crossing.hpp"

#include <algorithm>
#include <cmath>

#include "solver/flow/crossing.hpp"
#include "solver/math/large_pages.hpp"

namespace biandan::flow {

namespace {

/// Share of the water that goes another way beyond which nothing passes straight through.
constexpr double turning_share = 0.25;

std::size_t index(int value) {
  return static_cast<std::size_t>(value);
}

/// Of an explicit correction; seldom below 1, so that a branch costs less than the division.
double stable_share(double courant) {
  return std::abs(courant) > 1.0 ? explicit_share(std::abs(courant)) : 1.0;
}

bool lifts(const network::Structure& structure) {
  return std::holds_alternative<network::Pump>(structure.kind) ||
         std::holds_alternative<network::Transfer>(structure.kind);
}

}  // namespace

NodeCrossing::NodeCrossing(const Case& problem, const grid::Grid& grid,
                           std::span<const std::size_t> imposed)
    : grid_(&grid) {
  for (std::size_t c = 0; c < grid.cells.size(); ++c) {
    if (grid.cells[c].reach.valid()) continue;
    Node node = add_node(problem, grid, c);
    node.imposed = std::ranges::find(imposed, c) != imposed.end();
    // What a structure passes to a single reach follows from that reach, whose discharge is the
    // better known.
    node.splits = !node.imposed && (node.last - node.first > 1 || node.structures.empty());
    if (node.first == node.last) continue;
    for (std::size_t e = node.first; e < node.last; ++e) ends_[e].node = nodes_.size();
    nodes_.push_back(std::move(node));
  }
  passing_.resize(ends_.size());
  math::prefer_large_pages(nodes_, ends_, passing_);
}

NodeCrossing::Node NodeCrossing::add_node(const Case& problem, const grid::Grid& grid,
                                          std::size_t cell) {
  Node node;
  node.cell = cell;
  node.first = ends_.size();
  for (const int f : grid.faces_of(static_cast<int>(cell))) {
    const grid::Face& face = grid.faces[index(f)];
    const bool out = face.left == static_cast<int>(cell);
    if (face.kind == grid::Face::Kind::structure) {
      node.structures.push_back(
          {index(f), out ? -1.0 : 1.0, lifts(problem.network.structures[face.structure.index()])});
      continue;
    }
    End end;
    end.cell = cell;
    end.face = index(f);
    end.part = out ? face.part_left : face.part_right;
    end.sign = out ? 1.0 : -1.0;
    end.per_distance = 1.0 / face.distance;
    ends_.push_back(end);
  }
  node.last = ends_.size();
  return node;
}

std::size_t NodeCrossing::end_of(std::size_t face, std::size_t cell) const {
  auto it = std::ranges::lower_bound(ends_, cell, {}, &End::cell);
  while (it->face != face) ++it;
  return static_cast<std::size_t>(it - ends_.begin());
}

double NodeCrossing::boussinesq_of(const End& end, double section) const {
  const auto& table = grid_->cells[end.cell].parts[index(end.part)].boussinesq;
  return table.empty() ? 1.0 : table.at(section);
}

void NodeCrossing::begin(const CellStorage& storage, const Surroundings& around) {
  for (Node& node : nodes_) {
    const double surface = storage.surface_of(node.cell);
    const double per_surface = surface > 0.0 && node.splits ? 1.0 / surface : 0.0;
    for (std::size_t e = node.first; e < node.last; ++e) look_up(storage, per_surface, ends_[e]);
    look_around(node, around);
  }
}

void NodeCrossing::look_up(const CellStorage& storage, double per_surface, End& end) const {
  const CellStorage::End at = storage.end(end.cell, end.part);
  end.depth = at.width > 0.0 ? at.section / at.width : 0.0;
  end.per_section = at.section < smallest_area ? 0.0 : boussinesq_of(end, at.section) / at.section;
  end.own_share = at.surface * per_surface;
}

void NodeCrossing::look_around(Node& node, const Surroundings& around) const {
  node.inflow = around.inflow[node.cell];
  node.given = std::max(node.inflow, 0.0);
  node.fallen = 0.0;
  double power = 0.0;
  for (const Structure& it : node.structures) {
    const double entering = it.inward * around.discharge[it.face];
    node.inflow += entering;
    if (entering <= 0.0) continue;
    if (it.lifts) {
      node.given += entering;
      continue;
    }
    const grid::Face& face = grid_->faces[it.face];
    const double drop = around.level[index(face.left)] - around.level[index(face.right)];
    node.fallen += entering;
    power += entering * network::gravity * std::abs(drop);
  }
  node.fall = node.fallen > 0.0 ? power / node.fallen : 0.0;
}

/// What the half cells of the reaches take from the water that passes.
[[gnu::always_inline]] inline double NodeCrossing::net_inflow(const Node& node,
                                                              const FaceReference& faces) const {
  double net = node.inflow;
  for (std::size_t e = node.first; e < node.last; ++e)
    net -= ends_[e].sign * faces.discharge[ends_[e].face];
  return net;
}

/// The energy line between the end of a reach and its first face is explicit, in either direction.
/// What the sections differ by is of the same discharge and stable as long as the water crosses no
/// more than a cell times that difference; what the half cell keeps depends on its neighbours, so
/// that it fades with the cells that the water crosses.
[[gnu::always_inline]] inline Passing NodeCrossing::pass_end(double net, const FaceReference& faces,
                                                             End& end, ChannelTerms& terms) {
  if (end.per_section == 0.0) return {};
  const double at_face = end.sign * faces.velocity[end.face];
  const double kept = end.own_share * net;
  const double passes = end.sign * faces.discharge[end.face] + kept;
  const double passed = faces.rate[end.face] * passes;
  const double subcritical = subcritical_share(passes * end.per_section, end.depth);
  const double narrower = faces.area[end.face] * end.per_section - 1.0;
  const double grows = subcritical * stable_share(passed * narrower) * narrower;
  const double keeps = subcritical * stable_share(passed) * kept;
  const double beyond = grows * at_face + keeps * end.per_section;
  terms.source[end.face] += end.sign * passed * beyond;
  end.growth = 1.0 + grows;
  return {passes, at_face + beyond};
}

[[gnu::always_inline]] inline NodeCrossing::Streams NodeCrossing::streams(const Node& node) const {
  const double outside = node.given + node.fallen;
  double arriving = outside;
  Streams at;
  at.largest = outside;
  for (std::size_t e = node.first; e < node.last; ++e) {
    const auto& [passes, velocity] = passing_[e];
    const double outward = 0.5 * (passes + std::abs(passes));
    const double inward = outward - passes;
    arriving += inward;
    at.leaving += outward;
    at.power += 0.5 * inward * velocity * velocity;
    at.largest = std::max(at.largest, inward);
  }
  const double through = std::max(arriving, at.leaving);
  at.per_through = through > 0.0 ? 1.0 / through : 0.0;
  if (node.imposed) return {at.leaving, at.per_through, 0.0, 0.0, 0.0};
  at.velocity = std::sqrt(2.0 * at.power * at.per_through);
  return at;
}

/// v, for a reach that water from outside enters; `straight` is its w.
double NodeCrossing::brought(const Node& node, const Passing& into, double straight) {
  const Streams& at = node.streams;
  const double speed = (node.given + node.fallen) * into.velocity *
                       ((1.0 - straight) / at.leaving + straight / into.discharge);
  const double head = 0.5 * speed * speed;
  const double power = at.power + node.given * head + node.fallen * std::min(node.fall, head);
  return std::sqrt(2.0 * power * at.per_through);
}

/// Speed times difference of velocities, implicit in the velocity of the reach.
[[gnu::always_inline]] inline void NodeCrossing::pay(const Node& node, const Passing& into,
                                                     const End& end, const FaceReference& faces,
                                                     double dt, ChannelTerms& terms) {
  const Streams& at = node.streams;
  const double turning = 1.0 - std::min(at.largest, into.discharge) * at.per_through;
  const double straight = std::max(1.0 - turning / turning_share, 0.0);
  const bool from_outside = node.given + node.fallen > 0.0 && !node.imposed;
  const double from = from_outside ? brought(node, into, straight) : at.velocity;
  const double speed =
      into.velocity > from ? 0.5 * (into.velocity + from) : straight * std::max(into.velocity, 0.0);
  const double strength = dt * end.per_distance * speed;
  terms.inertia[end.face] += strength * end.growth;
  terms.source[end.face] +=
      strength * (end.sign * (from - into.velocity) + end.growth * faces.velocity[end.face]);
}

/// In turns over all nodes and all ends, so that the roots and quotients of one do not wait for
/// those of another.
void NodeCrossing::cross(const FaceReference& faces, double dt, ChannelTerms& terms) {
  for (Node& node : nodes_) node.net = net_inflow(node, faces);
  for (std::size_t e = 0; e < ends_.size(); ++e)
    passing_[e] = pass_end(nodes_[ends_[e].node].net, faces, ends_[e], terms);
  for (Node& node : nodes_) node.streams = streams(node);
  for (std::size_t e = 0; e < ends_.size(); ++e)
    if (passing_[e].discharge > 0.0)
      pay(nodes_[ends_[e].node], passing_[e], ends_[e], faces, dt, terms);
}

}  // namespace biandan::flow
