// Sums over all cells that the ledger needs after every step, without what rounding drops (Ogita,
// Rump and Oishi 2005). Compiled for any processor and for wide registers (base/instructions.hpp).
#pragma once

#include <cstddef>

#include "model/base/instructions.hpp"

namespace biandan::run {

/// Rows of constituents, one a cell, and the volumes or areas that hold them.
struct HeldRows {
  std::size_t cells = 0;
  std::size_t stride = 0;                 ///< numbers in a row
  const double* concentration = nullptr;  ///< of the first row [g/m3] or [g/m2]
  const double* extent = nullptr;         ///< by cell [m3] or [m2]
};

/// No volume and no concentration has a meaning beyond this: what grows without bound is stopped
/// before single precision, in which results are stored, ends at 3.4e38.
inline constexpr double runaway = 1e30;

struct LedgerKernels {
  double (*total)(std::size_t count, const double* values);
  /// Adds what is held of the constituents from begin to end to sum[k] + rest[k] [g].
  void (*add_masses)(const HeldRows& rows, std::size_t begin, std::size_t end, double* sum,
                     double* rest);
  /// Whether none is below zero, beyond `runaway` or not a number.
  bool (*all_fine)(std::size_t count, const double* values);
};

namespace plain {
extern const LedgerKernels ledger_kernels;
}
namespace wide {
extern const LedgerKernels ledger_kernels;
}
/// The fastest that this processor runs.
inline const LedgerKernels& ledger_kernels() {
  return base::has_wide_registers() ? wide::ledger_kernels : plain::ledger_kernels;
}

}  // namespace biandan::run
