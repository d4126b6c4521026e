// What ran off the catchments of a case.
#pragma once

#include <string>
#include <vector>

#include "model/case.hpp"
#include "scenarios/report/language.hpp"
#include "solver/drainage/runoff_loads.hpp"

namespace biandan::report {

/// A row for each catchment: rain, runoff and its share, and what it brought of every constituent
/// that any of them brings. Empty for a case without catchments.
std::string catchment_table(const Case& problem,
                            const std::vector<drainage::CatchmentTotal>& totals, Language language);

}  // namespace biandan::report
