// The loops of dispersion over cells, over plain arrays; rows as in advection_kernels.hpp.
//
// Compiled for any processor and for wide registers (base/instructions.hpp), and for the usual
// numbers of packs each.
#pragma once

#include <array>
#include <cstddef>
#include <span>

#include "model/base/instructions.hpp"

namespace biandan::transport {

/// How fast cells exchange with their neighbours.
struct CellExchange {
  std::size_t count = 0;
  const double *volume, *sum;   ///< [m3], sum(G) [m3/s]
  const double* wet;            ///< volume from which on a cell counts as wet [m3]
  double *per_volume, *number;  ///< 1 / V, 0 of dry cells; sum(G) / V [1/s]
};

/// Largest sum(G) / V [1/s].
struct ExchangeNumbers {
  double largest = 0.0;      ///< of all cells
  double largest_wet = 0.0;  ///< of cells that count as wet
};

/// A neighbour of a cell, and the face between them.
struct Neighbour {
  int cell = 0;
  int face = 0;
};

struct DispersionArrays {
  std::size_t packs = 0;
  double dt = 0.0;
  const double* conductance = nullptr;  ///< by face, G [m3/s]
  const double* per_volume = nullptr;   ///< by cell
  const double* from = nullptr;         ///< rows by cell, what is exchanged
  double* to = nullptr;                 ///< rows by cell
};

/// Right-hand sides: kept c + sum of given c_j.
struct WeightedSums {
  std::size_t packs = 0;
  const double* kept = nullptr;   ///< by cell [m3]
  const double* given = nullptr;  ///< by face [m3]
  const double* from = nullptr;   ///< rows by cell
  double* to = nullptr;           ///< rows by cell
};

/// A symmetric matrix once factored (math/elimination.hpp).
struct FactoredMatrix {
  std::size_t packs = 0;
  std::span<const int> order, first, column;
  const double* factor = nullptr;   ///< by pair
  const double* inverse = nullptr;  ///< by cell, of the pivot
  double* value = nullptr;          ///< rows by cell: right-hand sides, then the solution
};

// Arguments are taken by value, see advection_kernels.hpp.
struct DispersionKernels {
  ExchangeNumbers (*measure)(CellExchange cells);
  /// c + dt / V sum of G (c_j - c) of all cells; `first`: by cell, its first neighbour, and the
  /// end.
  void (*spread)(std::span<const int> first, const Neighbour* beside, DispersionArrays);
  /// The mean of that and of what stands in `to`: the second stage of Heun.
  void (*spread_again)(std::span<const int> first, const Neighbour* beside, DispersionArrays);
  void (*gather)(std::span<const int> first, const Neighbour* beside, WeightedSums);
  void (*solve)(FactoredMatrix);
};

/// For any number of packs, then for 1, 2, ...
using DispersionKernelsByPacks = std::array<DispersionKernels, 5>;
namespace plain {
extern const DispersionKernelsByPacks dispersion_kernels;
}
namespace wide {
extern const DispersionKernelsByPacks dispersion_kernels;
}
/// The fastest that this processor runs.
inline const DispersionKernels& dispersion_kernels(std::size_t packs) {
  const auto& all =
      base::has_wide_registers() ? wide::dispersion_kernels : plain::dispersion_kernels;
  return all[packs < all.size() ? packs : 0];
}

}  // namespace biandan::transport
