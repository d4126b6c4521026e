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

  std::size_t size() const { return order_.size(); }
  /// Number of entry pairs, fill included.
  std::size_t pairs() const { return column_.size(); }

  /// Place of entry (a, b) of linked vertices among all entries: pair p holds the entries 2 p,
  /// whose row is eliminated first, and 2 p + 1, its mirror.
  int entry(int a, int b) const;

  std::span<const int> order() const { return order_; }  ///< vertices as they are eliminated
  std::span<const int> first() const { return first_; }  ///< by place in the order, its first pair
  std::span<const int> column() const { return column_; }  ///< by pair, the later vertex

  /// Updates of successive pairs by one earlier pair meet successive pairs, `count` of them from
  /// `target` on.
  struct Run {
    int target = 0;
    int count = 0;
  };
  /// By place, then by pair p of it: the runs that pairs p + 1 ... meet.
  std::span<const Run> runs() const { return run_; }

 private:
  std::vector<int> order_;
  std::vector<int> place_;   // by vertex, in the order
  std::vector<int> first_;   // size + 1
  std::vector<int> column_;  // pairs of a vertex in the order of the later ones
  std::vector<Run> run_;
};

/// The matrix and its factors over one pattern. The right-hand side is by vertex.
template <class Real>
class Elimination {
 public:
  explicit Elimination(const EliminationPattern& pattern)
      : pattern_(&pattern),
        diagonal_(pattern.size(), Real(0.0)),
        entry_(2 * pattern.pairs(), Real(0.0)) {}

  void clear() {
    for (Real& diagonal : diagonal_) diagonal = Real(0.0);
    for (Real& entry : entry_) entry = Real(0.0);
  }
  Real& diagonal(std::size_t vertex) { return diagonal_[vertex]; }
  Real& at(int entry) { return entry_[static_cast<std::size_t>(entry)]; }

  /// Replaces a right-hand side by the solution, and the entries by their factors.
  void solve(std::span<Real> value);

 private:
  const EliminationPattern* pattern_;
  std::vector<Real> diagonal_;
  std::vector<Real> entry_;
};

template <class Real>
void Elimination<Real>::solve(std::span<Real> value) {
  const auto order = pattern_->order();
  const int* first = pattern_->first().data();
  const int* column = pattern_->column().data();
  const EliminationPattern::Run* run = pattern_->runs().data();
  Real* entry = entry_.data();
  for (std::size_t place = 0; place < order.size(); ++place) {
    const auto vertex = static_cast<std::size_t>(order[place]);
    const Real inverse = 1.0 / diagonal_[vertex];
    diagonal_[vertex] = inverse;
    const Real here = value[vertex];
    const int end = first[place + 1];
    for (int p = first[place]; p < end; ++p) {
      const auto later = static_cast<std::size_t>(column[p]);
      const Real lower = entry[2 * p + 1] * inverse;
      entry[2 * p + 1] = lower;
      diagonal_[later] = diagonal_[later] - lower * entry[2 * p];
      value[later] = value[later] - lower * here;
    }
    for (int p = first[place]; p < end; ++p) {
      const Real upper = entry[2 * p];
      const Real lower = entry[2 * p + 1];
      for (int q = p + 1; q < end; q += run++->count) {
        const Real* from = entry + 2 * q;
        Real* meets = entry + 2 * run->target;
        for (int k = 0; k < 2 * run->count; k += 2) {
          const Real meets_upper = meets[k] - lower * from[k];
          const Real meets_lower = meets[k + 1] - upper * from[k + 1];
          meets[k] = meets_upper;
          meets[k + 1] = meets_lower;
        }
      }
    }
  }
  for (std::size_t place = order.size(); place-- > 0;) {
    const auto vertex = static_cast<std::size_t>(order[place]);
    Real here = value[vertex];
    for (int p = first[place]; p < first[place + 1]; ++p)
      here = here - entry[2 * p] * value[static_cast<std::size_t>(column[p])];
    value[vertex] = here * diagonal_[vertex];
  }
}

}  // namespace biandan::math
