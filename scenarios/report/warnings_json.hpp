// warnings.json: everything the assessment found, for machines. Its fields are listed in
// scenarios/README.md, "results". No clock time is in it: equal input gives equal bytes.
#pragma once

#include <string>

#include "model/base/library.hpp"
#include "model/case.hpp"
#include "scenarios/study/single_run.hpp"

namespace biandan::report {

/// Number of the layout of the file; it grows when a field changes its meaning or goes.
inline constexpr int warnings_format = 1;

/// `version` is that of the program.
std::string warnings_json(const Case& problem, const study::SingleRun& run,
                          const std::string& version);

/// nlohmann-json
base::Library json_library();

}  // namespace biandan::report
