// What an ensemble says, for programs: ensemble.json with all statistics, members.csv with the
// draws and values of each, probability.csv with shares over time.
#pragma once

#include <string>

#include "scenarios/report/ensemble_table.hpp"

namespace biandan::report {

std::string ensemble_json(const EnsembleFound& found, const std::string& version);
std::string members_csv(const EnsembleFound& found);
std::string probability_csv(const EnsembleFound& found);

}  // namespace biandan::report
