// What structures did in a run, for people and for machines: how often they moved, which of them
// switch back and forth, and which pumps move water in circles.
#pragma once

#include <string>
#include <vector>

#include "model/case.hpp"
#include "scenarios/report/language.hpp"
#include "scenarios/study/single_run.hpp"

namespace biandan::report {

/// "operations: 14 switches of 5 structures, most of G_OC (6)"; empty for a case without
/// structures.
std::string operations_line(const Case& problem, const study::Operations& operations,
                            Language language);

/// One line for each structure that chatters and each pump that moves water in circles.
std::vector<std::string> finding_lines(const Case& problem, const study::SingleRun& run,
                                       Language language);

/// Name of a rule; empty for the schedule, whose index is -1.
std::string rule_name(const Case& problem, int rule);

}  // namespace biandan::report
