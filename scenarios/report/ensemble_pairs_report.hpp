// What a scenario changes in an ensemble, for people and for programs.
#pragma once

#include <string>

#include "scenarios/report/ensemble_table.hpp"
#include "scenarios/study/ensemble_pairs.hpp"

namespace biandan::report {

/// Two ensembles of the same draws, and what is said of their pairs.
struct PairedEnsembles {
  const EnsembleFound& base;
  const EnsembleFound& with;
  const study::EnsemblePairs& pairs;
};

/// The limits that may be passed in one of both, by section; the nearest where none may.
std::string pairs_table(const PairedEnsembles& found, Style style);

/// How many pairs there are.
std::string pairs_line(const PairedEnsembles& found, Language language);

/// Everything, a row a limit.
std::string pairs_csv(const PairedEnsembles& found);

}  // namespace biandan::report
