// Values over time of SWMM as series of the case.
#pragma once

#include <string>
#include <vector>

#include "scenarios/exchange/import/swmm/drafting.hpp"

namespace biandan::exchange::swmm {

/// What an inflow brings: a number, or the name "file:column" of a series that is written. In m3/s,
/// mg/L or g/s; `use` names the file where it is one.
std::string course_of(const Drafting& drafting, const Inflow& inflow, const std::string& use);

/// The water of an inflow, as what comes in and what is taken out; empty: none. `both` leaves them
/// together, as a boundary takes them.
struct Flow {
  std::string in, out;
};
Flow flow_of(const Drafting& drafting, const Inflow& inflow, const std::string& use, bool both);

/// The level of an outfall by its tide curve or series, nowhere below `least` [m]; `raised` says
/// whether it was.
std::string level_course(const Drafting& drafting, const Node& outfall, double least,
                         const std::string& use, bool& raised);

}  // namespace biandan::exchange::swmm
