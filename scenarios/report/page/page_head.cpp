#include "scenarios/report/page/page_head.hpp"

#include <nlohmann/json.hpp>

#include "model/quality/shown.hpp"

namespace biandan::report {

namespace {

using Json = nlohmann::ordered_json;

Json items_json(const Case& problem) {
  Json items = Json::array();
  for (std::size_t k = 0; k < quality::shown_count(problem.quality); ++k) {
    if (quality::is_tracer(problem.quality, k)) continue;
    const quality::Shown shown = quality::shown(problem.quality, k);
    items.push_back({{"name", shown.name},
                     {"title_zh", shown.title_zh},
                     {"title_en", shown.title_en},
                     {"unit", shown.unit}});
  }
  return items;
}

}  // namespace

Json page_head(const char* kind, const Case& problem, const ScenarioTitles& titles,
               const std::string& version) {
  const Settings& settings = problem.settings;
  const base::ProvenanceCount& inputs = problem.provenance;
  return {{"kind", kind},
          {"program", version},
          {"case",
           {{"name", settings.name},
            {"title_zh", settings.title_zh},
            {"title_en", settings.title_en},
            {"scenario", problem.scenario},
            {"scenario_title_zh", titles.zh},
            {"scenario_title_en", titles.en},
            {"hash", problem.hash}}},
          {"start", settings.start.seconds},
          {"utc_offset", settings.utc_offset},
          {"duration", settings.duration},
          {"items", items_json(problem)},
          {"inputs",
           {{"measured", inputs.measured},
            {"published", inputs.published},
            {"assumed", inputs.assumed},
            {"schematic", inputs.schematic()}}}};
}

std::string page_text(const Json& data) {
  return data.dump(-1, ' ', false, Json::error_handler_t::replace);
}

}  // namespace biandan::report
