// What the aeration devices of a case did.
#pragma once

#include <string>

#include "model/case.hpp"
#include "scenarios/report/language.hpp"
#include "solver/run/observer.hpp"

namespace biandan::report {

/// A row for each device: oxygen that it brought and stripped, energy and what a kWh brought where
/// its power is known. Empty for a case without devices.
std::string aerator_table(const Case& problem, const run::RunStatistics& statistics,
                          Language language);

}  // namespace biandan::report
