// Words of an expression with their places: numbers, names, signs. Blanks, brackets and signs of
// comparison are those of all texts (base/signs).
//
// A unit stands behind its number and is read by `unit_behind`, since `1/d` is a unit there and a
// quotient elsewhere.
#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>

#include "model/base/units.hpp"

namespace biandan::quality {

struct Token {
  enum class Kind {
    number,
    name,     ///< `DO`, `[NH3-N]`, `"NH3-N"`: the text is without brackets and quotes
    sign,     ///< as meant: `+ - * / ^ ( ) , < <= > >= = !=`
    unknown,  ///< a sign that expressions do not have, or a name that is not closed
    end
  };

  Kind kind = Kind::end;
  std::string text;
  double number = 0.0;
  std::size_t begin = 0;  ///< bytes in the expression
  std::size_t end = 0;
  bool enclosed = false;  ///< a name in brackets or quotes: never a word of the language
};

/// The token that begins at or behind a byte.
Token token_at(std::string_view text, std::size_t from);

/// What is written behind a number without an operator between: a unit, or nothing.
struct UnitBehind {
  std::size_t begin = 0;
  std::size_t end = 0;  ///< the same as `begin` where there is none
  base::Parsed<base::Unit> unit;
};

/// The unit that begins at or behind a byte. It is written without blanks, `mg/L`, `1/d`,
/// `mg/(m2 d)`, `s-1`; a `/` before a name that `is_name` knows divides the number instead.
UnitBehind unit_behind(std::string_view text, std::size_t from,
                       const std::function<bool(std::string_view)>& is_name);

}  // namespace biandan::quality
