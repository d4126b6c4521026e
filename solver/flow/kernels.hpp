// The loops over faces and cells that carry most of the work, over plain arrays.
//
// Compiled for any processor and for wide registers (base/instructions.hpp). All arrays are filled
// up to a multiple of `kernel_lanes`, those of faces with one number more.
#pragma once

#include <cstddef>

#include "model/base/instructions.hpp"

namespace biandan::flow {

/// Faces or parts of cells that go through a formula at a time.
inline constexpr std::size_t kernel_lanes = 4;

/// Length of an array of `count` numbers that is filled up, with one more for a neighbour.
constexpr std::size_t filled_up(std::size_t count) {
  return (count + kernel_lanes - 1) / kernel_lanes * kernel_lanes + 1;
}

/// What the formulas of a channel face read and write; fields as in momentum.hpp, by face.
struct FaceArrays {
  std::size_t count = 0;
  const double *bed, *bed_left, *bed_right, *crest, *per_blend, *pull, *friction;
  const double *theta, *inertia, *source, *old_drop;
  const double *level_left, *level_right;
  const double *start, *width, *slope, *area, *perimeter, *perimeter_rate;
  const double *per_radius, *radius_rate;
  double *drive, *depth, *depth_by_left, *depth_by_right;
  double *discharge, *velocity, *flow_area, *surface_width, *by_left, *by_right;
};

/// The same for volume and surface of parts of cells (cell_storage.hpp), by part.
struct StorageArrays {
  std::size_t count = 0;
  const double *depth, *factor, *bottom, *pit;
  const double *start, *width, *slope, *area;
  double *volume, *surface;
};

/// Momentum that crosses the points of lines (crossing.hpp), by channel face: the point of a face
/// is the one between it and the next.
struct CrossingArrays {
  std::size_t count = 0;
  const double *discharge, *velocity, *area, *old_velocity, *distance;
  const double *per_section, *depth;       ///< of the point; 0 where there is none
  double* rate;                            ///< advection_rate
  double *inertia_before, *source_before;  ///< what a face takes from the point before it
  double *inertia, *source;
};

struct Kernels {
  /// Drive, depth and its slopes from the levels.
  void (*face_depths)(FaceArrays faces, double dt);
  /// Discharge, velocity, area, width and slopes from drive and depth.
  void (*face_flows)(FaceArrays faces, double dt);
  void (*storage)(StorageArrays parts);
  /// Rate, inertia and source of every face from the points of lines.
  void (*cross)(CrossingArrays faces, double dt);
};

namespace plain {
extern const Kernels kernels;
}
namespace wide {
extern const Kernels kernels;
}
/// The fastest that this processor runs.
inline const Kernels& kernels() {
  return base::has_wide_registers() ? wide::kernels : plain::kernels;
}

}  // namespace biandan::flow
