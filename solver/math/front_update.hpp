// What the vertices of a front subtract from the rows beyond it: nearly all the work of eliminating
// a network with many loops.
//
// Rows hold pairs (upper, lower) of entries. Vertex v of the front subtracts from the pair (r, q)
//
//   upper(r, q) -= lower_v(r) upper_v(q),     lower(r, q) -= upper_v(r) lower_v(q)
//
// one vertex after the other. For doubles this exists for any processor and for those with wide
// registers, equal to the last bit (base/instructions.hpp).
#pragma once

#include <array>
#include <cstddef>
#include <span>

#include "model/base/instructions.hpp"

namespace biandan::math {

/// Most vertices of a front.
inline constexpr int widest_front = 4;

/// Successive pairs of a row, `count` of them from `target` on, that successive pairs of an earlier
/// row meet.
struct Run {
  int target = 0;
  int count = 0;
};

struct Front {
  int width = 0;                          ///< vertices
  int rows = 0;                           ///< beyond the front
  std::array<int, widest_front> first{};  ///< by vertex, its first pair beyond the front
};

/// Pair `pivot`, whose row is eliminated, and pair `from` beside it meet pair `target`.
template <class Real>
void subtract_pair(Real* entry, int pivot, int from, int target) {
  entry[2 * target] = entry[2 * target] - entry[2 * pivot + 1] * entry[2 * from];
  entry[2 * target + 1] = entry[2 * target + 1] - entry[2 * pivot] * entry[2 * from + 1];
}

using UpdateBeyond = const Run* (*)(double* entry, const Front& front, const Run* run);
namespace plain {
extern const UpdateBeyond update_beyond;
}
namespace wide {
extern const UpdateBeyond update_beyond;
}

/// Subtracts one front from the entries; returns the run after its last one.
template <class Real>
const Run* subtract_front(Real* entry, const Front& front, const Run* run) {
  const auto pivots = std::span(front.first).first(static_cast<std::size_t>(front.width));
  for (int row = 0; row + 1 < front.rows; ++row)
    for (int q = row + 1; q < front.rows; q += run++->count)
      for (const int first : pivots)
        for (int k = 0; k < run->count; ++k)
          subtract_pair(entry, first + row, first + q + k, run->target + k);
  return run;
}

inline const Run* subtract_front(double* entry, const Front& front, const Run* run) {
  static const UpdateBeyond update =
      base::has_wide_registers() ? wide::update_beyond : plain::update_beyond;
  return update(entry, front, run);
}

}  // namespace biandan::math
