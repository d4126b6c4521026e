#include "scenarios/edit/read_case.hpp"

#include <utility>

#include "scenarios/edit/portfolio.hpp"

namespace biandan::edit {

Reading read_case(const std::filesystem::path& folder, const std::optional<std::string>& scenario,
                  casefile::Purpose purpose) {
  casefile::Findings findings;
  std::optional<casefile::RawCase> raw = casefile::read_raw_case(folder, findings);
  if (!raw || !raw->judgeable) findings.raise();
  Reading reading;
  if (scenario) {
    Applied applied = apply_all(*raw, *scenario, findings);
    reading.changes = std::move(applied.changes);
    reading.scenario_title_zh = std::move(applied.title_zh);
    reading.scenario_title_en = std::move(applied.title_en);
    reading.costs = std::move(applied.costs);
  }
  casefile::Reading resolved = casefile::resolve(*raw, findings, purpose);
  findings.raise();
  reading.result = std::move(resolved.result);
  reading.files = std::move(resolved.files);
  return reading;
}

}  // namespace biandan::edit
