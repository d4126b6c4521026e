// What the kinetics of a case have to do without: light, and what is known of the bed.
#pragma once

#include <string>

#include "model/case.hpp"
#include "scenarios/report/language.hpp"

namespace biandan::report {

/// "no solar in [weather]: without it stand still coliform_light_dieoff, ..."; empty where there is
/// light or nothing needs it.
std::string missing_light(const Case& problem, Language language);

/// "defaults of bed-demand 50 g/m2, ..." that hold in all reaches or some; empty where the case
/// gives all of them or starts from a stored state, which brings its bed.
std::string bed_defaults(const Case& problem, Language language);

}  // namespace biandan::report
