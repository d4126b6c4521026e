// One step of an expression at many places, as a loop over plain arrays. Compiled for any processor
// and for wide registers (base/instructions.hpp).
#pragma once

#include <array>
#include <cstddef>

#include "model/base/instructions.hpp"
#include "model/quality/expression/operation.hpp"

namespace biandan::quality {

/// The operands of a step, and where its results go.
struct StepColumns {
  std::array<const double*, 3> from{};
  double* to = nullptr;
};

/// Places [0, count).
using StepLoop = void (*)(std::size_t count, const StepColumns& columns);

/// Ways in which each of three operands is an array (bit i of the way) or one number for all.
inline constexpr std::size_t operand_ways = 8;
inline constexpr std::size_t operation_count = static_cast<std::size_t>(Operation::choose) + 1;

/// By operation * operand_ways + way.
using StepLoops = std::array<StepLoop, operation_count * operand_ways>;
namespace plain {
extern const StepLoops step_loops;
}
namespace wide {
extern const StepLoops step_loops;
}
/// The fastest that this processor runs.
inline const StepLoops& step_loops() {
  return base::has_wide_registers() ? wide::step_loops : plain::step_loops;
}

}  // namespace biandan::quality
