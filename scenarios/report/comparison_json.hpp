// comparison.json: everything a comparison found, for machines. Its fields are listed in
// scenarios/README.md, "results". No clock time is in it: equal input gives equal bytes.
#pragma once

#include <string>
#include <vector>

#include "model/case.hpp"
#include "scenarios/study/comparison.hpp"

namespace biandan::report {

/// Number of the layout of the file; it grows when a field changes its meaning or goes.
inline constexpr int comparison_format = 1;

/// `problem` is the case without the changes, `version` that of the program.
std::string comparison_json(const Case& problem, const std::vector<study::Comparison>& comparisons,
                            const std::string& version);

}  // namespace biandan::report
