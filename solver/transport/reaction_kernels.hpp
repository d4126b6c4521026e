// The loops of Reactions over the lanes of a block. Compiled for any processor and for wide
// registers (base/instructions.hpp).
#pragma once

#include <cstddef>
#include <span>

#include "model/base/instructions.hpp"

namespace biandan::transport {

/// Lanes begin to end of arrays [row][lane] of `stride` lanes.
struct LaneRange {
  std::size_t begin = 0, end = 0, stride = 0;
};

/// A process in the balance of a state: g of it made by a g of the process.
struct StoichiometricTerm {
  std::size_t process = 0;
  double amount = 0.0;
};

/// What a process did where it ran forward, and where it ran backward; both positive.
struct BothWays {
  double forward = 0.0, backward = 0.0;
};

/// Four constituents side by side, of some cells in an array [cell * stride + constituent].
struct FourColumns {
  std::span<const std::size_t> cells;
  std::size_t stride = 0;
};

struct ReactionKernels {
  /// From such columns, which begin at `column`, to four rows [state][lane] of `lanes`, and back.
  void (*take_four)(const FourColumns& of, const double* column, double* row, std::size_t lanes);
  void (*scatter_four)(const FourColumns& of, const double* row, std::size_t lanes, double* column);
  /// slope[state] = sum of amount * rate[process] over its terms, which begin at first[state].
  void (*combine)(std::span<const std::size_t> first, const StoichiometricTerm* terms,
                  const LaneRange& lanes, const double* rate, double* slope);
  /// Of every process listed, in that order, the sums over lanes of rate * volume.
  void (*sum_masses)(std::span<const std::size_t> process, const LaneRange& lanes,
                     const double* rate, const double* volume, BothWays* sum);
  /// The largest of change / (|value| + usual).
  double (*largest_share)(const LaneRange& lanes, const double* change, const double* value,
                          double usual);
};

namespace plain {
extern const ReactionKernels reaction_kernels;
}
namespace wide {
extern const ReactionKernels reaction_kernels;
}
/// The fastest that this processor runs.
inline const ReactionKernels& reaction_kernels() {
  return base::has_wide_registers() ? wide::reaction_kernels : plain::reaction_kernels;
}

}  // namespace biandan::transport
