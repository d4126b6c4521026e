// Gaussian elimination without pivoting on a fixed, structurally symmetric pattern.
//
// The pattern is that of a graph: a diagonal entry per vertex and a pair of entries (i, j), (j, i)
// per link, values unsymmetric. The order of elimination is chosen once to keep the fill small
// (nested dissection, or approximate minimum degree, Amestoy, Davis and Duff 1996, from Eigen,
// whichever takes fewer updates) and the places of every update are listed once, so that the
// numeric part is a walk over arrays, written over Real. Successive vertices that are joined with
// the same later ones form a front: what all of them subtract from a row is subtracted in one go
// (supernodes; Duff and Reid 1983). No pivoting is needed for the diagonally dominant matrices of
// flow and dispersion.
#pragma once

#include <cstddef>
#include <span>
#include <utility>
#include <vector>

#include "model/base/library.hpp"
#include "model/base/real.hpp"
#include "solver/math/front_update.hpp"
#include "solver/math/large_pages.hpp"

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

  /// By front, its first place; and the size. The pairs of a vertex in a front are those with the
  /// later vertices of the front and, the same for all of them, those with vertices beyond.
  std::span<const int> fronts() const { return front_; }

  /// By front, then by pair p of its last vertex: the runs that pairs p + 1 ... meet.
  std::span<const Run> runs() const { return run_; }

 private:
  void list_runs(const std::vector<int>& list, const std::vector<int>& columns);

  std::vector<int> order_;
  std::vector<int> place_;   // by vertex, in the order
  std::vector<int> first_;   // size + 1
  std::vector<int> column_;  // pairs of a vertex in the order of the later ones
  std::vector<int> front_;
  std::vector<Run> run_;
};

/// The matrix and its factors over one pattern. The right-hand side is by vertex.
template <class Real>
class Elimination {
 public:
  explicit Elimination(const EliminationPattern& pattern)
      : pattern_(&pattern),
        diagonal_(pattern.size(), Real(0.0)),
        entry_(2 * pattern.pairs(), Real(0.0)) {
    prefer_large_pages(diagonal_, entry_);
  }

  void clear() {
    for (Real& diagonal : diagonal_) diagonal = Real(0.0);
    for (Real& entry : entry_) entry = Real(0.0);
  }
  Real& diagonal(std::size_t vertex) { return diagonal_[vertex]; }
  Real& at(int entry) { return entry_[static_cast<std::size_t>(entry)]; }

  /// Replaces a right-hand side by the solution, and the entries by their factors.
  void solve(std::span<Real> value);

 private:
  void eliminate_in_line(int place, int target, std::span<Real> value);
  void eliminate(int place, int end, std::span<Real> value);
  Front front_between(int begin, int end) const;

  const EliminationPattern* pattern_;
  std::vector<Real> diagonal_;
  std::vector<Real> entry_;
};

template <class Real>
void Elimination<Real>::solve(std::span<Real> value) {
  const auto order = pattern_->order();
  const int* first = pattern_->first().data();
  const int* column = pattern_->column().data();
  const auto fronts = pattern_->fronts();
  const Run* run = pattern_->runs().data();
  for (std::size_t front = 0; front + 1 < fronts.size(); ++front) {
    const int end = fronts[front + 1];
    const int rows = first[end] - first[end - 1];
    if (rows == 2 && end - fronts[front] == 1) {
      eliminate_in_line(fronts[front], run->target, value);
      ++run;
      continue;
    }
    for (int place = fronts[front]; place < end; ++place) eliminate(place, end, value);
    if (rows > 1) run = subtract_front(entry_.data(), front_between(fronts[front], end), run);
  }
  for (std::size_t place = order.size(); place-- > 0;) {
    const auto vertex = static_cast<std::size_t>(order[place]);
    const int end = first[place + 1];
    const auto known = [&](int p) {
      return entry_[2 * p] * value[static_cast<std::size_t>(column[p])];
    };
    Real even(0.0), odd(0.0);  // sums that do not wait for each other
    int p = first[place];
    for (; p + 1 < end; p += 2) {
      even = even + known(p);
      odd = odd + known(p + 1);
    }
    if (p < end) even = even + known(p);
    const Real here = value[vertex] - (even + odd);
    value[vertex] = here * diagonal_[vertex];
  }
}

/// A vertex between two others, which then meet in pair `target`: what `eliminate` and a front of
/// one do, without their loops.
template <class Real>
void Elimination<Real>::eliminate_in_line(int place, int target, std::span<Real> value) {
  const auto vertex = static_cast<std::size_t>(pattern_->order()[place]);
  const int p = pattern_->first()[place];
  const auto one = static_cast<std::size_t>(pattern_->column()[p]);
  const auto other = static_cast<std::size_t>(pattern_->column()[p + 1]);
  Real* pair = entry_.data() + 2 * p;
  Real* meets = entry_.data() + 2 * target;
  const Real inverse = 1.0 / diagonal_[vertex];
  const Real here = value[vertex];
  const Real to_one = pair[0], to_other = pair[2];
  const Real lower_one = pair[1] * inverse, lower_other = pair[3] * inverse;
  diagonal_[vertex] = inverse;
  pair[1] = lower_one;
  pair[3] = lower_other;
  diagonal_[one] = diagonal_[one] - lower_one * to_one;
  diagonal_[other] = diagonal_[other] - lower_other * to_other;
  value[one] = value[one] - lower_one * here;
  value[other] = value[other] - lower_other * here;
  meets[0] = meets[0] - lower_one * to_other;
  meets[1] = meets[1] - to_one * lower_other;
}

/// One vertex of a front that goes on to the place `end`: diagonals, the right-hand side, and the
/// rows within the front.
template <class Real>
void Elimination<Real>::eliminate(int place, int end, std::span<Real> value) {
  const int* first = pattern_->first().data();
  const int* column = pattern_->column().data();
  const auto vertex = static_cast<std::size_t>(pattern_->order()[place]);
  Real* entry = entry_.data();
  const Real inverse = 1.0 / diagonal_[vertex];
  diagonal_[vertex] = inverse;
  const Real here = value[vertex];
  for (int p = first[place]; p < first[place + 1]; ++p) {
    const auto later = static_cast<std::size_t>(column[p]);
    const Real lower = entry[2 * p + 1] * inverse;
    entry[2 * p + 1] = lower;
    diagonal_[later] = diagonal_[later] - lower * entry[2 * p];
    value[later] = value[later] - lower * here;
  }
  for (int row = place + 1, p = first[place]; row < end; ++row, ++p) {
    for (int k = 0; k < first[row + 1] - first[row]; ++k)
      subtract_pair(entry, p, p + 1 + k, first[row] + k);
  }
}

template <class Real>
Front Elimination<Real>::front_between(int begin, int end) const {
  const int* first = pattern_->first().data();
  Front front{end - begin, first[end] - first[end - 1], {}};
  for (int place = begin; place < end; ++place)
    front.first[static_cast<std::size_t>(place - begin)] = first[place + 1] - front.rows;
  return front;
}

/// Eigen
base::Library ordering_library();

}  // namespace biandan::math
