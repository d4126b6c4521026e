// What a run that starts from a stored state took over from it.
#pragma once

#include <string>
#include <vector>

#include "model/case.hpp"
#include "scenarios/report/language.hpp"
#include "solver/record/start_state.hpp"

namespace biandan::report {

/// Names shown of a longer list.
inline constexpr std::size_t start_names_shown = 5;

/// Initial values of the case that replace those of the stored state: the same constituents in some
/// reaches.
struct Replaced {
  std::vector<std::string> constituents;
  std::vector<std::string> reaches;
};
std::vector<Replaced> replaced_values(const Case& problem);

/// "start: ../out/base/run.nc at 2021-06-16T00:00:00+08:00, exact: 20 of 20 cells, ..." and, each
/// in a line, what was not found in the file, what of the case replaces what is in it, and what of
/// the file was not used. Ends with a new line.
std::string start_summary(const Case& problem, const record::StartState& start, Language language);

}  // namespace biandan::report
