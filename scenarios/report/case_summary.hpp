// What a case holds, in a few lines for a person who checks it.
#pragma once

#include <string>

#include "model/case.hpp"
#include "scenarios/report/language.hpp"
#include "solver/grid/grid.hpp"

namespace biandan::report {

/// Counts, lengths, cells, boundaries, structures, sections and what the inputs are worth.
std::string case_summary(const Case& problem, const grid::Grid& grid, Language language);

}  // namespace biandan::report
