#include "model/network/channel_way.hpp"

#include <algorithm>
#include <cmath>
#include <functional>
#include <limits>
#include <queue>
#include <utility>

namespace biandan::network {

namespace {

constexpr double nowhere = std::numeric_limits<double>::infinity();

/// A stop on a reach: a point of the graph at a chainage.
struct Stop {
  double chainage = 0.0;
  std::size_t point = 0;
};

struct Edge {
  std::size_t to = 0;
  double length = 0.0;
  Place from_place;  ///< where it leaves, on its reach; a structure has none
};

/// Nodes are the first points; every other place adds one.
class Graph {
 public:
  explicit Graph(const Network& network)
      : network_(network), stops_(network.reaches.size()), edges_(network.nodes.size()) {}

  std::size_t point_of(const Place& place) {
    if (!place.on_reach()) return place.node.index();
    stops_[place.reach.index()].push_back({place.chainage, edges_.size()});
    edges_.emplace_back();
    return edges_.size() - 1;
  }

  /// Once all points are there.
  void link() {
    for (std::size_t r = 0; r < stops_.size(); ++r) link_reach(r);
  }

  /// A channel goes on without length through a weir or a gate.
  void join(std::size_t a, std::size_t b) {
    edges_[a].push_back({b, 0.0, {}});
    edges_[b].push_back({a, 0.0, {}});
  }

  const std::vector<Edge>& edges_of(std::size_t point) const { return edges_[point]; }
  std::size_t size() const { return edges_.size(); }
  bool is_storage(std::size_t point) const {
    return point < network_.nodes.size() && network_.nodes[point].is_storage();
  }

 private:
  void link_reach(std::size_t r) {
    const Reach& reach = network_.reaches[r];
    std::vector<Stop>& stops = stops_[r];
    stops.push_back({0.0, reach.from.index()});
    stops.push_back({reach.length, reach.to.index()});
    std::stable_sort(stops.begin(), stops.end(),
                     [](const Stop& a, const Stop& b) { return a.chainage < b.chainage; });
    for (std::size_t k = 1; k < stops.size(); ++k) {
      const double length = stops[k].chainage - stops[k - 1].chainage;
      const auto place = [&](const Stop& stop) { return Place{{}, ReachId(r), stop.chainage}; };
      edges_[stops[k - 1].point].push_back({stops[k].point, length, place(stops[k - 1])});
      edges_[stops[k].point].push_back({stops[k - 1].point, length, place(stops[k])});
    }
  }

  const Network& network_;
  std::vector<std::vector<Stop>> stops_;  // by reach
  std::vector<std::vector<Edge>> edges_;  // by point
};

bool passable(const Structure& structure) {
  return std::holds_alternative<Weir>(structure.kind) ||
         std::holds_alternative<Gate>(structure.kind);
}

struct Reached {
  double length = nowhere;
  std::size_t target = 0;
};

/// Dijkstra from all targets at once: how far the nearest is from every point.
std::vector<Reached> spread(const Graph& graph, const std::vector<std::size_t>& targets) {
  std::vector<Reached> reached(graph.size());
  using Entry = std::pair<double, std::size_t>;
  std::priority_queue<Entry, std::vector<Entry>, std::greater<>> waiting;
  for (std::size_t t = targets.size(); t-- > 0;) {
    reached[targets[t]] = {0.0, t};
    waiting.emplace(0.0, targets[t]);
  }
  while (!waiting.empty()) {
    const auto [length, point] = waiting.top();
    waiting.pop();
    if (length > reached[point].length || graph.is_storage(point)) continue;
    for (const Edge& edge : graph.edges_of(point)) {
      const double next = length + edge.length;
      if (next >= reached[edge.to].length) continue;
      reached[edge.to] = {next, reached[point].target};
      waiting.emplace(next, edge.to);
    }
  }
  return reached;
}

/// The reach by which the shortest way leaves a point; through a structure, the reach on its own
/// side that is there.
std::optional<Place> start_of(const Graph& graph, const std::vector<Reached>& reached,
                              std::size_t point) {
  std::optional<Place> start;
  double best = nowhere;
  for (const Edge& edge : graph.edges_of(point)) {
    if (!edge.from_place.on_reach()) continue;
    const double length = graph.is_storage(edge.to) ? nowhere : reached[edge.to].length;
    if (start && edge.length + length >= best) continue;
    best = edge.length + length;
    start = edge.from_place;
  }
  return start;
}

}  // namespace

std::vector<std::optional<ChannelWay>> shortest_ways(const Network& network,
                                                     std::span<const Place> places,
                                                     std::span<const Place> targets) {
  Graph graph(network);
  std::vector<std::size_t> from, to;
  for (const Place& place : places) from.push_back(graph.point_of(place));
  for (const Place& place : targets) to.push_back(graph.point_of(place));
  for (const Structure& structure : network.structures)
    if (passable(structure)) {
      const std::size_t a = graph.point_of(structure.from);
      graph.join(a, graph.point_of(structure.to));
    }
  graph.link();

  const std::vector<Reached> reached = spread(graph, to);
  std::vector<std::optional<ChannelWay>> ways(places.size());
  for (std::size_t k = 0; k < places.size(); ++k) {
    const Reached& found = reached[from[k]];
    if (found.length == nowhere || graph.is_storage(from[k])) continue;
    if (const std::optional<Place> start = start_of(graph, reached, from[k]))
      ways[k] = ChannelWay{found.target, found.length, *start};
  }
  return ways;
}

}  // namespace biandan::network
