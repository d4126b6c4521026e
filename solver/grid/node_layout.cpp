#include "solver/grid/node_layout.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>
#include <numbers>
#include <optional>
#include <queue>

#include "solver/grid/taken.hpp"

namespace biandan::grid {

namespace {

using network::Point;

constexpr double usual_metres = 1000.0;
constexpr double usual_degrees = 0.01;  // about a kilometre
constexpr double nearest = 0.2;         // of two nodes, in spacings

// Inside this file nodes lie in a plane: x of the case times `east`.
Point plane(const NodeLayout& layout, const Point& point) {
  return {point.x * layout.east, point.y};
}
Point plane(const NodeLayout& layout, std::size_t node) {
  return plane(layout, layout.nodes[node]);
}
void put(NodeLayout& layout, std::size_t node, const Point& in_plane) {
  layout.nodes[node] = {in_plane.x / layout.east, in_plane.y};
  layout.placed[node] = true;
}
double distance(const Point& a, const Point& b) {
  return std::hypot(a.x - b.x, a.y - b.y);
}
Point beside(const Point& point, double direction, double length) {
  return {point.x + length * std::cos(direction), point.y + length * std::sin(direction)};
}
double direction_to(const Point& from, const Point& to) {
  return std::atan2(to.y - from.y, to.x - from.x);
}

/// The middle of the widest gap between directions [rad]; north where there is none.
double widest_gap(std::vector<double> directions) {
  constexpr double turn = 2.0 * std::numbers::pi;
  if (directions.empty()) return 0.25 * turn;
  std::ranges::sort(directions);
  double best = directions.back();
  double width = directions.front() + turn - directions.back();
  for (std::size_t i = 1; i < directions.size(); ++i)
    if (directions[i] - directions[i - 1] > width) {
      best = directions[i - 1];
      width = directions[i] - directions[i - 1];
    }
  return best + 0.5 * width;
}

/// Where something beside a node stands least in the way.
double free_direction(const NodeLayout& layout, std::size_t node, std::size_t for_node) {
  const Point at = plane(layout, node);
  std::vector<double> directions;
  for (const std::size_t other : layout.neighbours[node]) {
    if (other == for_node || !layout.placed[other]) continue;
    const Point there = plane(layout, other);
    if (distance(at, there) > 0.01 * layout.spacing) directions.push_back(direction_to(at, there));
  }
  return widest_gap(std::move(directions));
}

void link(NodeLayout& layout, network::NodeId a, network::NodeId b) {
  if (!a.valid() || !b.valid() || a == b) return;
  layout.neighbours[a.index()].push_back(b.index());
  layout.neighbours[b.index()].push_back(a.index());
}

/// Which nodes belong to the river: the others come later.
std::vector<bool> on_river(const Case& problem) {
  std::vector<bool> river(problem.network.nodes.size(), false);
  for (const network::Reach& reach : problem.network.reaches)
    river[reach.from.index()] = river[reach.to.index()] = true;
  return river;
}

void link_river(const Case& problem, const std::vector<bool>& river, NodeLayout& layout) {
  layout.neighbours.resize(problem.network.nodes.size());
  for (const network::Reach& reach : problem.network.reaches) link(layout, reach.from, reach.to);
  for (const network::Structure& structure : problem.network.structures) {
    const network::NodeId a = structure.from.node, b = structure.to.node;
    if (a.valid() && b.valid() && river[a.index()] && river[b.index()]) link(layout, a, b);
  }
  for (std::vector<std::size_t>& list : layout.neighbours) {
    std::ranges::sort(list);
    list.erase(std::unique(list.begin(), list.end()), list.end());
  }
}

void take_given(const Case& problem, NodeLayout& layout) {
  const auto& nodes = problem.network.nodes;
  layout.nodes.resize(nodes.size());
  layout.placed.resize(nodes.size(), false);
  layout.schematic.resize(nodes.size(), false);
  layout.degrees = network::reference_of(problem.settings.crs).degrees;
  double latitudes = 0.0;
  int count = 0;
  for (std::size_t n = 0; n < nodes.size(); ++n) {
    if (!nodes[n].x || !nodes[n].y) continue;
    layout.nodes[n] = {*nodes[n].x, *nodes[n].y};
    layout.placed[n] = true;
    latitudes += *nodes[n].y;
    ++count;
  }
  layout.east = network::east_scale(layout.degrees, count > 0 ? latitudes / count : 0.0);
}

/// The median distance of neighbours that are placed.
double usual_spacing(const NodeLayout& layout) {
  std::vector<double> distances;
  for (std::size_t n = 0; n < layout.nodes.size(); ++n)
    for (const std::size_t other : layout.neighbours[n]) {
      if (!layout.placed[n] || !layout.placed[other] || other < n) continue;
      const double length = distance(plane(layout, n), plane(layout, other));
      if (length > 0.0) distances.push_back(length);
    }
  if (distances.empty()) return layout.degrees ? usual_degrees : usual_metres;
  const auto middle = distances.begin() + static_cast<std::ptrdiff_t>(distances.size() / 2);
  std::ranges::nth_element(distances, middle);
  return *middle;
}

/// Nodes without a place that a way leads to from one that has one, nearest first; each at first
/// where that one is.
std::vector<std::size_t> reach_out(NodeLayout& layout) {
  std::vector<std::size_t> order;
  std::vector<bool> seen = layout.placed;
  std::queue<std::size_t> queue;
  for (std::size_t n = 0; n < seen.size(); ++n)
    if (seen[n]) queue.push(n);
  while (!queue.empty()) {
    const std::size_t node = queue.front();
    queue.pop();
    for (const std::size_t other : layout.neighbours[node]) {
      if (seen[other]) continue;
      seen[other] = true;
      layout.nodes[other] = layout.nodes[node];
      order.push_back(other);
      queue.push(other);
    }
  }
  return order;
}

/// Moves each of the nodes to the mean of its neighbours until they rest (Tutte's layout).
void relax(const std::vector<std::size_t>& order, NodeLayout& layout) {
  constexpr double most_moves = 2e7;  // a fraction of a second; long chains stay a little behind
  const double sweeps = std::min(1000.0, most_moves / (1.0 + double(order.size())));
  for (int sweep = 0; sweep < sweeps; ++sweep) {
    double moved = 0.0;
    for (const std::size_t node : order) {
      Point sum;
      for (const std::size_t other : layout.neighbours[node]) {
        sum.x += layout.nodes[other].x;
        sum.y += layout.nodes[other].y;
      }
      const auto count = static_cast<double>(layout.neighbours[node].size());
      const Point mean{sum.x / count, sum.y / count};
      moved = std::max(moved, distance(mean, layout.nodes[node]));
      layout.nodes[node] = mean;
    }
    if (moved < 1e-6 * layout.spacing) return;
  }
}

/// What stands along a reach between its nodes.
void take_course(const network::Reach& reach, network::Line course, const NodeLayout& layout,
                 Taken& taken) {
  constexpr double most_points = 100.0;
  const std::size_t from = reach.from.index(), to = reach.to.index();
  if (!layout.placed[from] || !layout.placed[to]) return;
  if (course.empty()) course = {layout.nodes[from], layout.nodes[to]};
  const network::DrawnLine drawn(std::move(course), layout.degrees);
  const double wanted = drawn.length() / (nearest * layout.spacing);
  const int count = static_cast<int>(std::clamp(wanted, 1.0, most_points));
  for (int i = 1; i < count; ++i)
    taken.add(plane(layout, drawn.at(static_cast<double>(i) / count)));
}

/// The places of nodes and of reaches between them. `courses` by ReachId; none: what the case
/// gives.
Taken taken_places(const Case& problem, const std::vector<network::Line>& courses,
                   const NodeLayout& layout) {
  Taken taken(nearest * layout.spacing);
  for (std::size_t n = 0; n < layout.nodes.size(); ++n)
    if (layout.placed[n]) taken.add(plane(layout, n));
  const auto& reaches = problem.network.reaches;
  for (std::size_t r = 0; r < reaches.size(); ++r)
    take_course(reaches[r], courses.empty() ? given_course(reaches[r], layout.nodes) : courses[r],
                layout, taken);
  return taken;
}

/// Nodes that came to lie on others or on reaches are moved away: dead ends from their only
/// neighbour, those between others as little as it takes.
void spread(const Case& problem, const std::vector<std::size_t>& order, NodeLayout& layout) {
  Taken taken = taken_places(problem, {}, layout);
  for (const std::size_t node : order) {
    Point at = plane(layout, node);
    const auto& all = layout.neighbours[node];
    const bool on_neighbour = std::ranges::any_of(all, [&](std::size_t other) {
      return distance(plane(layout, other), at) < nearest * layout.spacing;
    });
    if (!on_neighbour) {
      at = taken.free_near(at);
    } else if (!taken.is_free(at)) {
      const std::size_t next =
          *std::ranges::find_if(all, [&](std::size_t n) -> bool { return layout.placed[n]; });
      const double direction = free_direction(layout, next, node);
      at = taken.free_near(beside(plane(layout, next), direction, 0.7 * layout.spacing));
    }
    put(layout, node, at);
    taken.add(at);
  }
}

/// A part of the network by its distance from its first node.
std::vector<std::vector<std::size_t>> columns_from(const NodeLayout& layout, std::size_t seed,
                                                   std::vector<bool>& seen) {
  std::vector<std::vector<std::size_t>> columns{{seed}};
  seen[seed] = true;
  while (!columns.back().empty()) {
    std::vector<std::size_t> next;
    for (const std::size_t node : columns.back())
      for (const std::size_t other : layout.neighbours[node]) {
        if (seen[other]) continue;
        seen[other] = true;
        next.push_back(other);
      }
    columns.push_back(std::move(next));
  }
  columns.pop_back();
  return columns;
}

/// Nodes of a column in the order of their neighbours in the column before, so that few reaches
/// cross.
void order_rows(const NodeLayout& layout, const std::vector<bool>& before,
                std::vector<std::size_t>& column) {
  std::map<std::size_t, double> heights;
  for (const std::size_t node : column) {
    double sum = 0.0;
    int count = 0;
    for (const std::size_t other : layout.neighbours[node]) {
      if (!before[other]) continue;
      sum += layout.nodes[other].y;
      ++count;
    }
    heights[node] = count > 0 ? sum / count : 0.0;
  }
  std::ranges::stable_sort(
      column, [&](std::size_t a, std::size_t b) { return heights.at(a) > heights.at(b); });
}

/// Lays out a part with its first column at a corner and its highest row no higher. Gives the
/// width.
double draw_columns(std::vector<std::vector<std::size_t>> columns, const Point& corner,
                    NodeLayout& layout) {
  std::size_t most = 0;
  for (const auto& column : columns) most = std::max(most, column.size());
  std::vector<bool> before(layout.nodes.size(), false);
  for (std::size_t c = 0; c < columns.size(); ++c) {
    order_rows(layout, before, columns[c]);
    if (c > 0)
      for (const std::size_t node : columns[c - 1]) before[node] = false;
    const double top = 0.5 * static_cast<double>(most - columns[c].size());
    for (std::size_t row = 0; row < columns[c].size(); ++row) {
      const std::size_t node = columns[c][row];
      put(layout, node,
          {corner.x + static_cast<double>(c) * layout.spacing,
           corner.y - (top + static_cast<double>(row)) * layout.spacing});
      layout.schematic[node] = before[node] = true;
    }
  }
  return static_cast<double>(columns.size() + 1) * layout.spacing;
}

/// Below all that has a place, or at the origin.
Point free_corner(const NodeLayout& layout) {
  constexpr double infinity = std::numeric_limits<double>::infinity();
  Point corner{infinity, infinity};
  for (std::size_t n = 0; n < layout.nodes.size(); ++n) {
    if (!layout.placed[n]) continue;
    const Point at = plane(layout, n);
    corner = {std::min(corner.x, at.x), std::min(corner.y, at.y)};
  }
  if (corner.x == infinity) return {};
  return {corner.x, corner.y - layout.spacing};
}

/// Parts without any place, one beside the other.
void draw_schematic(const std::vector<bool>& wanted, NodeLayout& layout) {
  Point corner = free_corner(layout);
  std::vector<bool> seen = layout.placed;
  for (std::size_t seed = 0; seed < layout.nodes.size(); ++seed)
    if (wanted[seed] && !seen[seed])
      corner.x += draw_columns(columns_from(layout, seed, seen), corner, layout);
}

/// What is at the other end of a structure.
struct Anchor {
  network::Place place;
  Point at;
};

class Beside {
 public:
  Beside(const Case& problem, const std::vector<network::Line>& courses, NodeLayout& layout)
      : problem_(problem),
        courses_(courses),
        layout_(layout),
        taken_(taken_places(problem, courses, layout)) {
    places_.resize(layout.nodes.size());
    for (const network::Structure& structure : problem.network.structures) {
      tie(structure.from, structure.to);
      tie(structure.to, structure.from);
    }
  }

  /// Places all that are linked to something that has a place, until there is none.
  void place_linked() {
    std::vector<std::size_t> waiting;
    for (std::size_t n = 0; n < layout_.nodes.size(); ++n)
      if (!layout_.placed[n] && !places_[n].empty()) waiting.push_back(n);
    for (std::size_t before = 0; before != waiting.size();) {
      before = waiting.size();
      std::erase_if(waiting, [&](std::size_t node) { return place(node); });
    }
  }

 private:
  void tie(const network::Place& from, const network::Place& to) {
    if (from.node.valid()) places_[from.node.index()].push_back(to);
  }

  std::optional<Point> position(const network::Place& place) const {
    if (!place.on_reach()) {
      if (!place.node.valid() || !layout_.placed[place.node.index()]) return {};
      return plane(layout_, place.node.index());
    }
    const network::Reach& reach = problem_.network.reaches[place.reach.index()];
    network::Line course = courses_[place.reach.index()];
    if (course.empty())
      course = {layout_.nodes[reach.from.index()], layout_.nodes[reach.to.index()]};
    const network::DrawnLine drawn(std::move(course), layout_.degrees);
    return plane(layout_, drawn.at(std::clamp(place.chainage / reach.length, 0.0, 1.0)));
  }

  /// Beside a reach, across it; beside a node, where there is most room.
  double direction(const Anchor& anchor, std::size_t node) const {
    if (!anchor.place.on_reach()) return free_direction(layout_, anchor.place.node.index(), node);
    const network::Reach& reach = problem_.network.reaches[anchor.place.reach.index()];
    return direction_to(plane(layout_, reach.from.index()), plane(layout_, reach.to.index())) +
           0.5 * std::numbers::pi;
  }

  /// False: nothing that it is linked to has a place.
  bool place(std::size_t node) {
    std::vector<Anchor> anchors;
    Point mean;
    for (const network::Place& place : places_[node])
      if (const auto at = position(place)) {
        anchors.push_back({place, *at});
        mean = {mean.x + at->x, mean.y + at->y};
      }
    if (anchors.empty()) return false;
    const auto count = static_cast<double>(anchors.size());
    mean = {mean.x / count, mean.y / count};
    if (!taken_.is_free(mean) || distance(mean, anchors.front().at) < nearest * layout_.spacing)
      mean = beside(anchors.front().at, direction(anchors.front(), node), 0.4 * layout_.spacing);
    mean = taken_.free_near(mean);
    put(layout_, node, mean);
    taken_.add(mean);
    for (const Anchor& anchor : anchors)
      if (!anchor.place.on_reach()) link(layout_, network::NodeId(node), anchor.place.node);
    return true;
  }

  const Case& problem_;
  const std::vector<network::Line>& courses_;
  NodeLayout& layout_;
  Taken taken_;
  std::vector<std::vector<network::Place>> places_;  // that structures link a node to
};

}  // namespace

network::Line given_course(const network::Reach& reach, const std::vector<Point>& nodes) {
  if (reach.line.empty()) return {};
  network::Line line{nodes[reach.from.index()]};
  line.insert(line.end(), reach.line.begin(), reach.line.end());
  line.push_back(nodes[reach.to.index()]);
  return line;
}

NodeLayout place_river(const Case& problem) {
  NodeLayout layout;
  const std::vector<bool> river = on_river(problem);
  take_given(problem, layout);
  link_river(problem, river, layout);
  layout.spacing = usual_spacing(layout);
  const std::vector<std::size_t> between = reach_out(layout);
  relax(between, layout);
  spread(problem, between, layout);
  draw_schematic(river, layout);
  return layout;
}

void place_beside(const Case& problem, const std::vector<network::Line>& courses,
                  NodeLayout& layout) {
  Beside(problem, courses, layout).place_linked();
  draw_schematic(std::vector<bool>(layout.nodes.size(), true), layout);
}

}  // namespace biandan::grid
