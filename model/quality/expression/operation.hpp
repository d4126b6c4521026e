// The operations of an expression over the common number types: what one step does.
//
// A condition is a number too, 1 where it holds and 0 where it does not, so that every step gives
// one value of one type and lanes may decide differently.
#pragma once

#include <cstddef>
#include <cstdint>

#include "model/base/real.hpp"

namespace biandan::quality {

enum class Operation : std::uint8_t {
  negate,
  add,
  subtract,
  multiply,
  divide,
  power,  ///< of a base that is not negative
  minimum,
  maximum,
  absolute,
  exponential,
  logarithm,  ///< natural
  square_root,
  less,        ///< a < b
  less_equal,  ///< a <= b
  both,        ///< a and b
  either,      ///< a or b
  contrary,    ///< not a
  choose       ///< b where a holds, else c
};

/// How many values an operation takes.
constexpr std::size_t operand_count(Operation operation) {
  switch (operation) {
    case Operation::negate:
    case Operation::absolute:
    case Operation::exponential:
    case Operation::logarithm:
    case Operation::square_root:
    case Operation::contrary:
      return 1;
    case Operation::choose:
      return 3;
    default:
      return 2;
  }
}

/// The result; `operand(i)` gives the i-th value and is called for those that there are only.
template <class Real, class Operands>
Real apply(Operation operation, const Operands& operand) {
  using base::abs;
  using base::exp;
  using base::log;
  using base::max;
  using base::min;
  using base::pow;
  using base::select;
  using base::sqrt;
  const auto number = [](const auto& mask) { return select(mask, Real(1.0), Real(0.0)); };
  switch (operation) {
    case Operation::negate:
      return -operand(0);
    case Operation::add:
      return operand(0) + operand(1);
    case Operation::subtract:
      return operand(0) - operand(1);
    case Operation::multiply:
    case Operation::both:
      return operand(0) * operand(1);
    case Operation::divide:
      return operand(0) / operand(1);
    case Operation::power:
      return pow(operand(0), operand(1));
    case Operation::minimum:
      return min(operand(0), operand(1));
    case Operation::maximum:
    case Operation::either:
      return max(operand(0), operand(1));
    case Operation::absolute:
      return abs(operand(0));
    case Operation::exponential:
      return exp(operand(0));
    case Operation::logarithm:
      return log(operand(0));
    case Operation::square_root:
      return sqrt(operand(0));
    case Operation::less:
      return number(operand(0) < operand(1));
    case Operation::less_equal:
      return number(operand(0) <= operand(1));
    case Operation::contrary:
      return Real(1.0) - operand(0);
    case Operation::choose:
      return select(operand(0) > Real(0.5), operand(1), operand(2));
  }
  return Real(0.0);
}

}  // namespace biandan::quality
