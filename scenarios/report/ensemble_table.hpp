// What an ensemble says, for people.
#pragma once

#include <string>
#include <vector>

#include "scenarios/edit/uncertainty.hpp"
#include "scenarios/report/section_table.hpp"
#include "scenarios/study/ensemble_statistics.hpp"

namespace biandan::report {

/// An ensemble with all that is said of it.
struct EnsembleFound {
  const Case& problem;  ///< as the scenario has it
  const edit::Uncertainty& uncertainty;
  const study::Ensemble& ensemble;
  const std::vector<study::TargetStatistics>& statistics;
};

/// The limits of each section that may be passed, the likeliest first; the nearest where none may.
std::string ensemble_table(const EnsembleFound& found, Style style);

/// Which inputs drive the spread of the first line of each section.
std::string driver_lines(const EnsembleFound& found, Language language);

/// How many members completed, and why others did not, at most three reasons.
std::string members_lines(const study::Ensemble& ensemble, Language language);

}  // namespace biandan::report
