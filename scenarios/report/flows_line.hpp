// How many runs were spared the computation of their flow.
#pragma once

#include <string>

#include "scenarios/report/language.hpp"
#include "scenarios/study/many_runs.hpp"

namespace biandan::report {

/// "flow computed 3 times for 8 runs: where it is the same, runs share it", a line; nothing where
/// every run had its own.
std::string flows_line(const study::ManyRuns& many, Language language);

}  // namespace biandan::report
