// The benchmark network: looped plain rivers with tide, gate, weir and pump, for speed and
// stability figures. R parallel rivers of trapezoidal channel, joined by cross canals every twelve
// nodes, enter a pool; a gate and a weir lead to a second pool and a canal to the tidal sea; a pump
// lifts water from a polder of the first river to the last.
#pragma once

#include "model/case.hpp"

namespace biandan::test {

struct BenchSize {
  int pieces;        ///< channel pieces of 100 m in all
  int rivers;        ///< parallel rivers
  int river_pieces;  ///< pieces of each river
  int odd_pieces;    ///< that lengthen the last river upstream
};

inline constexpr BenchSize bench_100{100, 3, 30, 2};
inline constexpr BenchSize bench_300{300, 5, 55, 3};
inline constexpr BenchSize bench_1000{1000, 8, 116, 0};

/// About `pieces` pieces in `rivers` rivers.
BenchSize bench_size(int pieces, int rivers);

/// The case, 30 days, without constituents; a reach for every piece between two crossings.
Case bench_network(const BenchSize& size);

}  // namespace biandan::test
