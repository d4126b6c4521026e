// The schema as help: what `biandan explain` says.
#pragma once

#include <string>
#include <string_view>

#include "model/quality/quality.hpp"

namespace biandan::casefile {

/// Every table with its fields, the parameters and the processes, a line each; with `own` those of
/// a case too.
std::string explain(const quality::Quality* own = nullptr);

/// A table ("gates"), a field ("gates.width", "width" of every table that has it), a parameter of
/// the kinetics, a process or a constituent: unit, default, range and help in both languages; with
/// `own` also a process of a case and its parameters. Throws base::CaseError with the nearest name
/// when there is no such thing.
std::string explain(std::string_view name, const quality::Quality* own = nullptr);

}  // namespace biandan::casefile
