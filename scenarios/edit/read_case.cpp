#include "scenarios/edit/read_case.hpp"

#include <utility>

namespace biandan::edit {

Reading read_case(const std::filesystem::path& folder, const std::optional<std::string>& scenario,
                  casefile::Purpose purpose) {
  casefile::Findings findings;
  std::optional<casefile::RawCase> raw = casefile::read_raw_case(folder, findings);
  if (!raw || !raw->judgeable) findings.raise();
  Reading reading;
  std::optional<Scenario> edits;
  if (scenario) {
    edits = read_scenario(folder, *scenario, findings);
    if (edits) {
      reading.changes = apply(*raw, *edits, findings);
      reading.scenario_title_zh = edits->title_zh;
      reading.scenario_title_en = edits->title_en;
    }
  }
  casefile::Reading resolved = casefile::resolve(*raw, findings, purpose);
  findings.raise();
  reading.result = std::move(resolved.result);
  reading.files = std::move(resolved.files);
  return reading;
}

}  // namespace biandan::edit
