#include "solver/flow/node_crossing.hpp"

#include <algorithm>
#include <cmath>

#include "solver/flow/crossing.hpp"

namespace biandan::flow {

namespace {

/// Share of the water that goes another way beyond which nothing passes straight through.
constexpr double turning_share = 0.25;

std::size_t index(int value) {
  return static_cast<std::size_t>(value);
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
    if (node.first < node.last) nodes_.push_back(std::move(node));
  }
  passing_.resize(ends_.size());
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
  for (End& end : ends_) {
    const CellStorage::End at = storage.end(end.cell, end.part);
    end.depth = at.width > 0.0 ? at.section / at.width : 0.0;
    end.per_section =
        at.section < smallest_area ? 0.0 : boussinesq_of(end, at.section) / at.section;
    end.own_share = at.own_share;
  }
  for (Node& node : nodes_) look_around(node, around);
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

void NodeCrossing::cross(const FaceReference& faces, double dt, ChannelTerms& terms) {
  for (const Node& node : nodes_) {
    pass_ends(node, faces, terms);
    pay(node, faces, dt, terms);
  }
}

/// The energy line between the end of a reach and its first face is explicit, in either direction.
/// What the sections differ by is of the same discharge and stable as long as the water crosses no
/// more than a cell times that difference; what the half cell keeps depends on its neighbours, so
/// that it fades with the cells that the water crosses.
void NodeCrossing::pass_ends(const Node& node, const FaceReference& faces, ChannelTerms& terms) {
  double net = 0.0;
  if (node.splits) {
    net = node.inflow;
    for (std::size_t e = node.first; e < node.last; ++e)
      net -= ends_[e].sign * faces.discharge[ends_[e].face];
  }
  for (std::size_t e = node.first; e < node.last; ++e) {
    End& end = ends_[e];
    passing_[e] = {};
    if (end.per_section == 0.0) continue;
    const double at_face = end.sign * faces.velocity[end.face];
    const double kept = end.own_share * net;
    const double passes = end.sign * faces.discharge[end.face] + kept;
    const double passed = faces.rate[end.face] * passes;
    const double subcritical = subcritical_share(passes * end.per_section, end.depth);
    const double narrower = faces.area[end.face] * end.per_section - 1.0;
    const double grows = subcritical * explicit_share(std::abs(passed * narrower)) * narrower;
    const double keeps = subcritical * explicit_share(std::abs(passed)) * kept;
    const double beyond = grows * at_face + keeps * end.per_section;
    terms.source[end.face] += end.sign * passed * beyond;
    passing_[e] = {passes, at_face + beyond};
    end.growth = 1.0 + grows;
  }
}

NodeCrossing::Streams NodeCrossing::streams(const Node& node) const {
  Streams at;
  double in = 0.0;
  for (std::size_t e = node.first; e < node.last; ++e) {
    const double inward = -passing_[e].discharge;
    if (inward <= 0.0) {
      at.leaving -= inward;
      continue;
    }
    const double speed = std::min(passing_[e].velocity, 0.0);
    in += inward;
    at.power += 0.5 * inward * speed * speed;
    at.largest = std::max(at.largest, inward);
  }
  if (node.imposed) return {at.leaving, std::max(in, at.leaving), 0.0, 0.0};
  const double outside = node.given + node.fallen;
  at.through = std::max(in + outside, at.leaving);
  at.largest = std::max(at.largest, outside);
  return at;
}

/// v, for a reach that water enters; `straight` is its w.
double NodeCrossing::brought(const Node& node, const Streams& at, const Passing& into,
                             double straight) {
  double power = at.power;
  if (!node.imposed && node.given + node.fallen > 0.0) {
    const double speed = (node.given + node.fallen) * into.velocity *
                         ((1.0 - straight) / at.leaving + straight / into.discharge);
    const double head = 0.5 * speed * speed;
    power += node.given * head + node.fallen * std::min(node.fall, head);
  }
  return std::sqrt(2.0 * power / at.through);
}

void NodeCrossing::pay(const Node& node, const FaceReference& faces, double dt,
                       ChannelTerms& terms) const {
  const Streams at = streams(node);
  for (std::size_t e = node.first; e < node.last; ++e) {
    const End& end = ends_[e];
    const Passing& into = passing_[e];
    if (into.discharge <= 0.0) continue;
    const double turning = 1.0 - std::min(at.largest, into.discharge) / at.through;
    const double straight = std::max(1.0 - turning / turning_share, 0.0);
    const double from = brought(node, at, into, straight);
    const double speed = into.velocity > from ? 0.5 * (into.velocity + from)
                                              : straight * std::max(into.velocity, 0.0);
    const double strength = dt * end.per_distance * speed;
    terms.inertia[end.face] += strength * end.growth;
    terms.source[end.face] +=
        strength * (end.sign * (from - into.velocity) + end.growth * faces.velocity[end.face]);
  }
}

}  // namespace biandan::flow
