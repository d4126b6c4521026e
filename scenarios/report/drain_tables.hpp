// What the sewers, tanks and treatment plants of a case did.
#pragma once

#include <string>
#include <vector>

#include "model/case.hpp"
#include "scenarios/report/language.hpp"
#include "solver/run/observer.hpp"

namespace biandan::report {

/// A row for each sewer: what it spilled and for how long, what the river gave back, what was
/// intercepted, and what the spills carried. Empty for a case without sewers.
std::string sewer_table(const Case& problem, const run::RunStatistics& statistics,
                        Language language);

/// A row for each tank: what it took up and for how long, what was pumped back, and what it took up
/// of constituents. Empty for a case without tanks.
std::string tank_table(const Case& problem, const run::RunStatistics& statistics,
                       Language language);

/// A row for each plant: what it treated, what passed by and for how long, and what both carried
/// into the river. Empty for a case without plants.
std::string plant_table(const Case& problem, const run::RunStatistics& statistics,
                        Language language);

/// What the effluent and the bypass of a plant carried, by constituent, as the ledger counts it.
std::vector<double> discharged_by(const drainage::Plant& plant,
                                  const run::RunStatistics& statistics);

}  // namespace biandan::report
