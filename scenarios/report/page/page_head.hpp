// What every kind of page says of the case and the program.
#pragma once

#include <nlohmann/json_fwd.hpp>
#include <string>

#include "model/case.hpp"

namespace biandan::report {

/// How the scenario of the case is called; empty without one.
struct ScenarioTitles {
  std::string zh;
  std::string en;
};

/// {"kind", "program", "case", "start", "utc_offset", "duration", "items", "inputs"}; times are
/// seconds since 1970 and from the start.
nlohmann::ordered_json page_head(const char* kind, const Case& problem,
                                 const ScenarioTitles& titles, const std::string& version);

/// The data as text.
std::string page_text(const nlohmann::ordered_json& data);

}  // namespace biandan::report
