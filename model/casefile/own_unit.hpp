// Columns and keys of constituents that are no g/m3: what lies on the bed [g/m2], coliforms
// [count/L], and what enters of them without water [count/s].
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "model/casefile/field.hpp"

namespace biandan::casefile {

/// The pattern for concentrations or mass rates in the unit of a constituent of the shipped
/// kinetics; the pattern itself where that is the unit of the constituent or it is not known. Lives
/// as long as the schema.
const Field& in_own_unit(const Field& pattern, std::string_view constituent);

/// The units of the states of the shipped kinetics, and of what enters of them in a time.
std::vector<std::string> units_of_states();

/// Whether a column per constituent holds what enters in a time, not a concentration.
bool is_mass_rate(const Field& field);
/// Whether it holds a share of the constituent.
bool is_share(const Field& field);

}  // namespace biandan::casefile
