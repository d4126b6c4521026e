// What a scenario changes, for people.
#pragma once

#include <string>
#include <vector>

#include "scenarios/edit/apply.hpp"
#include "scenarios/report/language.hpp"

namespace biandan::report {

/// "pumps P1 setting: 0 -> drawdown:pump": a line per change, under the name of its edit.
std::string scenario_changes(const std::vector<edit::Change>& changes, Language language);

}  // namespace biandan::report
