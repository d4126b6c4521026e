// Where a command puts its results.
#pragma once

#include <filesystem>

#include "model/case.hpp"
#include "scenarios/app/options.hpp"

namespace biandan::app {

/// --out, else out/<case>/<scenario>, out/<case>/base without one. Throws UsageError when it cannot
/// be a folder: that is better found before the work than after it.
std::filesystem::path result_folder(const Case& problem, const Options& options);

}  // namespace biandan::app
