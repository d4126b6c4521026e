// Dates and times of day as SWMM writes them.
#pragma once

#include <optional>
#include <string_view>

#include "model/base/time.hpp"

namespace biandan::exchange::swmm {

/// `1:30`, `1:30:15` or hours as `1.5`, in seconds; of a series more than a day is allowed.
std::optional<double> parse_clock(std::string_view text);

/// `06/30/2021`, `06-30-2021`, `JUN/30/2021`: midnight, as if the clock were UTC.
std::optional<base::Instant> parse_date(std::string_view text);

}  // namespace biandan::exchange::swmm
