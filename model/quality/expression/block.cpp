#include "model/quality/expression/block.hpp"

#include <algorithm>

#include "model/quality/expression/loops.hpp"
#include "model/quality/expression/operation.hpp"

namespace biandan::quality {

ExpressionBlock::ExpressionBlock(const Expression& expression, std::size_t groups,
                                 std::size_t places)
    : expression_(expression), places_(places) {
  const auto [fixed, place, water] = expression.end;
  fixed_.assign(groups * (expression.first_step_slot() + fixed), 0.0);
  placed_.assign((place - fixed) * places, 0.0);
  scratch_.assign((water - place) * places, 0.0);
  column_.resize(expression.slot_count());
  target_.resize(expression.steps.size());
}

void ExpressionBlock::fix(std::size_t group, std::span<const double> symbols) {
  double* values = fixed_.data() + group * (expression_.first_step_slot() + expression_.end[0]);
  std::size_t slot = 0;
  for (const double constant : expression_.constants) values[slot++] = constant;
  for (std::size_t i = 0; i < expression_.input.size(); ++i, ++slot) {
    if (expression_.input_stage[i] == Stage::fixed) values[slot] = symbols[expression_.input[i]];
  }
  for (std::size_t i = 0; i < expression_.end[0]; ++i, ++slot) {
    const Expression::Step& step = expression_.steps[i];
    values[slot] =
        apply<double>(step.operation, [&](std::size_t k) { return values[step.from[k]]; });
  }
}

// Where every slot stands for the places from `begin` on; most calls come for the same ones.
void ExpressionBlock::point(std::size_t group, std::size_t begin, SymbolColumns columns) {
  const Pointed wanted{group, begin, columns.data()};
  if (pointed_ == wanted) return;
  pointed_ = wanted;
  const std::size_t first = expression_.first_step_slot();
  const double* fixed = fixed_.data() + group * (first + expression_.end[0]);
  for (std::size_t slot = 0; slot < first + expression_.end[0]; ++slot) {
    column_[slot] = {fixed + slot, false};
  }
  for (std::size_t i = 0; i < expression_.input.size(); ++i) {
    if (expression_.input_stage[i] == Stage::fixed) continue;
    column_[expression_.constants.size() + i] = {columns[expression_.input[i]] + begin, true};
  }
  for (std::size_t i = expression_.end[0]; i < expression_.steps.size(); ++i) {
    double* values = i < expression_.end[1] ? placed_.data() + (i - expression_.end[0]) * places_
                                            : scratch_.data() + (i - expression_.end[1]) * places_;
    target_[i] = values + begin;
    column_[first + i] = {target_[i], true};
  }
}

void ExpressionBlock::run(std::size_t first, std::size_t last, std::size_t count) {
  const StepLoops& loops = step_loops();
  for (std::size_t i = first; i < last; ++i) {
    const Expression::Step& step = expression_.steps[i];
    const Column& a = column_[step.from[0]];
    const Column& b = column_[step.from[1]];
    const Column& c = column_[step.from[2]];
    const std::size_t way = (a.moves ? 1U : 0U) | (b.moves ? 2U : 0U) | (c.moves ? 4U : 0U);
    loops[static_cast<std::size_t>(step.operation) * operand_ways + way](
        count, {{a.values, b.values, c.values}, target_[i]});
  }
}

void ExpressionBlock::place(std::size_t group, std::size_t begin, std::size_t count,
                            SymbolColumns columns) {
  point(group, begin, columns);
  run(expression_.end[0], expression_.end[1], count);
}

void ExpressionBlock::rates(std::size_t group, std::size_t begin, std::size_t count,
                            SymbolColumns columns, double* rate) {
  point(group, begin, columns);
  const std::size_t first = expression_.first_step_slot();
  const bool stepped = expression_.result >= first + expression_.end[1];
  if (stepped) target_[expression_.result - first] = rate;
  run(expression_.end[1], expression_.end[2], count);
  if (stepped) return;
  const Column& result = column_[expression_.result];
  if (result.moves) {
    std::copy_n(result.values, count, rate);
  } else {
    std::fill_n(rate, count, *result.values);
  }
}

}  // namespace biandan::quality
