#include "scenarios/exchange/import/geojson/ways.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>
#include <optional>
#include <set>
#include <tuple>

namespace biandan::exchange {

namespace {

using network::Line;
using network::Point;

// Pairs that are looked at: some seconds.
constexpr std::size_t most_pairs = 200'000'000;
constexpr std::size_t most_passes = 1'000'000;
constexpr std::size_t most_crossings = 10'000;

double distance(const Point& a, const Point& b) {
  return std::hypot(a.x - b.x, a.y - b.y);
}

std::vector<Point> in_plane(const std::vector<Point>& points, const Ground& ground) {
  std::vector<Point> plane;
  plane.reserve(points.size());
  for (const Point& point : points) plane.push_back(ground.plane(point));
  return plane;
}

/// Where on a piece from a to b a point is nearest, as a share of it.
double share_of(const Point& point, const Point& a, const Point& b) {
  const double x = b.x - a.x, y = b.y - a.y;
  const double square = x * x + y * y;
  if (square == 0.0) return 0.0;
  return std::clamp(((point.x - a.x) * x + (point.y - a.y) * y) / square, 0.0, 1.0);
}

struct Hit {
  Pass pass;
  double off = 0.0;  // distance from the way
};

/// Nodes by their place east, to be looked up in a range of it.
class EastOrder {
 public:
  explicit EastOrder(std::vector<Point> nodes) : nodes_(std::move(nodes)) {
    for (std::size_t n = 0; n < nodes_.size(); ++n) order_.push_back({nodes_[n].x, n});
    std::ranges::sort(order_);
  }

  /// Adds what lies near the piece. False: too many were looked at.
  bool add_near(const Point& a, const Point& b, double tolerance, std::size_t after, double along,
                std::vector<Hit>& hits) {
    const auto [west, east] = std::minmax(a.x, b.x);
    const auto [south, north] = std::minmax(a.y, b.y);
    const double length = distance(a, b);
    auto it =
        std::lower_bound(order_.begin(), order_.end(), std::pair(west - tolerance, std::size_t{0}));
    for (; it != order_.end() && it->first <= east + tolerance; ++it) {
      if (++looked_at_ > most_pairs || hits.size() > most_passes) return false;
      const Point& node = nodes_[it->second];
      if (node.y < south - tolerance || node.y > north + tolerance) continue;
      const double share = share_of(node, a, b);
      const double off = distance(node, {a.x + share * (b.x - a.x), a.y + share * (b.y - a.y)});
      if (off <= tolerance) hits.push_back({{it->second, after, along + share * length}, off});
    }
    return true;
  }

 private:
  std::vector<Point> nodes_;
  std::vector<std::pair<double, std::size_t>> order_;
  std::size_t looked_at_ = 0;
};

/// Of the hits of a node on neighbouring pieces the nearest; none at the ends, and none at the
/// place of another.
std::vector<Pass> clean(std::vector<Hit> hits, double length, double tolerance) {
  std::ranges::sort(hits, [](const Hit& a, const Hit& b) {
    return std::pair(a.pass.node, a.pass.along) < std::pair(b.pass.node, b.pass.along);
  });
  std::vector<Hit> single;
  for (const Hit& hit : hits) {
    const bool again = !single.empty() && single.back().pass.node == hit.pass.node &&
                       hit.pass.along - single.back().pass.along <= 4.0 * tolerance;
    if (!again)
      single.push_back(hit);
    else if (hit.off < single.back().off)
      single.back() = hit;
  }
  // Of several nodes at one place the first one, to which ends are joined too.
  std::ranges::sort(single, {},
                    [](const Hit& hit) { return std::pair(hit.pass.along, hit.pass.node); });
  std::vector<Pass> passes;
  double last = 0.0;
  for (const Hit& hit : single) {
    const double along = hit.pass.along;
    if (along - last <= 2.0 * tolerance || length - along <= 2.0 * tolerance) continue;
    last = along;
    passes.push_back(hit.pass);
  }
  return passes;
}

/// A piece of a way in the plane.
struct Piece {
  Point a, b;
  std::size_t way = 0;

  double west() const { return std::min(a.x, b.x); }
  double east() const { return std::max(a.x, b.x); }
};

std::optional<Point> meeting(const Piece& one, const Piece& other) {
  const double x = one.b.x - one.a.x, y = one.b.y - one.a.y;
  const double u = other.b.x - other.a.x, v = other.b.y - other.a.y;
  const double determinant = x * v - y * u;
  if (determinant == 0.0) return {};
  const double dx = other.a.x - one.a.x, dy = other.a.y - one.a.y;
  const double s = (dx * v - dy * u) / determinant;
  const double t = (dx * y - dy * x) / determinant;
  if (!(s >= 0.0 && s <= 1.0 && t >= 0.0 && t <= 1.0)) return {};
  return Point{one.a.x + s * x, one.a.y + s * y};
}

/// Parts of a line by their ends.
class Ends {
 public:
  explicit Ends(const std::vector<Line>& parts) : parts_(parts) {
    for (std::size_t p = 0; p < parts.size(); ++p) {
      ends_.insert(key(parts[p].front(), p));
      ends_.insert(key(parts[p].back(), p));
    }
  }

  /// Goes on at the end of a line with the parts that meet it, and takes them out.
  void go_on(Line& line) {
    for (auto next = part_at(line.back()); next; next = part_at(line.back())) {
      const Line& part = parts_[*next];
      take_out(*next);
      if (part.front() == line.back())
        line.insert(line.end(), part.begin() + 1, part.end());
      else
        line.insert(line.end(), part.rbegin() + 1, part.rend());
    }
  }

  bool has(std::size_t part) const { return ends_.contains(key(parts_[part].front(), part)); }
  void take_out(std::size_t part) {
    ends_.erase(key(parts_[part].front(), part));
    ends_.erase(key(parts_[part].back(), part));
  }

 private:
  using Key = std::tuple<double, double, std::size_t>;
  static Key key(const Point& point, std::size_t part) { return {point.x, point.y, part}; }

  std::optional<std::size_t> part_at(const Point& point) const {
    const auto found = ends_.lower_bound(key(point, 0));
    if (found == ends_.end() || std::get<0>(*found) != point.x || std::get<1>(*found) != point.y)
      return {};
    return std::get<2>(*found);
  }

  const std::vector<Line>& parts_;
  std::set<Key> ends_;
};

}  // namespace

Search<std::vector<Pass>> passes(const std::vector<Point>& nodes, const std::vector<Way>& ways,
                                 const Ground& ground, double tolerance) {
  Search<std::vector<Pass>> search;
  EastOrder order(in_plane(nodes, ground));
  std::size_t count = 0;
  for (const Way& way : ways) {
    const std::vector<Point> points = in_plane(way.points, ground);
    std::vector<Hit> hits;
    double along = 0.0;
    for (std::size_t i = 0; i + 1 < points.size() && search.complete; ++i) {
      search.complete = order.add_near(points[i], points[i + 1], tolerance, i, along, hits);
      along += distance(points[i], points[i + 1]);
    }
    // What was not gone through to its end has no length.
    search.found.push_back(search.complete ? clean(std::move(hits), along, tolerance)
                                           : std::vector<Pass>());
    count += search.found.back().size();
    search.complete = search.complete && count <= most_passes;
  }
  return search;
}

std::vector<Way> cut(const Way& way, const std::vector<Pass>& at, const std::vector<Point>& nodes) {
  std::vector<Way> parts;
  Way part{{way.points.front()}, way.from, way.to};
  std::size_t next = 1;
  const auto add_until = [&](std::size_t end) {
    for (; next < end; ++next) part.points.push_back(way.points[next]);
  };
  for (const Pass& pass : at) {
    add_until(pass.after + 1);
    const Point& node = nodes[pass.node];
    if (part.points.size() > 1 && part.points.back() == node) part.points.pop_back();
    part.points.push_back(node);
    part.to = pass.node;
    parts.push_back(part);
    part = {{node}, pass.node, way.to};
    if (next < way.points.size() && way.points[next] == node) ++next;
  }
  add_until(way.points.size());
  part.to = way.to;
  parts.push_back(std::move(part));
  return parts;
}

std::vector<Point> shared_points(const std::vector<Way>& ways) {
  constexpr std::size_t several = std::numeric_limits<std::size_t>::max();
  std::map<std::pair<double, double>, std::size_t> owner;
  std::vector<Point> shared;
  for (std::size_t w = 0; w < ways.size(); ++w)
    for (std::size_t i = 1; i + 1 < ways[w].points.size(); ++i) {
      const Point& point = ways[w].points[i];
      const auto [first, added] = owner.emplace(std::pair(point.x, point.y), w);
      if (added || first->second == w || first->second == several) continue;
      first->second = several;
      shared.push_back(point);
    }
  return shared;
}

Search<std::pair<std::size_t, std::size_t>> crossings(const std::vector<Way>& ways,
                                                      const std::vector<Point>& nodes,
                                                      const Ground& ground, double tolerance) {
  Search<std::pair<std::size_t, std::size_t>> search;
  const std::vector<Point> places = in_plane(nodes, ground);
  std::vector<Piece> pieces;
  for (std::size_t w = 0; w < ways.size(); ++w) {
    const std::vector<Point> points = in_plane(ways[w].points, ground);
    for (std::size_t i = 1; i < points.size(); ++i) pieces.push_back({points[i - 1], points[i], w});
  }
  std::ranges::sort(pieces, {}, &Piece::west);
  const auto at_a_node = [&](const Point& point, std::size_t way) {
    return distance(point, places[ways[way].from]) <= 2.0 * tolerance ||
           distance(point, places[ways[way].to]) <= 2.0 * tolerance;
  };
  std::set<std::pair<std::size_t, std::size_t>> seen;
  std::size_t looked_at = 0;
  for (std::size_t i = 0; i < pieces.size(); ++i)
    for (std::size_t j = i + 1; j < pieces.size() && pieces[j].west() <= pieces[i].east(); ++j) {
      if (++looked_at > most_pairs || seen.size() > most_crossings) {
        search.complete = false;
        return search;
      }
      if (pieces[i].way == pieces[j].way) continue;
      const std::optional<Point> point = meeting(pieces[i], pieces[j]);
      if (!point || at_a_node(*point, pieces[i].way) || at_a_node(*point, pieces[j].way)) continue;
      const auto [low, high] = std::minmax(pieces[i].way, pieces[j].way);
      if (seen.insert({low, high}).second) search.found.push_back({low, high});
    }
  std::ranges::sort(search.found);
  return search;
}

std::vector<Line> joined(const std::vector<Line>& parts) {
  std::vector<Line> lines;
  Ends ends(parts);
  for (std::size_t p = 0; p < parts.size(); ++p) {
    if (!ends.has(p)) continue;
    ends.take_out(p);
    Line line = parts[p];
    ends.go_on(line);
    std::ranges::reverse(line);
    ends.go_on(line);
    std::ranges::reverse(line);
    lines.push_back(std::move(line));
  }
  return lines;
}

}  // namespace biandan::exchange
