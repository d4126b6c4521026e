// What the page shows of a run.
#pragma once

#include <filesystem>
#include <string>

#include "model/case.hpp"
#include "scenarios/report/page/page_head.hpp"

namespace biandan::report {

/// JSON for page(): the findings of warnings.json as they are, fields and series of run.nc, rain,
/// observations and loads of the case. Fields are those of 400 moments at most. Throws
/// base::CaseError where run.nc cannot be read.
std::string run_data(const Case& problem, const std::filesystem::path& run_nc,
                     const std::string& warnings, const ScenarioTitles& titles,
                     const std::string& version);

}  // namespace biandan::report
