#include "scenarios/report/page/comparison_data.hpp"

#include <nlohmann/json.hpp>

namespace biandan::report {

std::string comparison_data(const Case& problem, const std::string& comparison,
                            const std::map<std::string, ScenarioTitles>& titles,
                            const std::string& version) {
  nlohmann::ordered_json data = page_head("comparison", problem, {}, version);
  data["comparison"] = nlohmann::ordered_json::parse(comparison);
  data["scenarios"] = nlohmann::ordered_json::object();
  for (const auto& [scenario, title] : titles)
    data["scenarios"][scenario] = {{"title_zh", title.zh}, {"title_en", title.en}};
  return page_text(data);
}

}  // namespace biandan::report
