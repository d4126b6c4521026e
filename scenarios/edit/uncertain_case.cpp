#include "scenarios/edit/uncertain_case.hpp"

#include <utility>
#include <vector>

#include "scenarios/edit/portfolio.hpp"

namespace biandan::edit {

namespace {

/// Adds what is wrong with a member, too.
Case resolve_member(const UncertainCase& of, std::span<const double> values,
                    const std::string& member, casefile::Findings& findings) {
  casefile::RawCase raw = of.raw;
  apply(raw, scenario_of(of.uncertainty, values, member), findings);
  return casefile::resolve(raw, findings).result;
}

/// Every choice of an input, all others in the middle: each was written down, so each must do.
void check_choices(const UncertainCase& of, const std::vector<double>& middle, std::size_t input,
                   casefile::Findings& findings) {
  for (std::size_t choice = 0; choice < of.uncertainty.inputs[input].choices.size(); ++choice) {
    std::vector<double> values = middle;
    values[input] = static_cast<double>(choice);
    if (values != middle) resolve_member(of, values, "choice", findings);
  }
}

}  // namespace

UncertainCase read_uncertain_case(const std::filesystem::path& folder,
                                  const std::optional<std::string>& scenario) {
  casefile::Findings findings;
  std::optional<casefile::RawCase> raw = casefile::read_raw_case(folder, findings);
  if (!raw || !raw->judgeable) findings.raise();
  UncertainCase result{std::move(*raw), {}, {}};
  Reading& reading = result.reading;
  if (scenario) {
    Applied applied = apply_all(result.raw, *scenario, findings);
    reading.changes = std::move(applied.changes);
    reading.scenario_title_zh = std::move(applied.title_zh);
    reading.scenario_title_en = std::move(applied.title_en);
    reading.costs = std::move(applied.costs);
  }
  casefile::Reading resolved = casefile::resolve(result.raw, findings);
  reading.result = std::move(resolved.result);
  reading.files = std::move(resolved.files);
  auto uncertainty = read_uncertainty(folder, findings);
  findings.raise();
  result.uncertainty = std::move(*uncertainty);
  const std::vector<double> shares(result.uncertainty.inputs.size(), 0.5);
  const std::vector<double> middle = drawn_values(result.uncertainty, shares);
  resolve_member(result, middle, "middle", findings);
  findings.raise();
  for (std::size_t i = 0; i < middle.size(); ++i) check_choices(result, middle, i, findings);
  findings.raise();
  return result;
}

Case member_case(const UncertainCase& of, std::span<const double> values,
                 const std::string& member) {
  casefile::Findings findings;
  Case result = resolve_member(of, values, member, findings);
  findings.raise();
  return result;
}

}  // namespace biandan::edit
