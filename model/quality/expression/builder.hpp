// Collects the steps of an expression while it is read: folds what is constant, does what is
// written twice once, and sorts by stage at the end. None of it changes a bit of the value.
#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <vector>

#include "model/quality/expression/expression.hpp"

namespace biandan::quality {

class ExpressionBuilder {
 public:
  /// A value of the expression in the making.
  using Node = std::size_t;

  Node constant(double value);
  Node input(std::size_t id, Stage stage);
  Node step(Operation operation, Node a);
  Node step(Operation operation, Node a, Node b);
  Node step(Operation operation, Node a, Node b, Node c);
  /// a^n by multiplications, for bases of either sign. Precondition: n >= 1.
  Node whole_power(Node a, int n);

  /// The number of a constant.
  std::optional<double> constant_of(Node node) const;
  /// Different numbers, names and operations so far.
  std::size_t size() const { return entries_.size(); }

  Expression finish(Node result, const base::Dimension& dimension) const;

 private:
  enum class Kind { constant, input, step };
  struct Entry {
    Kind kind = Kind::constant;
    double constant = 0.0;
    std::size_t id = 0;
    Stage stage = Stage::fixed;
    Operation operation = Operation::add;
    std::array<Node, 3> from{};
  };

  Node add(const Entry& entry);
  Node add_step(Operation operation, const std::array<Node, 3>& from);

  std::vector<Entry> entries_;
};

}  // namespace biandan::quality
