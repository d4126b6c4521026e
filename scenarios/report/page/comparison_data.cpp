#include "scenarios/report/page/comparison_data.hpp"

#include <nlohmann/json.hpp>

#include "scenarios/report/page/page_head.hpp"

namespace biandan::report {

std::string comparison_data(const Case& problem, const std::string& comparison,
                            const std::string& version) {
  nlohmann::ordered_json data = page_head("comparison", problem, {}, version);
  data["comparison"] = nlohmann::ordered_json::parse(comparison);
  return page_text(data);
}

}  // namespace biandan::report
