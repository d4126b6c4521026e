// The steady flow and water quality of a case as short tables.
#pragma once

#include <string>

#include "model/case.hpp"
#include "scenarios/report/language.hpp"
#include "scenarios/study/steady_flow.hpp"
#include "scenarios/study/steady_quality.hpp"
#include "solver/grid/grid.hpp"

namespace biandan::report {

/// Levels at nodes, discharges of reaches (of their first and last face) and structures, and the
/// largest residual.
std::string steady_table(const Case& problem, const grid::Grid& grid,
                         const study::SteadyFlow& steady, Language language);

/// Concentrations at sections, or at nodes where there are none, and how long they took to settle.
std::string steady_quality_table(const Case& problem, const grid::Grid& grid,
                                 const study::SteadyQuality& found, Language language);

}  // namespace biandan::report
