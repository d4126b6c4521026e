#include "solver/grid/reach_courses.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <numbers>
#include <utility>

namespace biandan::grid {

namespace {

using network::Line;
using network::Point;

constexpr int pieces = 16;  // of a bend

/// A parabola that stands off the straight line by a share of its length, to the left of it.
Line bend(const Point& from, const Point& to, double share, double east) {
  const Point along{(to.x - from.x) * east, to.y - from.y};
  Line line{from};
  for (int i = 1; i < pieces; ++i) {
    const double part = static_cast<double>(i) / pieces;
    const double off = 4.0 * share * part * (1.0 - part);
    line.push_back({from.x + (part * along.x - off * along.y) / east,
                    from.y + part * along.y + off * along.x});
  }
  line.push_back(to);
  return line;
}

/// A circle above a node.
Line circle(const Point& node, double radius, double east) {
  Line line{node};
  for (int i = 1; i < pieces; ++i) {
    const double angle = 2.0 * std::numbers::pi * i / pieces;
    line.push_back(
        {node.x + radius * std::sin(angle) / east, node.y + radius * (1.0 - std::cos(angle))});
  }
  line.push_back(node);
  return line;
}

/// How far the k-th of several reaches between two nodes stands off, as a share of their distance.
double share_of(std::size_t k, std::size_t count) {
  const double between = std::min(0.25, 1.0 / static_cast<double>(count));
  return between * (static_cast<double>(k) - 0.5 * static_cast<double>(count - 1));
}

/// How far a reach of a schematic stands off that would run over nodes of its column.
double share_in_column(const network::Reach& reach, const NodeLayout& layout) {
  if (!layout.schematic[reach.from.index()] || !layout.schematic[reach.to.index()]) return 0.0;
  const Point from = layout.nodes[reach.from.index()], to = layout.nodes[reach.to.index()];
  const double height = std::abs(to.y - from.y);
  if (from.x != to.x || height < 1.5 * layout.spacing) return 0.0;
  const double width = std::min(0.15 * height, 0.45 * layout.spacing);
  return (to.y > from.y ? -width : width) / height;  // always to the east
}

}  // namespace

std::vector<Line> draw_reaches(const Case& problem, const NodeLayout& layout) {
  const auto& reaches = problem.network.reaches;
  std::map<std::pair<std::size_t, std::size_t>, std::vector<std::size_t>> straight;
  std::vector<Line> lines(reaches.size());
  for (std::size_t r = 0; r < reaches.size(); ++r) {
    const auto [low, high] = std::minmax({reaches[r].from.index(), reaches[r].to.index()});
    if (!reaches[r].line.empty())
      lines[r] = given_course(reaches[r], layout.nodes);
    else
      straight[{low, high}].push_back(r);
  }
  for (const auto& [ends, group] : straight)
    for (std::size_t k = 0; k < group.size(); ++k) {
      const network::Reach& reach = reaches[group[k]];
      const Point from = layout.nodes[reach.from.index()], to = layout.nodes[reach.to.index()];
      if (reach.from == reach.to) {
        const double radius = (0.2 + 0.05 * static_cast<double>(k)) * layout.spacing;
        lines[group[k]] = circle(from, radius, layout.east);
        continue;
      }
      double share = share_of(k, group.size());
      if (reach.from.index() > reach.to.index()) share = -share;  // left of either direction
      share += share_in_column(reach, layout);
      if (share != 0.0) lines[group[k]] = bend(from, to, share, layout.east);
    }
  return lines;
}

}  // namespace biandan::grid
