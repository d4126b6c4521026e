// The loops over faces and cells that carry most of the work, over plain arrays.
//
// kernels.cpp is compiled for any x86-64 and once more for processors with AVX2; the program picks
// at start. Both do the same operations in the same order on every number: results do not depend
// on the machine. All arrays are filled up to a multiple of `kernel_lanes`.
#pragma once

#include <cstddef>

namespace biandan::flow {

/// Faces or parts of cells that go through a formula at a time.
inline constexpr std::size_t kernel_lanes = 4;

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

struct Kernels {
  /// Drive, depth and its slopes from the levels.
  void (*face_depths)(const FaceArrays& faces, double dt);
  /// Discharge, velocity, area, width and slopes from drive and depth.
  void (*face_flows)(const FaceArrays& faces, double dt);
  void (*storage)(const StorageArrays& parts);
};

/// For any processor.
const Kernels& plain_kernels();
/// The fastest that this processor runs.
const Kernels& kernels();

}  // namespace biandan::flow
