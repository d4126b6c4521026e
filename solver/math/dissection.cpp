#include "solver/math/dissection.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace biandan::math {

namespace {

/// Least share of the vertices on either side of a cut.
constexpr double least_share = 0.2;
/// Vertices with more neighbours are hubs, such as a lake: they come last, for a search that passes
/// through one sees no rim.
constexpr std::size_t most_neighbours = 12;
/// Searches for a vertex at the rim; each starts where the one before ended.
constexpr int most_searches = 8;

std::size_t index(int value) {
  return static_cast<std::size_t>(value);
}

using Vertices = std::vector<int>;

/// Vertices by their distance from the one that a search began at.
struct Levels {
  Vertices vertex;                 // one level after the other
  std::vector<std::size_t> first;  // by level, and the end
  std::size_t count() const { return first.size() - 1; }
  std::span<const int> at(std::size_t level) const {
    return std::span(vertex).subspan(first[level], first[level + 1] - first[level]);
  }
};

class Dissection {
 public:
  Dissection(std::size_t size, std::span<const std::pair<int, int>> links)
      : beside_(size), part_(size, 0), seen_(size, 0) {
    for (const auto& [a, b] : links) {
      beside_[index(a)].push_back(b);
      beside_[index(b)].push_back(a);
    }
  }

  Vertices order() {
    Vertices all(beside_.size());
    std::iota(all.begin(), all.end(), 0);
    const auto hubs = std::stable_partition(all.begin(), all.end(), [&](int vertex) {
      return beside_[index(vertex)].size() <= most_neighbours;
    });
    const Vertices last(hubs, all.end());
    for (const int vertex : last) part_[index(vertex)] = placed;
    all.erase(hubs, all.end());
    dissect(all);
    order_.insert(order_.end(), last.begin(), last.end());
    return std::move(order_);
  }

 private:
  void dissect(const Vertices& part);
  void dissect_joined(const Levels& levels, int part);
  Levels search(int start, int part);
  Levels search_from_rim(int start, int part);
  std::size_t degree(int vertex, int part) const;
  Vertices last_of_level(const Levels& levels, std::size_t level, int part);
  Vertices cut(const Levels& levels, int part);

  static constexpr int placed = -1;

  std::vector<Vertices> beside_;
  std::vector<int> part_;  // by vertex, the part in work that it belongs to, or `placed`
  std::vector<int> seen_;  // by vertex, the last search that met it
  int parts_ = 0;
  int searches_ = 0;
  Vertices order_;
};

/// Appends vertices to the order, one joined piece of them after the other.
void Dissection::dissect(const Vertices& part) {
  const int number = ++parts_;
  for (const int vertex : part) part_[index(vertex)] = number;
  for (const int vertex : part)
    if (part_[index(vertex)] == number) dissect_joined(search_from_rim(vertex, number), number);
}

void Dissection::dissect_joined(const Levels& levels, int part) {
  const Vertices between = cut(levels, part);
  const Vertices& last = between.empty() ? levels.vertex : between;
  for (const int vertex : last) part_[index(vertex)] = placed;
  Vertices before, after;
  bool passed = false;
  for (std::size_t level = 0; level < levels.count(); ++level) {
    bool cuts = false;
    for (const int vertex : levels.at(level)) {
      const bool here = part_[index(vertex)] == placed;
      cuts = cuts || here;
      if (!here) (passed ? after : before).push_back(vertex);
    }
    passed = passed || cuts;
  }
  dissect(before);
  dissect(after);
  order_.insert(order_.end(), last.begin(), last.end());
}

Levels Dissection::search(int start, int part) {
  const int number = ++searches_;
  Levels found{{start}, {0}};
  seen_[index(start)] = number;
  while (found.first.back() < found.vertex.size()) {
    const std::size_t begin = found.first.back();
    const std::size_t end = found.vertex.size();
    found.first.push_back(end);
    for (std::size_t k = begin; k < end; ++k)
      for (const int next : beside_[index(found.vertex[k])]) {
        if (part_[index(next)] != part || seen_[index(next)] == number) continue;
        seen_[index(next)] = number;
        found.vertex.push_back(next);
      }
  }
  return found;
}

/// Of the vertices that are furthest from a start the one with the fewest neighbours is the next
/// start, as long as that makes more levels: they then have few vertices.
Levels Dissection::search_from_rim(int start, int part) {
  Levels best = search(start, part);
  for (int k = 0; k < most_searches; ++k) {
    const auto furthest = best.at(best.count() - 1);
    const int next =
        *std::ranges::min_element(furthest, {}, [&](int vertex) { return degree(vertex, part); });
    Levels found = search(next, part);
    if (found.count() <= best.count()) break;
    best = std::move(found);
  }
  return best;
}

std::size_t Dissection::degree(int vertex, int part) const {
  return static_cast<std::size_t>(std::ranges::count_if(
      beside_[index(vertex)], [&](int other) { return part_[index(other)] == part; }));
}

/// The vertices of a level that are joined with the next one.
Vertices Dissection::last_of_level(const Levels& levels, std::size_t level, int part) {
  const int number = ++searches_;
  for (const int vertex : levels.at(level + 1)) seen_[index(vertex)] = number;
  Vertices joined;
  for (const int vertex : levels.at(level))
    if (std::ranges::any_of(beside_[index(vertex)], [&](int other) {
          return part_[index(other)] == part && seen_[index(other)] == number;
        }))
      joined.push_back(vertex);
  return joined;
}

/// The level that cuts with the fewest vertices for the size of the smaller side: a cut of n
/// vertices costs the more, the less it leaves on both sides. None where all are lopsided.
Vertices Dissection::cut(const Levels& levels, int part) {
  const auto size = static_cast<double>(levels.vertex.size());
  Vertices best;
  double least = 0.0;
  for (std::size_t level = 1; level + 1 < levels.count(); ++level) {
    Vertices joined = last_of_level(levels, level, part);
    const auto after = size - static_cast<double>(levels.first[level + 1]);
    const auto before = size - after - static_cast<double>(joined.size());
    const double smaller = std::min(before, after);
    if (smaller < least_share * size) continue;
    const double cost = static_cast<double>(joined.size()) / std::sqrt(smaller);
    if (!best.empty() && cost >= least) continue;
    least = cost;
    best = std::move(joined);
  }
  return best;
}

}  // namespace

std::vector<int> dissection_order(std::size_t size, std::span<const std::pair<int, int>> links) {
  return Dissection(size, links).order();
}

}  // namespace biandan::math
