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
  std::span<const int> target() const { return target_; }  ///< pair that each update meets

 private:
  std::vector<int> order_;
  std::vector<int> place_;   // by vertex, in the order
  std::vector<int> first_;   // size + 1
  std::vector<int> column_;  // pairs of a vertex in the order of the later ones
  std::vector<int> target_;  // by place, then by two pairs p < q of it
};

/// The matrix and its factors over one pattern. Right-hand sides are by vertex.
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

  /// Replaces the entries by their factors; the diagonal then holds reciprocals.
  void factor();

  /// Solves for `count` right-hand sides at once: value[vertex * count + k], replaced by the
  /// solution.
  void solve(std::span<Real> value, std::size_t count = 1) const;

 private:
  const EliminationPattern* pattern_;
  std::vector<Real> diagonal_;
  std::vector<Real> entry_;
};

template <class Real>
void Elimination<Real>::factor() {
  const int* vertex = pattern_->order().data();
  const int* first = pattern_->first().data();
  const int* column = pattern_->column().data();
  const int* target = pattern_->target().data();
  Real* entry = entry_.data();
  for (std::size_t place = 0; place < diagonal_.size(); ++place) {
    Real& pivot = diagonal_[static_cast<std::size_t>(vertex[place])];
    const Real inverse = 1.0 / pivot;
    pivot = inverse;
    const int end = first[place + 1];
    for (int p = first[place]; p < end; ++p) entry[2 * p + 1] = entry[2 * p + 1] * inverse;
    for (int p = first[place]; p < end; ++p) {
      const Real upper = entry[2 * p];
      const Real lower = entry[2 * p + 1];
      Real& later = diagonal_[static_cast<std::size_t>(column[p])];
      later = later - lower * upper;
      for (int q = p + 1; q < end; ++q, ++target) {
        Real* meets = entry + 2 * *target;
        meets[0] = meets[0] - lower * entry[2 * q];
        meets[1] = meets[1] - entry[2 * q + 1] * upper;
      }
    }
  }
}

template <class Real>
void Elimination<Real>::solve(std::span<Real> value, std::size_t count) const {
  const auto order = pattern_->order();
  const int* first = pattern_->first().data();
  const int* column = pattern_->column().data();
  const auto side = [&](int vertex) { return &value[static_cast<std::size_t>(vertex) * count]; };
  for (std::size_t place = 0; place < order.size(); ++place) {
    const Real* here = side(order[place]);
    for (int p = first[place]; p < first[place + 1]; ++p) {
      const Real lower = entry_[static_cast<std::size_t>(2 * p + 1)];
      Real* later = side(column[p]);
      for (std::size_t k = 0; k < count; ++k) later[k] = later[k] - lower * here[k];
    }
  }
  for (std::size_t place = order.size(); place-- > 0;) {
    Real* here = side(order[place]);
    for (int p = first[place]; p < first[place + 1]; ++p) {
      const Real upper = entry_[static_cast<std::size_t>(2 * p)];
      const Real* later = side(column[p]);
      for (std::size_t k = 0; k < count; ++k) here[k] = here[k] - upper * later[k];
    }
    const Real inverse = diagonal_[static_cast<std::size_t>(order[place])];
    for (std::size_t k = 0; k < count; ++k) here[k] = here[k] * inverse;
  }
}

}  // namespace biandan::math
