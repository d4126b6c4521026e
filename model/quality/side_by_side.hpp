// All processes of a catalogue at places side by side, as they exist for any processor and for wide
// registers (base/instructions.hpp).
#pragma once

#include <cstddef>
#include <span>

#include "model/base/instructions.hpp"
#include "model/quality/conditions.hpp"

namespace biandan::quality {

/// What processes have at places, [process][place] in rows of `stride`, in the order of the
/// catalogue.
struct ProcessRows {
  std::size_t stride = 0;
  double* speed = nullptr;  ///< see Pace
  double* other = nullptr;
  double* rate = nullptr;
};

/// Speeds and rates of all processes of a catalogue at `count` places that share their conditions;
/// rates need only their parameters and the light. Writes what Process::speed and Process::rate
/// give, to the last bit; of speeds in one number, `other` is left alone.
struct SideBySide {
  void (*speeds)(std::size_t count, const double* depth, const double* velocity,
                 const Conditions<double>&, const ProcessRows&);
  /// Speeds where every place has a temperature of its own [degC]; all else is that of the
  /// conditions. `factors`: those temperature factors that any process with a speed uses.
  void (*warm_speeds)(std::size_t count, const double* depth, const double* velocity,
                      const double* temperature, const Conditions<double>&,
                      std::span<const Parameter> factors, const ProcessRows&);
  /// `water`: one array a state.
  void (*rates)(std::size_t count, const double* const* water, const Conditions<double>&,
                const ProcessRows&);
};

namespace plain {
extern const SideBySide lumped_side_by_side, full_side_by_side;
}
namespace wide {
extern const SideBySide lumped_side_by_side, full_side_by_side;
}

/// The fastest that this processor runs.
inline const SideBySide& lumped_side_by_side() {
  return base::has_wide_registers() ? wide::lumped_side_by_side : plain::lumped_side_by_side;
}
inline const SideBySide& full_side_by_side() {
  return base::has_wide_registers() ? wide::full_side_by_side : plain::full_side_by_side;
}

}  // namespace biandan::quality
