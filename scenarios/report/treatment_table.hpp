// What the treatments of a case did.
#pragma once

#include <string>

#include "model/case.hpp"
#include "scenarios/report/language.hpp"
#include "solver/run/observer.hpp"

namespace biandan::report {

/// A row for each treatment: water that was treated and that passed by, and what was taken out of
/// every constituent that any of them lowers. Empty for a case without treatments.
std::string treatment_table(const Case& problem, const run::RunStatistics& statistics,
                            Language language);

}  // namespace biandan::report
