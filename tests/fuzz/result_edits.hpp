// Changes of a result file through HDF5, as a script of bytes: a file that is sound HDF5 and no
// sound result.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "tests/fuzz/input.hpp"

namespace biandan::fuzz {

/// The variables of a file.
std::vector<std::string> variables_of(const std::filesystem::path& file);

/// Carries out the edits of a script, at most eight; what HDF5 refuses to do is left out.
void edit(const std::filesystem::path& file, const std::vector<std::string>& variables,
          Script& script);

}  // namespace biandan::fuzz
