// Where the water of the sections came from, as a table for people.
#pragma once

#include <string>
#include <vector>

#include "scenarios/doctor/water_origin.hpp"
#include "scenarios/report/language.hpp"

namespace biandan::report {

/// A line for each section: "连江桥下: west 71 %, lateral inflow 12 %, ..., initial 0 %": means
/// over the time of the rows, the largest first, those under 1 % left out, and the initial water at
/// the end. Empty where nothing was traced.
std::string water_origin_lines(const doctor::WaterOrigin& origin,
                               const std::vector<std::string>& sections, Language language);

/// Name of an origin: that of its boundary, "lateral inflow", "initial water", "unknown".
std::string origin_name(const doctor::WaterOrigin& origin, std::size_t index, Language language);

}  // namespace biandan::report
