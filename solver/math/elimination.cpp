#include "solver/math/elimination.hpp"

#include <Eigen/OrderingMethods>
#include <Eigen/SparseCore>
#include <algorithm>

namespace biandan::math {

namespace {

/// Rank of every vertex in an order that keeps the fill small.
std::vector<int> minimum_degree_ranks(std::size_t size,
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
  // The ordering lists vertices by rank.
  std::vector<int> ranks(size);
  for (std::size_t rank = 0; rank < size; ++rank)
    ranks[static_cast<std::size_t>(order.indices()[static_cast<Eigen::Index>(rank)])] =
        static_cast<int>(rank);
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
    : rank_(minimum_degree_ranks(size, links)) {
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
