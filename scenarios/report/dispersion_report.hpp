// How much a run spread what is dissolved, by the water and by the scheme.
#pragma once

#include <string>

#include "model/case.hpp"
#include "scenarios/report/language.hpp"
#include "solver/run/observer.hpp"

namespace biandan::report {

/// "dispersion [m²/s]: used 2 to 10, by Fischer 3.1 to 42, by Elder 0.31 to 1.2; artificial up to
/// 0.3, at R7": ranges over the reaches, means over the run. Empty where nothing is transported.
std::string dispersion_line(const Case& problem, const run::RunStatistics& statistics,
                            Language language);

/// Names the reaches where the scheme spreads more than the water; empty where there are none.
std::string artificial_line(const Case& problem, const run::RunStatistics& statistics,
                            Language language);

/// Says where water crosses its cells faster than sub-steps of transport allow, and how much of it
/// that costs the second order; empty where that is rare.
std::string first_order_line(const Case& problem, const run::RunStatistics& statistics,
                             Language language);

/// Names the place whose storage zone exchanges so fast that steps of the flow spread a pulse more
/// than its zone does; empty where none does.
std::string zones_line(const Case& problem, const run::RunStatistics& statistics,
                       Language language);

}  // namespace biandan::report
