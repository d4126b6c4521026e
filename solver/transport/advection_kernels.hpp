// The loops of advection over faces and cells, over plain arrays.
//
// Concentrations of a place stand in a row of `packs` packs of four (rows.hpp). Compiled for any
// processor and for wide registers (base/instructions.hpp), and for the usual numbers of packs
// each.
#pragma once

#include <array>
#include <cstddef>
#include <span>

#include "model/base/instructions.hpp"

namespace biandan::transport {

/// What a sub-step knows of the cells beforehand.
struct CellWater {
  std::size_t count = 0;
  double dt = 0.0;
  double largest_share = 0.0;
  const double *before, *after, *leaving;  ///< volumes [m3], all water that leaves [m3/s]
  double *per_before, *per_after, *room;   ///< dt / volume; see math::universal_limit
};

/// A face whose value comes from a polynomial. Cells along the course of the water; those that are
/// not in its stencil repeat their neighbours.
struct StencilFace {
  int face, farther_up, far_up, up, down, far_down;
};
struct StencilFaces {
  std::span<const StencilFace> quintic, cubic, uneven;  ///< by the weights of math/limiter.hpp
};

/// A face behind a junction, a storage or a place with structures.
struct BlendedFace {
  int face, mixed, up, down;  ///< `mixed`: row of what enters `up`
};

/// A face as a cell sees it.
struct CellFace {
  int face = 0;
  int from = 0;       ///< cell whose water passes
  double flow = 0.0;  ///< into the cell [m3/s]
};

/// A cell where blended faces begin, and its faces.
struct MixedCell {
  int cell = 0;
  int row = 0;  ///< in `mixed`
  int first = 0;
  int end = 0;
  int slot = -1;       ///< of Exchange
  double water = 0.0;  ///< that enters from outside [m3/s]
};

struct AdvectionArrays {
  std::size_t packs = 0;
  double dt = 0.0;
  const double* discharge = nullptr;                               ///< by face, its size [m3/s]
  const double *before, *leaving, *per_before, *per_after, *room;  ///< by cell
  const double* concentration = nullptr;                           ///< rows by cell
  double* mixed = nullptr;                                         ///< rows
  double* increment = nullptr;                                     ///< rows by face, c_face - c_up
  double* next = nullptr;                                          ///< rows by cell
};

// Arguments are taken by value: what is stored could otherwise be part of them, for all that the
// compiler knows of packs, and every number of them would be read anew.
struct AdvectionKernels {
  /// Returns how many cells hold nothing or give away more than the largest share.
  std::size_t (*prepare)(CellWater cells);
  /// What rows of `mixed` bring [g/s] and all that enters through faces, mixed [g/m3].
  void (*mix)(std::span<const MixedCell> cells, const CellFace* faces, AdvectionArrays arrays);
  /// Increments of faces.
  void (*pass_stencils)(StencilFaces faces, AdvectionArrays arrays);
  void (*pass_blended)(std::span<const BlendedFace> faces, AdvectionArrays arrays);
  /// Next values of all cells; `first`: by cell, its first face, and the end.
  void (*move)(std::span<const int> first, const CellFace* faces, AdvectionArrays arrays);
};

/// For any number of packs, then for 1, 2, ...
using AdvectionKernelsByPacks = std::array<AdvectionKernels, 5>;
namespace plain {
extern const AdvectionKernelsByPacks advection_kernels;
}
namespace wide {
extern const AdvectionKernelsByPacks advection_kernels;
}
/// The fastest that this processor runs.
inline const AdvectionKernels& advection_kernels(std::size_t packs) {
  const auto& all = base::has_wide_registers() ? wide::advection_kernels : plain::advection_kernels;
  return all[packs < all.size() ? packs : 0];
}

}  // namespace biandan::transport
