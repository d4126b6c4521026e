// The steady flow of a case as two short tables.
#pragma once

#include <string>

#include "model/case.hpp"
#include "scenarios/report/language.hpp"
#include "scenarios/study/steady_flow.hpp"
#include "solver/grid/grid.hpp"

namespace biandan::report {

/// Levels at nodes, discharges of reaches (of their first and last face) and structures, and the
/// largest residual.
std::string steady_table(const Case& problem, const grid::Grid& grid,
                         const study::SteadyFlow& steady, Language language);

}  // namespace biandan::report
