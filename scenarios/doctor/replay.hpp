// What a run would have said of itself, from its rows: the watches of study see the recorded rows
// in the place of steps. For a run that did not end, or whose warnings.json is gone.
#pragma once

#include "model/case.hpp"
#include "scenarios/doctor/statements.hpp"
#include "solver/record/reader.hpp"

namespace biandan::doctor {

/// What happened between two rows is not seen; what a run counts (steps, shortages) is not there.
/// Precondition: the result is one of this case. Throws base::CaseError for a damaged file.
Statements replay(const record::Reader& result, const Case& problem);

}  // namespace biandan::doctor
