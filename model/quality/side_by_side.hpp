// The rates of a catalogue at places side by side, as they exist for any processor and for wide
// registers (base/instructions.hpp): by process, in the order of the catalogue.
#pragma once

#include <cstddef>

#include "model/base/instructions.hpp"
#include "model/quality/conditions.hpp"

namespace biandan::quality {

/// As Process::rates, for as many places from the first on as fill packs; returns how many.
using SideBySide = std::size_t (*)(std::size_t count, const double* const* water,
                                   const double* speed, const double* other,
                                   const Conditions<double>&, double* rate);

namespace plain {
extern const SideBySide *const lumped_rates, *const full_rates;
}
namespace wide {
extern const SideBySide *const lumped_rates, *const full_rates;
}

/// The fastest that this processor runs.
inline SideBySide lumped_side_by_side(std::size_t process) {
  return (base::has_wide_registers() ? wide::lumped_rates : plain::lumped_rates)[process];
}
inline SideBySide full_side_by_side(std::size_t process) {
  return (base::has_wide_registers() ? wide::full_rates : plain::full_rates)[process];
}

}  // namespace biandan::quality
