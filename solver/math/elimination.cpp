#include "solver/math/elimination.hpp"

#include <Eigen/OrderingMethods>
#include <Eigen/SparseCore>
#include <algorithm>
#include <numeric>
#include <set>

#include "solver/math/dissection.hpp"

namespace biandan::math {

namespace {

/// Vertices in an order that keeps the fill small.
std::vector<int> minimum_degree_order(std::size_t size,
                                      std::span<const std::pair<int, int>> links) {
  std::vector<Eigen::Triplet<double>> entries;
  entries.reserve(2 * links.size() + size);
  for (std::size_t v = 0; v < size; ++v)
    entries.emplace_back(static_cast<int>(v), static_cast<int>(v), 1.0);
  for (const auto& [a, b] : links) {
    entries.emplace_back(a, b, 1.0);
    entries.emplace_back(b, a, 1.0);
  }
  const auto count = static_cast<Eigen::Index>(size);
  Eigen::SparseMatrix<double> matrix(count, count);
  matrix.setFromTriplets(entries.begin(), entries.end());
  Eigen::PermutationMatrix<Eigen::Dynamic, Eigen::Dynamic, int> order;
  Eigen::AMDOrdering<int>()(matrix, order);
  return {order.indices().data(), order.indices().data() + size};
}

std::vector<int> places(const std::vector<int>& order) {
  std::vector<int> place(order.size());
  for (std::size_t k = 0; k < order.size(); ++k)
    place[static_cast<std::size_t>(order[k])] = static_cast<int>(k);
  return place;
}

/// For each place in the order, the later places it is joined with once all before are eliminated.
std::vector<std::vector<int>> filled_columns(const std::vector<int>& place,
                                             std::span<const std::pair<int, int>> links) {
  std::vector<std::vector<int>> later(place.size());
  for (const auto& [a, b] : links) {
    const int place_a = place[static_cast<std::size_t>(a)];
    const int place_b = place[static_cast<std::size_t>(b)];
    later[static_cast<std::size_t>(std::min(place_a, place_b))].push_back(
        std::max(place_a, place_b));
  }
  for (std::vector<int>& list : later) {
    std::sort(list.begin(), list.end());
    list.erase(std::unique(list.begin(), list.end()), list.end());
    // Eliminating a vertex joins all its later neighbours; the first of them inherits the rest.
    if (list.size() > 1) {
      std::vector<int>& heir = later[static_cast<std::size_t>(list.front())];
      heir.insert(heir.end(), list.begin() + 1, list.end());
    }
  }
  return later;
}

/// Pairs of entries that an order meets on its way.
double updates(const std::vector<int>& order, std::span<const std::pair<int, int>> links) {
  double sum = 0.0;
  for (const std::vector<int>& list : filled_columns(places(order), links)) {
    const auto count = static_cast<double>(list.size());
    sum += 0.5 * count * (count - 1.0);
  }
  return sum;
}

/// Lattices are for dissection, irregular networks for minimum degree.
std::vector<int> order_of_least_fill(std::size_t size, std::span<const std::pair<int, int>> links) {
  std::vector<int> dissected = dissection_order(size, links);
  std::vector<int> by_degree = minimum_degree_order(size, links);
  return updates(dissected, links) < updates(by_degree, links) ? dissected : by_degree;
}

/// A graph whose vertices leave one by one; what a vertex joined is then linked.
class Remainder {
 public:
  Remainder(std::size_t size, std::span<const std::pair<int, int>> links) : beside_(size) {
    for (const auto& [a, b] : links) {
      of(a).insert(b);
      of(b).insert(a);
    }
  }

  const std::set<int>& beside(int vertex) const {
    return beside_[static_cast<std::size_t>(vertex)];
  }
  void eliminate(int vertex) {
    for (const int neighbour : of(vertex)) {
      of(neighbour).erase(vertex);
      of(neighbour).insert(of(vertex).begin(), of(vertex).end());
      of(neighbour).erase(neighbour);
    }
    of(vertex).clear();
  }

 private:
  std::set<int>& of(int vertex) { return beside_[static_cast<std::size_t>(vertex)]; }
  std::vector<std::set<int>> beside_;
};

/// Vertices in the order of elimination. Dead ends go first, from the end inwards: no fill at all.
/// Then lines, whose vertices have two neighbours: every other one at a time, so that successive
/// eliminations do not wait for each other (cyclic reduction; Hockney 1965); that fills no more
/// than any order. What they leave is ordered for the smallest fill.
std::vector<int> choose_order(std::size_t size, std::span<const std::pair<int, int>> links) {
  Remainder graph(size, links);
  std::vector<int> order, left(size);
  std::iota(left.begin(), left.end(), 0);
  std::vector<char> gone(size, 0);
  const auto take = [&](int vertex) {
    order.push_back(vertex);
    gone[static_cast<std::size_t>(vertex)] = 1;
    graph.eliminate(vertex);
  };
  for (const int start : left)
    for (int vertex = start; vertex >= 0 && !gone[static_cast<std::size_t>(vertex)];) {
      if (graph.beside(vertex).size() > 1) break;
      const int next = graph.beside(vertex).empty() ? -1 : *graph.beside(vertex).begin();
      take(vertex);
      vertex = next;
    }
  for (bool found = true; found;) {
    found = false;
    std::erase_if(left, [&](int v) { return gone[static_cast<std::size_t>(v)] != 0; });
    std::vector<char> waits(size, 0);
    for (const int vertex : left) {
      if (waits[static_cast<std::size_t>(vertex)] || graph.beside(vertex).size() > 2) continue;
      for (const int neighbour : graph.beside(vertex))
        waits[static_cast<std::size_t>(neighbour)] = 1;
      take(vertex);
      found = true;
    }
  }
  std::vector<int> number(size, -1);  // of the vertices that are left
  for (std::size_t k = 0; k < left.size(); ++k)
    number[static_cast<std::size_t>(left[k])] = static_cast<int>(k);
  std::vector<std::pair<int, int>> joined;
  for (const int vertex : left)
    for (const int neighbour : graph.beside(vertex))
      if (vertex < neighbour)
        joined.emplace_back(number[static_cast<std::size_t>(vertex)],
                            number[static_cast<std::size_t>(neighbour)]);
  for (const int k : order_of_least_fill(left.size(), joined))
    order.push_back(left[static_cast<std::size_t>(k)]);
  return order;
}

/// The first place of every front, and the size: a place joins the front before it where that one's
/// last vertex is joined with it and else with the same ones.
std::vector<int> front_begins(const std::vector<std::vector<int>>& later) {
  std::vector<int> begin;
  for (std::size_t place = 0; place < later.size(); ++place) {
    const auto here = static_cast<int>(place);
    const bool room = !begin.empty() && here - begin.back() < widest_front;
    const bool joins = room && !later[place - 1].empty() && later[place - 1].front() == here &&
                       later[place - 1].size() == later[place].size() + 1;
    if (!joins) begin.push_back(here);
  }
  begin.push_back(static_cast<int>(later.size()));
  return begin;
}

}  // namespace

EliminationPattern::EliminationPattern(std::size_t size, std::span<const std::pair<int, int>> links)
    : order_(choose_order(size, links)), place_(places(order_)) {
  const std::vector<std::vector<int>> later = filled_columns(place_, links);
  std::vector<int> columns;  // by pair, as places
  first_.assign(1, 0);
  for (const std::vector<int>& list : later) {
    columns.insert(columns.end(), list.begin(), list.end());
    first_.push_back(static_cast<int>(columns.size()));
  }
  for (const int place : columns) column_.push_back(order_[static_cast<std::size_t>(place)]);
  front_ = front_begins(later);
  for (std::size_t front = 0; front + 1 < front_.size(); ++front)
    list_runs(later[static_cast<std::size_t>(front_[front + 1] - 1)], columns);
  prefer_large_pages(order_, first_, column_, front_, run_);
}

/// The runs of a front whose vertices are joined with the places `list` beyond it.
void EliminationPattern::list_runs(const std::vector<int>& list, const std::vector<int>& columns) {
  for (std::size_t p = 0; p < list.size(); ++p) {
    const auto row = static_cast<std::size_t>(list[p]);
    const auto begin = columns.begin() + first_[row];
    const auto end = columns.begin() + first_[row + 1];
    for (std::size_t q = p + 1; q < list.size(); ++q) {
      const auto target = static_cast<int>(std::lower_bound(begin, end, list[q]) - columns.begin());
      const bool goes_on = q > p + 1 && target == run_.back().target + run_.back().count;
      if (goes_on)
        ++run_.back().count;
      else
        run_.push_back({target, 1});
    }
  }
}

int EliminationPattern::entry(int a, int b) const {
  const int place_a = place_[static_cast<std::size_t>(a)];
  const int place_b = place_[static_cast<std::size_t>(b)];
  const bool upper = place_a < place_b;
  const auto row = static_cast<std::size_t>(upper ? place_a : place_b);
  const auto begin = column_.begin() + first_[row];
  const auto end = column_.begin() + first_[row + 1];
  const auto pair = static_cast<int>(std::find(begin, end, upper ? b : a) - column_.begin());
  return 2 * pair + (upper ? 0 : 1);
}

base::Library ordering_library() {
  return {"Eigen",
          std::to_string(EIGEN_WORLD_VERSION) + "." + std::to_string(EIGEN_MAJOR_VERSION) + "." +
              std::to_string(EIGEN_MINOR_VERSION),
          "MPL-2.0"};
}

}  // namespace biandan::math
