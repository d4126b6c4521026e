// A case as it is computed: with what its catchments bring.
#pragma once

#include <filesystem>
#include <optional>
#include <string>

#include "scenarios/edit/read_case.hpp"

namespace biandan::study {

/// edit::read_case, and the runoff of catchments as loads behind those of the case.
edit::Reading read_case(const std::filesystem::path& folder,
                        const std::optional<std::string>& scenario = {},
                        casefile::Purpose purpose = casefile::Purpose::run);

}  // namespace biandan::study
