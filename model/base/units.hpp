// Units at the doors. Inside, everything is in m, s, m3/s, degC, g/m3, g/s; this file turns what a
// person wrote into that, or says why it cannot.
//
//   value_inside = (value + offset) * numerator / denominator
//
// The policy: (1) a value with a dimension needs a unit; (2) a known unit of the wanted dimension
// is converted; (3) an unknown unit is refused with its nearest name; (4) a known unit of another
// dimension is refused; (5) what can be read in two ways is refused (`mg/m2 d`: write `mg/(m2 d)`).
//
// Expressions: units with powers (`m3`, `m^3`, `m³`, `m^(1/3)`, `s-1`), products by a blank, `*` or
// `·`, quotients by `/`, brackets, `1` as a numerator, 万 or 亿 before a unit, and `100mL` as in
// `count/100mL`. A temperature in degC or K is converted with its offset and stands alone; a year
// `a` has 365 days.
#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace biandan::base {

/// Powers of the base dimensions, in sixths so that roots stay whole numbers.
struct Dimension {
  enum Base : std::size_t { length, mass, time, temperature, count };

  std::array<int, 5> sixths{};
  friend bool operator==(const Dimension&, const Dimension&) = default;
};

/// "m3 s-1", "g m-3", "m(-1/3) s", "1" for a plain number: the inside unit of a dimension.
std::string text_of(const Dimension& dimension);

/// Factor to the inside unit as a quotient of two whole numbers, so that a conversion rounds once.
struct Unit {
  double numerator = 1.0;
  double denominator = 1.0;
  double offset = 0.0;
  Dimension dimension;

  double to_inside(double value) const { return (value + offset) * numerator / denominator; }
  double from_inside(double value) const { return value * denominator / numerator - offset; }
};

/// A value, or the reason why there is none and perhaps a guess at what was meant.
template <class Value>
struct Parsed {
  std::optional<Value> value;
  std::string reason;
  std::string suggestion;

  explicit operator bool() const { return value.has_value(); }
};

Parsed<Unit> parse_unit(std::string_view text);

/// A unit of the dimension of `wanted`, itself a unit expression such as "m3/s".
Parsed<Unit> parse_unit(std::string_view text, std::string_view wanted);

/// A number and its unit, `0.1 1/d`, `300 s`, `25 mg/(m2 d)`, in inside units. A plain number is
/// accepted where `wanted` is dimensionless.
Parsed<double> parse_quantity(std::string_view text, std::string_view wanted);

/// A number and the unit it was written with; the unit is empty for a plain number.
struct Quantity {
  double inside = 0.0;
  std::string unit;
  Dimension dimension;
};

/// The same for a quantity of any dimension.
Parsed<Quantity> parse_quantity(std::string_view text);

/// Names of all known units, for help texts.
std::vector<std::string> unit_names();

}  // namespace biandan::base
