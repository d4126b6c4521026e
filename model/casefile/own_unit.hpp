// Columns and keys of constituents that are no g/m3: what lies on the bed [g/m2], coliforms
// [count/L].
#pragma once

#include <string_view>

#include "model/casefile/field.hpp"

namespace biandan::casefile {

/// The pattern for concentrations in the unit of a constituent of the shipped kinetics; the pattern
/// itself where that is the unit of the constituent or it is not known. Lives as long as the
/// schema.
const Field& in_own_unit(const Field& pattern, std::string_view constituent);

}  // namespace biandan::casefile
