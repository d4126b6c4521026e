// The schema as help: what `biandan explain` says.
#pragma once

#include <string>
#include <string_view>

namespace biandan::casefile {

/// Every table with its fields, a line each.
std::string explain();

/// A table ("gates"), a field ("gates.width", "width" of every table that has it), a parameter of
/// the kinetics or a constituent: unit, default, range and help in both languages. Throws
/// base::CaseError with the nearest name when there is no such thing.
std::string explain(std::string_view name);

}  // namespace biandan::casefile
