// The result in a folder that somebody names.
#pragma once

#include <filesystem>

#include "scenarios/app/options.hpp"

namespace biandan::app {

/// The file itself, or run.nc.part or run.nc of the folder: a part is of the latest run, the result
/// beside it is older. Throws UsageError where there is none.
std::filesystem::path find_result(const std::filesystem::path& run, Language language);

}  // namespace biandan::app
