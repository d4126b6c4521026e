// What a netCDF file holds, as plain data: dimensions, variables and attributes, in file order.
#pragma once

#include <cstddef>
#include <string>
#include <variant>
#include <vector>

namespace biandan::record {

using AttributeValue = std::variant<std::string, int, double, std::vector<int>, std::vector<float>>;

/// A note on a variable or on the file. Text must not be empty: readers take that for an error.
struct Attribute {
  std::string name;
  AttributeValue value;
};

struct Dimension {
  std::string name;
  std::size_t size = 0;
  bool unlimited = false;  ///< others may append to it
};

enum class Type { float32, float64, int32, text };

/// Most axes of a variable: (member, place, time).
inline constexpr int most_axes = 3;

/// Values a variable has from the start: none, numbers (row by row) or texts.
using Values = std::variant<std::monostate, std::vector<double>, std::vector<std::string>>;

/// What a variable of three axes is mostly read by, and stored in pieces of: values along the last
/// axis, or planes of the last two.
enum class Pieces { series, maps };

struct Variable {
  std::string name;
  Type type = Type::float64;
  std::vector<std::string> dimensions;  ///< none: a scalar that only carries attributes
  std::vector<Attribute> attributes;
  Values values;
  bool fill = false;  ///< missing values are possible: declare `_FillValue`
  Pieces pieces = Pieces::series;
};

struct Schema {
  std::vector<Attribute> attributes;
  std::vector<Dimension> dimensions;
  std::vector<Variable> variables;
};

/// The values netCDF takes for "never written".
inline constexpr double fill_float = 9.969209968386869e36;
inline constexpr int fill_int = -2147483647;
/// Whether a value that was read is one of them, or no number.
inline bool never_written(double value) {
  return !(value < fill_float && value > static_cast<double>(fill_int));
}

}  // namespace biandan::record
