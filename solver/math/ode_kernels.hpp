// The loops of a step of BatchOde over its components, stage by stage (ode.cpp). Compiled for any
// processor and for wide registers (base/instructions.hpp).
#pragma once

#include <array>
#include <cstddef>

#include "model/base/instructions.hpp"

namespace biandan::math {

/// The end of a step from `before`, and what was passed on the way to it.
struct OdeStep {
  double dt = 0.0;                                  // [s]
  const double* before = nullptr;                   // values at its begin
  std::array<const double*, 3> slope{};             // of the stages
  double *after = nullptr, *passed = nullptr;       // written
  std::array<double, 3> weight{}, passed_weight{};  // of the slopes, in `after` and `passed`
  std::array<double, 3> error_weight{};             // in the estimate of the error
  double relative = 0.0, absolute = 0.0;            // tolerances of it
};

struct OdeKernels {
  /// stage = before + length * slope
  void (*first_stage)(std::size_t count, const double* before, double length, const double* slope,
                      double* stage);
  /// stage = before + length * (slope + other)
  void (*second_stage)(std::size_t count, const double* before, double length, const double* slope,
                       const double* other, double* stage);
  /// Of components that steer the step: whether the error of each is within the tolerance, and none
  /// that began at or above zero is below it, at the end or on the way.
  bool (*finish_controlled)(std::size_t count, const OdeStep& step);
  /// Of the others; `after` may be `before`.
  void (*finish)(std::size_t begin, std::size_t end, const OdeStep& step);
};

namespace plain {
extern const OdeKernels ode_kernels;
}
namespace wide {
extern const OdeKernels ode_kernels;
}
/// The fastest that this processor runs.
inline const OdeKernels& ode_kernels() {
  return base::has_wide_registers() ? wide::ode_kernels : plain::ode_kernels;
}

}  // namespace biandan::math
