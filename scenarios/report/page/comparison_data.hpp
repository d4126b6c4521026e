// What the page shows of a comparison of scenarios.
#pragma once

#include <string>

#include "model/case.hpp"

namespace biandan::report {

/// JSON for page(): everything of comparison.json. `problem`: the base.
std::string comparison_data(const Case& problem, const std::string& comparison,
                            const std::string& version);

}  // namespace biandan::report
