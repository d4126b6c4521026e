// How many runs were spared the computation of their flow.
#pragma once

#include <cstddef>
#include <string>

#include "scenarios/report/language.hpp"

namespace biandan::report {

/// "flow computed 3 times for 8 runs: where it is the same, runs share it", a line; nothing where
/// every run had its own.
std::string flows_line(std::size_t flows, std::size_t runs, Language language);

}  // namespace biandan::report
