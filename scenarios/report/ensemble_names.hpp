// What limits and shares of an ensemble are called in its tables and files.
#pragma once

#include <string>

#include "scenarios/report/ensemble_table.hpp"

namespace biandan::report {

/// "大沟坝桥 NH3-N", and the rule set where it is not that of the class.
std::string target_name(const EnsembleFound& found, const study::Target& target);

std::string item_name(const Case& problem, const study::Target& target, Language language);

/// "≥ 5", "20 °C (compensation)".
std::string limit_text(const Case& problem, const study::Target& target, Language language);

/// "42 %", "< 1 %".
std::string whole_percent(double share);

}  // namespace biandan::report
