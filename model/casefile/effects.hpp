// What a treatment does to constituents, from columns per constituent: concentrations that it
// leaves, and shares that it takes out.
#pragma once

#include <vector>

#include "model/casefile/context.hpp"
#include "model/drainage/treatment.hpp"

namespace biandan::casefile {

/// By constituent. A row that changes none is a finding; `what` as in "treatment 'T1'".
std::vector<drainage::Effect> read_effects(Context& context, const Record& record,
                                           const std::string& what);

}  // namespace biandan::casefile
