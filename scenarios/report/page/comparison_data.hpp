// What the page shows of a comparison of scenarios.
#pragma once

#include <map>
#include <string>

#include "model/case.hpp"
#include "scenarios/report/page/page_head.hpp"

namespace biandan::report {

/// JSON for page(): everything of comparison.json. `problem`: the base; `titles`: by scenario.
std::string comparison_data(const Case& problem, const std::string& comparison,
                            const std::map<std::string, ScenarioTitles>& titles,
                            const std::string& version);

}  // namespace biandan::report
