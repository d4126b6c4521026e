// What a run that starts from a stored state took over from it.
#pragma once

#include <string>

#include "model/case.hpp"
#include "scenarios/report/language.hpp"
#include "solver/record/start_state.hpp"

namespace biandan::report {

/// Names shown of a longer list.
inline constexpr std::size_t start_names_shown = 5;

/// "start: ../out/base/run.nc at 2021-06-16T00:00:00+08:00, exact: 20 of 20 cells, ..." and, each
/// in a line, what was not found in the file and what of the file was not used. Ends with a new
/// line.
std::string start_summary(const Case& problem, const record::StartState& start, Language language);

}  // namespace biandan::report
