// Values over time of SWMM as series of the case.
#pragma once

#include <string>
#include <vector>

#include "scenarios/exchange/import/swmm/drafting.hpp"

namespace biandan::exchange::swmm {

/// What an inflow brings: a number, or the name "file:column" of a series that is written. In m3/s,
/// mg/L or g/s; `use` names the file where it is one.
std::string course_of(const Drafting& drafting, const Inflow& inflow, const std::string& use);

/// The level of an outfall by its tide curve or series.
std::string level_course(const Drafting& drafting, const Node& outfall, const std::string& use);

}  // namespace biandan::exchange::swmm
