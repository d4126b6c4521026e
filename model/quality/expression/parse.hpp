// Reads an expression and checks its dimensions.
//
//   condition   = conjunction { "or" conjunction }
//   conjunction = negation { "and" negation }
//   negation    = { "not" } comparison
//   comparison  = sum [ ( "<" | "<=" | ">" | ">=" ) sum ]
//   sum         = product { ( "+" | "-" ) product }
//   product     = signed { ( "*" | "/" ) signed }
//   signed      = { "+" | "-" } power
//   power       = atom [ "^" signed ]              right to left, before a minus sign
//   atom        = number [ unit ] | name | "(" condition ")" | function
//   function    = ( "min" | "max" ) "(" a "," b { "," c } ")"
//               | ( "exp" | "log" | "sqrt" | "abs" ) "(" a ")" | "if" "(" condition "," a "," b ")"
//
// Dimensions. Both sides of + - < and the values of min, max and if are of one dimension;
// arguments of exp and log and exponents are plain numbers; a power with a dimension has a constant
// exponent. A temperature has an offset: it can be compared, shifted by a plain number, and
// subtracted from another, which gives a plain number of degrees, as in theta^(T - 20 degC).
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "model/quality/expression/expression.hpp"

namespace biandan::quality {

/// A name that an expression may use.
struct Symbol {
  std::string name;
  std::size_t id = 0;  ///< what Expression::input holds
  Stage stage = Stage::fixed;
  base::Dimension dimension;
};

/// Why an expression is refused.
struct ExpressionMistake {
  std::size_t offset = 0;  ///< of the offending piece [bytes]
  std::string message;
  std::string expected = {};
  std::string suggestion = {};
};

struct ParsedExpression {
  std::optional<Expression> expression;
  ExpressionMistake mistake;  ///< where there is no expression
};

/// What a text is to be, and how messages speak of it.
struct WantedExpression {
  base::Dimension dimension;
  std::string_view what;   ///< "the rate"
  std::string_view names;  ///< what may be named: "a constituent or a parameter"
};

ParsedExpression parse_expression(std::string_view text, std::span<const Symbol> symbols,
                                  const WantedExpression& wanted);

/// The words that mean something in every expression: functions, `and`, `or`, `not`.
bool is_word_of_expressions(std::string_view name);

/// "[m-3 g]", "a plain number", "a temperature".
std::string describe(const base::Dimension& dimension);

}  // namespace biandan::quality
