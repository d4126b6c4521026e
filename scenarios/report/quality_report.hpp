// Lines below the tables about the river as a whole: how much of it is worse than class III, and
// where the water is black-odorous.
#pragma once

#include <string>
#include <vector>

#include "model/case.hpp"
#include "scenarios/report/language.hpp"
#include "scenarios/study/black_odour.hpp"
#include "scenarios/study/river_quality.hpp"

namespace biandan::report {

/// "river: 12.3 of 98.6 km worse than class III at most (06-18 03:00), 4.1 km at the end"; empty
/// where nothing of the case has a class.
std::string river_line(const Case& problem, const study::RiverQuality& river, Language language);

/// One line for each section that is black-odorous at some moment, and one with what was judged by
/// and what was not. Empty for a case without sections or without any of the indicators.
std::vector<std::string> black_odour_lines(const Case& problem,
                                           const study::BlackOdourResult& result,
                                           Language language);

}  // namespace biandan::report
