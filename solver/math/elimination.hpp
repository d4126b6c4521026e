// Gaussian elimination without pivoting on a fixed, structurally symmetric pattern.
//
// The pattern is that of a graph: a diagonal entry per vertex and a pair of entries (i, j), (j, i)
// per link, values unsymmetric. The order of elimination is chosen once to keep the fill small
// (approximate minimum degree, Amestoy, Davis and Duff 1996, from Eigen) and the places of every
// update are listed once, so that the numeric part is a walk over arrays, written over Real. No
// pivoting is needed for the diagonally dominant matrices of flow and dispersion.
#pragma once

#include <cstddef>
#include <span>
#include <utility>
#include <vector>

#include "model/base/real.hpp"

namespace biandan::math {

/// Order of elimination and the place of every entry and update.
class EliminationPattern {
 public:
  /// `links` join vertices 0 ... size - 1; repeated links share an entry. Precondition: no link
  /// joins a vertex with itself.
  EliminationPattern(std::size_t size, std::span<const std::pair<int, int>> links);

  std::size_t size() const { return rank_.size(); }
  /// Number of entry pairs, fill included.
  std::size_t pairs() const { return column_.size(); }
  /// Position of a vertex in the order of elimination.
  std::size_t rank(std::size_t vertex) const { return static_cast<std::size_t>(rank_[vertex]); }

  /// Place of the link between two vertices: the pair, and whether entry (a, b) is the upper one.
  struct Entry {
    std::size_t pair = 0;
    bool upper = true;
  };
  Entry entry(int a, int b) const;

  std::span<const std::size_t> first() const { return first_; }    ///< first pair of each rank
  std::span<const int> column() const { return column_; }          ///< higher rank of each pair
  std::span<const std::size_t> target() const { return target_; }  ///< pair that each update meets

 private:
  std::vector<int> rank_;            // by vertex
  std::vector<std::size_t> first_;   // by rank, size + 1
  std::vector<int> column_;          // by pair
  std::vector<std::size_t> target_;  // by rank, then by two pairs p < q of it
};

/// The matrix and its factors over one pattern. Entries and right-hand sides are by rank.
template <class Real>
class Elimination {
 public:
  explicit Elimination(const EliminationPattern& pattern)
      : pattern_(&pattern),
        diagonal_(pattern.size(), Real(0.0)),
        upper_(pattern.pairs(), Real(0.0)),
        lower_(pattern.pairs(), Real(0.0)) {}

  void clear() {
    for (Real& entry : diagonal_) entry = Real(0.0);
    for (Real& entry : upper_) entry = Real(0.0);
    for (Real& entry : lower_) entry = Real(0.0);
  }
  Real& diagonal(std::size_t rank) { return diagonal_[rank]; }
  Real& at(EliminationPattern::Entry entry) {
    return entry.upper ? upper_[entry.pair] : lower_[entry.pair];
  }

  /// Replaces the entries by their factors; the diagonal then holds reciprocals.
  void factor();

  /// Solves for `count` right-hand sides at once: value[rank * count + k], replaced by the
  /// solution.
  void solve(std::span<Real> value, std::size_t count = 1) const;

 private:
  const EliminationPattern* pattern_;
  std::vector<Real> diagonal_;
  std::vector<Real> upper_;
  std::vector<Real> lower_;
};

template <class Real>
void Elimination<Real>::factor() {
  const auto first = pattern_->first();
  const auto column = pattern_->column();
  const std::size_t* target = pattern_->target().data();
  for (std::size_t rank = 0; rank < diagonal_.size(); ++rank) {
    const Real inverse = 1.0 / diagonal_[rank];
    diagonal_[rank] = inverse;
    const std::size_t begin = first[rank];
    const std::size_t end = first[rank + 1];
    for (std::size_t p = begin; p < end; ++p) lower_[p] = lower_[p] * inverse;
    for (std::size_t p = begin; p < end; ++p) {
      Real& pivot = diagonal_[static_cast<std::size_t>(column[p])];
      pivot = pivot - lower_[p] * upper_[p];
      for (std::size_t q = p + 1; q < end; ++q, ++target) {
        upper_[*target] = upper_[*target] - lower_[p] * upper_[q];
        lower_[*target] = lower_[*target] - lower_[q] * upper_[p];
      }
    }
  }
}

template <class Real>
void Elimination<Real>::solve(std::span<Real> value, std::size_t count) const {
  const auto first = pattern_->first();
  const auto column = pattern_->column();
  for (std::size_t rank = 0; rank < diagonal_.size(); ++rank)
    for (std::size_t p = first[rank]; p < first[rank + 1]; ++p) {
      Real* below = &value[static_cast<std::size_t>(column[p]) * count];
      for (std::size_t k = 0; k < count; ++k)
        below[k] = below[k] - lower_[p] * value[rank * count + k];
    }
  for (std::size_t rank = diagonal_.size(); rank-- > 0;) {
    Real* here = &value[rank * count];
    for (std::size_t p = first[rank]; p < first[rank + 1]; ++p) {
      const Real* above = &value[static_cast<std::size_t>(column[p]) * count];
      for (std::size_t k = 0; k < count; ++k) here[k] = here[k] - upper_[p] * above[k];
    }
    for (std::size_t k = 0; k < count; ++k) here[k] = here[k] * diagonal_[rank];
  }
}

}  // namespace biandan::math
