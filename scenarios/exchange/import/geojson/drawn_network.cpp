#include "scenarios/exchange/import/geojson/drawn_network.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <utility>

#include "model/casefile/words.hpp"

namespace biandan::exchange {

namespace {

using casefile::quote;
using network::Line;
using network::Point;

/// The same line, drawn from either end.
Line one_way(const Line& line) {
  Line turned(line.rbegin(), line.rend());
  const auto before = [](const Point& a, const Point& b) {
    return std::pair(a.x, a.y) < std::pair(b.x, b.y);
  };
  return std::ranges::lexicographical_compare(turned, line, before) ? turned : line;
}

struct LineOrder {
  bool operator()(const Line& a, const Line& b) const {
    return std::ranges::lexicographical_compare(a, b, [](const Point& one, const Point& other) {
      return std::pair(one.x, one.y) < std::pair(other.x, other.y);
    });
  }
};

Line without_repeats(Line line) {
  line.erase(std::unique(line.begin(), line.end()), line.end());
  return line;
}

/// Nodes by their squares of the map, to be found by place.
class NodeFinder {
 public:
  explicit NodeFinder(const Ground& ground) : ground_(ground) {}

  void add(const Point& at, std::size_t node) {
    const Point plane = ground_.plane(at);
    squares_[square(plane, 0, 0)].push_back({node, plane});
  }

  /// The nearest one within the tolerance, the first of equals.
  std::optional<std::size_t> near(const Point& at) const {
    const Point plane = ground_.plane(at);
    std::optional<std::size_t> best;
    double least = drawing_tolerance;
    for (int across = -1; across <= 1; ++across)
      for (int up = -1; up <= 1; ++up) {
        const auto found = squares_.find(square(plane, across, up));
        if (found == squares_.end()) continue;
        for (const auto& [node, place] : found->second) {
          const double off = std::hypot(place.x - plane.x, place.y - plane.y);
          if (off > least || (off == least && best && node > *best)) continue;
          least = off;
          best = node;
        }
      }
    return best;
  }

 private:
  static std::pair<double, double> square(const Point& plane, int across, int up) {
    return {std::floor(plane.x / drawing_tolerance) + across,
            std::floor(plane.y / drawing_tolerance) + up};
  }

  const Ground& ground_;
  std::map<std::pair<double, double>, std::vector<std::pair<std::size_t, Point>>> squares_;
};

class Drawing {
 public:
  Drawing(const GeoJson& geojson, const Ground& ground, std::vector<NotCarried>& not_carried)
      : features_(geojson.features), ground_(ground), not_carried_(not_carried), finder_(ground) {}

  DrawnNetwork draw() {
    take_points();
    take_lines();
    take_named_ends();
    name_lines();
    for (Stretch& stretch : stretches_) {
      stretch.way.from = end_node(stretch.from, stretch.way.points.front());
      stretch.way.to = end_node(stretch.to, stretch.way.points.back());
    }
    meet_in_points();
    open_rings();
    cut_ways();
    tell_crossings();
    tell_made();
    return std::move(result_);
  }

 private:
  /// A line of a feature between its ends, before it is cut.
  struct Stretch {
    std::size_t feature = 0;
    std::optional<std::size_t> from, to;  // named by the feature
    Way way;
    bool whole_line = true;
  };

  void say(std::size_t feature, NotCarried::Why why, std::string said) {
    not_carried_.push_back(
        {why, features_[feature].place, described(features_[feature]), std::move(said)});
  }

  /// The name of a feature, as a case may have it; what changed is told.
  std::string name_of(std::size_t feature, std::string_view prefix) {
    const std::string wanted = features_[feature].text("name");
    if (plain_name(wanted).empty()) {
      ++unnamed_;
      return names_.next(prefix);
    }
    std::string name = names_.take(wanted);
    if (name != wanted)
      say(feature, NotCarried::Why::otherwise,
          "is named " + quote(name) +
              (plain_name(wanted) == wanted
                   ? ": the name is taken"
                   : ": names hold letters, digits, '_', '-', '.' and '#'"));
    return name;
  }

  std::size_t add_node(std::string name, const Point& at, std::optional<std::size_t> feature) {
    const std::size_t node = result_.nodes.size();
    result_.nodes.push_back({std::move(name), at, feature});
    finder_.add(at, node);
    if (!feature) ++made_;
    return node;
  }

  void take_points() {
    for (std::size_t f = 0; f < features_.size(); ++f) {
      if (!features_[f].point) continue;
      const Point& at = features_[f].parts.front().front();
      const std::string wanted = features_[f].text("name");
      const auto beside = finder_.near(at);
      const std::size_t node = add_node(name_of(f, "n"), at, f);
      if (!wanted.empty()) by_name_.emplace(wanted, node);
      if (beside)
        say(f, NotCarried::Why::otherwise,
            "is at the place of " + quote(result_.nodes[*beside].name) +
                "; ends of lines are joined to that one, and a node without a reach is refused");
    }
  }

  void take_lines() {
    std::map<Line, std::size_t, LineOrder> seen;
    for (std::size_t f = 0; f < features_.size(); ++f) {
      if (features_[f].point) continue;
      std::vector<Line> parts;
      for (const Line& part : features_[f].parts) {
        Line line = without_repeats(part);
        if (line.size() > 1) parts.push_back(std::move(line));
      }
      if (parts.empty()) say(f, NotCarried::Why::mistake, "is a line of one point");
      const std::vector<Line> lines = joined(parts);
      if (lines.size() > 1)
        say(f, NotCarried::Why::otherwise,
            "has " + std::to_string(lines.size()) +
                " parts that do not meet: a reach each, without bed levels, with nodes by place");
      for (const Line& line : lines) {
        if (ground_.length(line) <= drawing_tolerance) {
          say(f, NotCarried::Why::mistake,
              "is " + casefile::number_text(ground_.length(line), 3) + " m long: left out");
          continue;
        }
        const auto [first, added] = seen.emplace(one_way(line), f);
        if (!added) {
          say(f, NotCarried::Why::mistake,
              "runs as " + described(features_[first->second]) +
                  " does, point for point: left out");
          continue;
        }
        stretches_.push_back({f, {}, {}, {line, 0, 0}, lines.size() == 1});
      }
    }
  }

  /// The node that a line names as an end; one that no point has is made where the line ends.
  std::optional<std::size_t> named_end(std::size_t feature, const char* property, const Point& at) {
    const std::string wanted = features_[feature].text(property);
    if (wanted.empty()) return {};
    const auto found = by_name_.find(wanted);
    if (found == by_name_.end()) {
      const auto beside = finder_.near(at);
      const std::size_t node = add_node(names_.take(wanted), at, {});
      by_name_.emplace(wanted, node);
      if (beside)
        say(feature, NotCarried::Why::otherwise,
            "ends at its node " + quote(wanted) + ", which is at the place of " +
                quote(result_.nodes[*beside].name) + ": no water passes from one to the other");
      return node;
    }
    const double off = ground_.length(result_.nodes[found->second].at, at);
    if (off > drawing_tolerance)
      say(feature, NotCarried::Why::otherwise,
          "ends " + casefile::number_text(off, 3) + " m away from its node " + quote(wanted) +
              ": its course goes on to it");
    return found->second;
  }

  void take_named_ends() {
    for (Stretch& stretch : stretches_) {
      if (!stretch.whole_line) continue;
      stretch.from = named_end(stretch.feature, "from", stretch.way.points.front());
      stretch.to = named_end(stretch.feature, "to", stretch.way.points.back());
    }
  }

  void name_lines() {
    for (const Stretch& stretch : stretches_)
      if (!line_names_.contains(stretch.feature))
        line_names_.emplace(stretch.feature, name_of(stretch.feature, "r"));
  }

  std::size_t end_node(const std::optional<std::size_t>& named, const Point& at) {
    if (named) return *named;
    if (const auto near = finder_.near(at)) return *near;
    return add_node(names_.next("n"), at, {});
  }

  std::vector<Way> ways() const {
    std::vector<Way> ways;
    for (const Stretch& stretch : stretches_) ways.push_back(stretch.way);
    return ways;
  }

  std::vector<Point> places() const {
    std::vector<Point> places;
    for (const DrawnNode& node : result_.nodes) places.push_back(node.at);
    return places;
  }

  void meet_in_points() {
    for (const Point& point : shared_points(ways()))
      if (!finder_.near(point)) add_node(names_.next("n"), point, {});
  }

  /// What comes back to its node without another one on the way is no reach: it gets one halfway.
  void open_rings() {
    const std::vector<Point> at = places();
    const auto search = passes(at, ways(), ground_, drawing_tolerance);
    for (std::size_t s = 0; s < search.found.size(); ++s)
      for (const Way& part : cut(stretches_[s].way, search.found[s], at)) {
        if (part.from != part.to) continue;
        const Point middle = middle_of(part.points);
        if (!finder_.near(middle)) add_node(names_.next("n"), middle, {});
      }
  }

  /// The first point beyond half of the length.
  Point middle_of(const Line& points) const {
    const double half = 0.5 * ground_.length(points);
    double along = 0.0;
    std::size_t i = 0;
    for (; i + 2 < points.size() && along < half; ++i)
      along += ground_.length(points[i], points[i + 1]);
    if (i > 0) return points[i];
    return {0.5 * (points[0].x + points[1].x), 0.5 * (points[0].y + points[1].y)};
  }

  void tell_unfinished(bool complete, const std::string& what) {
    if (!complete)
      not_carried_.push_back({NotCarried::Why::unknown,
                              {},
                              what,
                              "too many to look for all: a smaller network, or points at the "
                              "ends of lines only"});
  }

  void cut_ways() {
    const std::vector<Point> at = places();
    const auto search = passes(at, ways(), ground_, drawing_tolerance);
    tell_unfinished(search.complete, "lines that pass nodes");
    std::map<std::size_t, std::vector<DrawnReach>> by_feature;
    for (std::size_t s = 0; s < stretches_.size(); ++s) {
      const std::vector<Pass> none;
      const std::vector<Pass>& passed = s < search.found.size() ? search.found[s] : none;
      add_parts(stretches_[s], cut(stretches_[s].way, passed, at), by_feature);
      tell_cuts(stretches_[s], passed);
    }
    for (auto& [feature, reaches] : by_feature) finish(feature, reaches);
  }

  void add_parts(const Stretch& stretch, std::vector<Way> parts,
                 std::map<std::size_t, std::vector<DrawnReach>>& by_feature) {
    for (Way& part : parts) {
      DrawnReach reach;
      reach.feature = stretch.feature;
      reach.whole_line = stretch.whole_line;
      reach.length = ground_.length(part.points) + gap(part.points.front(), part.from) +
                     gap(part.points.back(), part.to);
      reach.way = std::move(part);
      by_feature[stretch.feature].push_back(std::move(reach));
    }
  }

  /// From the end of a line to a node that it names and that lies elsewhere.
  double gap(const Point& end, std::size_t node) const {
    const double off = ground_.length(end, result_.nodes[node].at);
    return off > drawing_tolerance ? off : 0.0;
  }

  void tell_cuts(const Stretch& stretch, const std::vector<Pass>& passed) {
    if (passed.empty()) return;
    std::string nodes;
    constexpr std::size_t most_named = 10;
    for (std::size_t p = 0; p < std::min(passed.size(), most_named); ++p)
      nodes += (p > 0 ? ", " : "") + quote(result_.nodes[passed[p].node].name);
    if (passed.size() > most_named) nodes += " ...";
    say(stretch.feature, NotCarried::Why::otherwise,
        "passes " + nodes + " and is cut there: " + std::to_string(passed.size() + 1) + " reaches");
  }

  /// Names and shares of the reaches of a feature, in order along it.
  void finish(std::size_t feature, std::vector<DrawnReach>& reaches) {
    const std::string& base = line_names_.at(feature);
    double sum = 0.0;
    for (const DrawnReach& reach : reaches) sum += reach.length;
    double along = 0.0;
    for (DrawnReach& reach : reaches) {
      reach.name = reaches.size() == 1 ? base : names_.next(base + "_");
      reach.begin = along / sum;
      along += reach.length;
      reach.end = along / sum;
      result_.reaches.push_back(std::move(reach));
    }
  }

  void tell_crossings() {
    std::vector<Way> ways;
    for (const DrawnReach& reach : result_.reaches) ways.push_back(reach.way);
    const auto search = crossings(ways, places(), ground_, drawing_tolerance);
    tell_unfinished(search.complete, "lines that cross");
    for (const auto& [one, other] : search.found)
      say(result_.reaches[other].feature, NotCarried::Why::otherwise,
          "crosses " + quote(result_.reaches[one].name) +
              " without a point in common: no water passes from one to the other");
  }

  void tell_made() {
    const auto tell = [&](std::string what, const char* said) {
      not_carried_.push_back({NotCarried::Why::otherwise, {}, std::move(what), said});
    };
    if (unnamed_ > 0)
      tell(counted(unnamed_, "feature") + " without a name",
           "named r1, r2 ... if a line, n1, n2 ... if a point");
    if (made_ > 0)
      tell(counted(made_, "node") + " made", "junctions where lines end, meet or are cut");
  }

  const std::vector<GeoFeature>& features_;
  const Ground& ground_;
  std::vector<NotCarried>& not_carried_;
  NodeFinder finder_;
  Names names_;
  DrawnNetwork result_;
  std::vector<Stretch> stretches_;
  std::map<std::string, std::size_t> by_name_;     // nodes, as the file names them
  std::map<std::size_t, std::string> line_names_;  // by feature
  std::size_t unnamed_ = 0;
  std::size_t made_ = 0;
};

}  // namespace

DrawnNetwork draw_network(const GeoJson& geojson, const Ground& ground,
                          std::vector<NotCarried>& not_carried) {
  return Drawing(geojson, ground, not_carried).draw();
}

}  // namespace biandan::exchange
