// What every kind of page says of the case and the program.
#pragma once

#include <nlohmann/json_fwd.hpp>
#include <string>

#include "model/case.hpp"

namespace biandan::report {

/// {"kind", "program", "case", "start", "utc_offset", "duration", "items", "inputs"}; times are
/// seconds since 1970 and from the start.
nlohmann::ordered_json page_head(const char* kind, const Case& problem, const std::string& version);

/// The data as text.
std::string page_text(const nlohmann::ordered_json& data);

}  // namespace biandan::report
