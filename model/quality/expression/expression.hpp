// An expression as a flat program: steps in an order in which each finds its operands done. No
// recursion, no allocation and no virtual call when it is evaluated.
//
//   slots = [ constants | inputs | results of the steps ]
//
// A step is of the latest stage of its operands, and steps are sorted by stage, so that what does
// not depend on the concentrations is done once for many evaluations (block.hpp).
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "model/base/units.hpp"
#include "model/quality/expression/operation.hpp"

namespace biandan::quality {

/// When a value is known.
enum class Stage : std::uint8_t {
  fixed,  ///< parameters and temperature: common to all places with the same parameters
  place,  ///< of the place: depth, velocity
  water   ///< of the concentrations
};
inline constexpr std::size_t stage_count = static_cast<std::size_t>(Stage::water) + 1;

struct Expression {
  struct Step {
    Operation operation = Operation::add;
    std::array<std::uint32_t, 3> from{};  ///< slots; those beyond the operands repeat the first
  };

  std::vector<double> constants;   ///< in inside units
  std::vector<std::size_t> input;  ///< which symbol each input is (Symbol::id)
  std::vector<Stage> input_stage;
  std::vector<Step> steps;                     ///< sorted by stage
  std::array<std::size_t, stage_count> end{};  ///< steps up to and with each stage
  std::size_t result = 0;                      ///< slot
  base::Dimension dimension;

  std::size_t first_step_slot() const { return constants.size() + input.size(); }
  std::size_t slot_count() const { return first_step_slot() + steps.size(); }
};

/// The value over any number type. `input(id)` is the value of a symbol; `work` keeps its memory
/// from one call to the next.
template <class Real, class Input>
Real evaluate(const Expression& expression, const Input& input, std::vector<Real>& work) {
  work.clear();
  work.reserve(expression.slot_count());
  for (const double constant : expression.constants) work.push_back(Real(constant));
  for (const std::size_t id : expression.input) work.push_back(input(id));
  for (const Expression::Step& step : expression.steps) {
    work.push_back(apply<Real>(step.operation,
                               [&](std::size_t i) -> const Real& { return work[step.from[i]]; }));
  }
  return work[expression.result];
}

}  // namespace biandan::quality
