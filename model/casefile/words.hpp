// Small words for messages, and the units of fields.
#pragma once

#include <string>
#include <string_view>

#include "model/base/units.hpp"
#include "model/casefile/field.hpp"

namespace biandan::casefile {

/// 'text'
std::string quote(std::string_view text);

/// A text of several lines as one, with single blanks.
std::string in_one_line(std::string_view text);

/// A number to so many significant digits, without the noise of conversions behind them: "0.025",
/// "1250".
std::string number_text(double number, int digits = 12);

/// The number of an inside value in the unit of a field: "12.5 m".
std::string value_text(double inside, const Field& field);

/// The unit of a field; a pure number where it has none. Precondition: the schema is right.
const base::Unit& unit_of(const Field& field);

/// Whether a text is a unit of the same dimension as another.
bool same_dimension(std::string_view text, std::string_view unit);

/// A unit on a field of the schema matters only for numbers.
bool takes_unit(const Field& field);

}  // namespace biandan::casefile
