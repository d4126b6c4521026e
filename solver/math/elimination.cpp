#include "solver/math/elimination.hpp"

#include <Eigen/OrderingMethods>
#include <Eigen/SparseCore>
#include <algorithm>
#include <set>

namespace biandan::math {

namespace {

/// Vertices by rank in an order that keeps the fill small.
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

/// Rank of every vertex. Vertices on lines, with two neighbours at most, come first and as they are
/// numbered: that fills no more than any order, and neighbours on a line stay neighbours in memory.
/// What they leave is ordered for the smallest fill.
std::vector<int> choose_ranks(std::size_t size, std::span<const std::pair<int, int>> links) {
  std::vector<std::set<int>> beside(size);
  for (const auto& [a, b] : links) {
    beside[static_cast<std::size_t>(a)].insert(b);
    beside[static_cast<std::size_t>(b)].insert(a);
  }
  std::vector<int> ranks(size, -1);
  int next = 0;
  for (std::size_t v = 0; v < size; ++v) {
    if (beside[v].size() > 2) continue;
    const int line = static_cast<int>(v);
    for (const int neighbour : beside[v]) {
      std::set<int>& joined = beside[static_cast<std::size_t>(neighbour)];
      joined.erase(line);
      joined.insert(beside[v].begin(), beside[v].end());
      joined.erase(neighbour);
    }
    beside[v].clear();
    ranks[v] = next++;
  }
  std::vector<int> number(size, -1), left;  // the vertices that are left, numbered anew
  for (std::size_t v = 0; v < size; ++v) {
    if (ranks[v] >= 0) continue;
    number[v] = static_cast<int>(left.size());
    left.push_back(static_cast<int>(v));
  }
  std::vector<std::pair<int, int>> joined;
  for (const int v : left)
    for (const int neighbour : beside[static_cast<std::size_t>(v)])
      if (v < neighbour)
        joined.emplace_back(number[static_cast<std::size_t>(v)],
                            number[static_cast<std::size_t>(neighbour)]);
  for (const int place : minimum_degree_order(left.size(), joined))
    ranks[static_cast<std::size_t>(left[static_cast<std::size_t>(place)])] = next++;
  return ranks;
}

/// For each rank, the higher ranks it is joined with once all lower ones are eliminated.
std::vector<std::vector<int>> filled_columns(const std::vector<int>& ranks,
                                             std::span<const std::pair<int, int>> links) {
  std::vector<std::vector<int>> higher(ranks.size());
  for (const auto& [a, b] : links) {
    const int rank_a = ranks[static_cast<std::size_t>(a)];
    const int rank_b = ranks[static_cast<std::size_t>(b)];
    higher[static_cast<std::size_t>(std::min(rank_a, rank_b))].push_back(std::max(rank_a, rank_b));
  }
  for (std::vector<int>& list : higher) {
    std::sort(list.begin(), list.end());
    list.erase(std::unique(list.begin(), list.end()), list.end());
    // Eliminating a vertex joins all its higher neighbours; the lowest of them inherits the rest.
    if (list.size() > 1) {
      std::vector<int>& heir = higher[static_cast<std::size_t>(list.front())];
      heir.insert(heir.end(), list.begin() + 1, list.end());
    }
  }
  return higher;
}

}  // namespace

EliminationPattern::EliminationPattern(std::size_t size, std::span<const std::pair<int, int>> links)
    : rank_(choose_ranks(size, links)) {
  const std::vector<std::vector<int>> higher = filled_columns(rank_, links);
  first_.assign(1, 0);
  for (const std::vector<int>& list : higher) {
    column_.insert(column_.end(), list.begin(), list.end());
    first_.push_back(column_.size());
  }
  for (const std::vector<int>& list : higher)
    for (std::size_t p = 0; p < list.size(); ++p)
      for (std::size_t q = p + 1; q < list.size(); ++q) {
        const auto row = static_cast<std::size_t>(list[p]);
        const auto begin = column_.begin() + static_cast<std::ptrdiff_t>(first_[row]);
        const auto end = column_.begin() + static_cast<std::ptrdiff_t>(first_[row + 1]);
        target_.push_back(
            static_cast<std::size_t>(std::lower_bound(begin, end, list[q]) - column_.begin()));
      }
}

EliminationPattern::Entry EliminationPattern::entry(int a, int b) const {
  const int rank_a = rank_[static_cast<std::size_t>(a)];
  const int rank_b = rank_[static_cast<std::size_t>(b)];
  const auto row = static_cast<std::size_t>(std::min(rank_a, rank_b));
  const auto begin = column_.begin() + static_cast<std::ptrdiff_t>(first_[row]);
  const auto end = column_.begin() + static_cast<std::ptrdiff_t>(first_[row + 1]);
  const auto found = std::lower_bound(begin, end, std::max(rank_a, rank_b));
  return {static_cast<std::size_t>(found - column_.begin()), rank_a < rank_b};
}

}  // namespace biandan::math
