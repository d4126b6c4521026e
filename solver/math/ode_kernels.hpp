// The loops of a step of BatchOde over its components, stage by stage (ode.cpp). Compiled for any
// processor and for wide registers (base/instructions.hpp).
#pragma once

#include <array>
#include <cstddef>

#include "model/base/instructions.hpp"

namespace biandan::math {

/// A step of steering components from `before`: values at its end and on the way.
struct OdeStep {
  const double* before = nullptr;
  std::array<const double*, 3> slope{};  ///< of the stages
  double *after = nullptr, *passed = nullptr;
  std::array<double, 3> weight{}, until{},
      error{};                            ///< of the slopes in both, and in the error [s]
  double relative = 0.0, absolute = 0.0;  ///< tolerances of the error
};

struct OdeKernels {
  /// stage = before + length * slope
  void (*first_stage)(std::size_t count, const double* before, double length, const double* slope,
                      double* stage);
  /// stage = before + length * (slope + other)
  void (*second_stage)(std::size_t count, const double* before, double length, const double* slope,
                       const double* other, double* stage);
  /// Steps of two and of three stages, the first two with the same weight at the end and, of two
  /// with opposite ones, of three with the same one in the error. Whether the error of each is
  /// within the tolerance, and none that began at or above zero is below it, at the end or on the
  /// way.
  bool (*finish_two)(std::size_t count, OdeStep step);
  bool (*finish_three)(std::size_t count, OdeStep step);
  /// sum = before + weighted slopes; `sum` may be `before`.
  void (*sum)(std::size_t count, const double* before, const std::array<double, 3>& weight,
              const std::array<const double*, 3>& slope, double* sum);
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
