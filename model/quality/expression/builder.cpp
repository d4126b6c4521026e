#include "model/quality/expression/builder.hpp"

#include <algorithm>
#include <bit>
#include <cstdint>

namespace biandan::quality {

ExpressionBuilder::Node ExpressionBuilder::add(const Entry& entry) {
  const auto same = [&](const Entry& other) {
    return other.kind == entry.kind &&
           std::bit_cast<std::uint64_t>(other.constant) ==
               std::bit_cast<std::uint64_t>(entry.constant) &&
           other.id == entry.id && other.operation == entry.operation && other.from == entry.from;
  };
  const auto found = std::find_if(entries_.begin(), entries_.end(), same);
  if (found != entries_.end()) return static_cast<Node>(found - entries_.begin());
  entries_.push_back(entry);
  return entries_.size() - 1;
}

ExpressionBuilder::Node ExpressionBuilder::constant(double value) {
  Entry entry;
  entry.constant = value;
  return add(entry);
}

ExpressionBuilder::Node ExpressionBuilder::input(std::size_t id, Stage stage) {
  Entry entry;
  entry.kind = Kind::input;
  entry.id = id;
  entry.stage = stage;
  return add(entry);
}

ExpressionBuilder::Node ExpressionBuilder::add_step(Operation operation,
                                                    const std::array<Node, 3>& from) {
  const std::size_t count = operand_count(operation);
  Entry entry;
  entry.kind = Kind::step;
  entry.operation = operation;
  entry.from = from;
  bool constants = true;
  for (std::size_t i = 0; i < count; ++i) {
    const Entry& operand = entries_[from[i]];
    constants = constants && operand.kind == Kind::constant;
    entry.stage = std::max(entry.stage, operand.stage);
  }
  if (!constants) return add(entry);
  return constant(
      apply<double>(operation, [&](std::size_t i) { return entries_[from[i]].constant; }));
}

ExpressionBuilder::Node ExpressionBuilder::step(Operation operation, Node a) {
  return add_step(operation, {a, a, a});
}
ExpressionBuilder::Node ExpressionBuilder::step(Operation operation, Node a, Node b) {
  return add_step(operation, {a, b, a});
}
ExpressionBuilder::Node ExpressionBuilder::step(Operation operation, Node a, Node b, Node c) {
  return add_step(operation, {a, b, c});
}

ExpressionBuilder::Node ExpressionBuilder::whole_power(Node a, int n) {
  if (n == 1) return a;
  const Node half = whole_power(a, n / 2);
  const Node even = step(Operation::multiply, half, half);
  return n % 2 == 0 ? even : step(Operation::multiply, even, a);
}

std::optional<double> ExpressionBuilder::constant_of(Node node) const {
  const Entry& entry = entries_[node];
  return entry.kind == Kind::constant ? std::optional(entry.constant) : std::nullopt;
}

Expression ExpressionBuilder::finish(Node result, const base::Dimension& dimension) const {
  // What folding left behind is left out.
  std::vector<bool> used(entries_.size(), false);
  used[result] = true;
  for (std::size_t i = entries_.size(); i-- > 0;) {
    if (!used[i] || entries_[i].kind != Kind::step) continue;
    for (const Node from : entries_[i].from) used[from] = true;
  }
  Expression expression;
  expression.dimension = dimension;
  std::vector<std::uint32_t> slot(entries_.size(), 0);
  std::uint32_t next = 0;
  for (std::size_t i = 0; i < entries_.size(); ++i) {
    if (!used[i] || entries_[i].kind != Kind::constant) continue;
    expression.constants.push_back(entries_[i].constant);
    slot[i] = next++;
  }
  for (std::size_t i = 0; i < entries_.size(); ++i) {
    if (!used[i] || entries_[i].kind != Kind::input) continue;
    expression.input.push_back(entries_[i].id);
    expression.input_stage.push_back(entries_[i].stage);
    slot[i] = next++;
  }
  for (std::size_t stage = 0; stage < stage_count; ++stage) {
    for (std::size_t i = 0; i < entries_.size(); ++i) {
      const Entry& entry = entries_[i];
      if (!used[i] || entry.kind != Kind::step) continue;
      if (entry.stage != static_cast<Stage>(stage)) continue;
      expression.steps.push_back(
          {entry.operation, {slot[entry.from[0]], slot[entry.from[1]], slot[entry.from[2]]}});
      slot[i] = next++;
    }
    expression.end[stage] = expression.steps.size();
  }
  expression.result = slot[result];
  return expression;
}

}  // namespace biandan::quality
