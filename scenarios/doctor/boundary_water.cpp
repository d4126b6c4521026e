// Sections whose water is nearly all that of one boundary, and sections that still hold the water
// the run began with.
#include <algorithm>

#include "scenarios/doctor/checks.hpp"

namespace biandan::doctor {

namespace {

/// Above it an error of a tenth in the boundary is one of 8 % or more in the section, more than the
/// precision of the analyses that sections are judged by.
constexpr double dominating = 0.8;
/// A tenth of the initial concentrations, which are mostly guessed, is in the result.
constexpr double initial_share = 0.1;
/// More initial water than any other: the section shows the initial values.
constexpr double initial_most = 0.5;
/// More water of unknown origin than this leaves both questions open.
constexpr double unknown_share = 0.1;

/// The gap where nothing was traced; none where it was.
std::optional<Outcome> untraced(const Evidence& evidence) {
  switch (evidence.origin.state) {
    case WaterOrigin::State::traced:
      return std::nullopt;
    case WaterOrigin::State::no_sections:
      return Outcome{};
    case WaterOrigin::State::older_file:
      return not_looked(Reason::older_file);
    case WaterOrigin::State::too_few_rows:
      break;
  }
  return not_looked(Reason::too_few_rows, "fields",
                    static_cast<double>(evidence.result.times().size()));
}

/// Somebody measured or published what comes in there: it is as well known as can be asked.
bool known_source(const Evidence& evidence, const std::string& boundary) {
  if (evidence.problem == nullptr) return false;
  const auto& all = evidence.problem->forcing.boundaries;
  const auto found = std::ranges::find(all, boundary, &forcing::Boundary::name);
  return found != all.end() && found->provenance != base::Provenance::assumed;
}

std::optional<Finding> dominating_boundary(const Evidence& evidence, std::size_t section) {
  const WaterOrigin& origin = evidence.origin;
  const std::vector<double>& mean = origin.mean[section];
  for (std::size_t b = 0; b < origin.boundaries.size(); ++b) {
    if (!(mean[b] > dominating)) continue;
    if (known_source(evidence, origin.boundaries[b])) return std::nullopt;
    Finding finding;
    finding.kind = Kind::one_boundary;
    finding.place = evidence.result.section_names()[section];
    finding.subject = origin.boundaries[b];
    finding.amount = mean[b];
    finding.bound = dominating;
    finding.excess = mean[b] / dominating;
    return finding;
  }
  return std::nullopt;
}

}  // namespace

Outcome check_boundary_water(const Evidence& evidence) {
  if (const auto outcome = untraced(evidence)) return *outcome;
  if (evidence.result.transported_names().empty()) return {};
  Outcome outcome;
  for (std::size_t s = 0; s < evidence.origin.mean.size(); ++s) {
    const double unknown = evidence.origin.mean[s][evidence.origin.unknown()];
    if (unknown > unknown_share)
      outcome.gaps.push_back({Reason::untraced, evidence.result.section_names()[s], unknown});
    if (const auto finding = dominating_boundary(evidence, s)) outcome.findings.push_back(*finding);
  }
  return outcome;
}

Outcome check_initial_water(const Evidence& evidence) {
  if (const auto outcome = untraced(evidence)) return *outcome;
  if (evidence.result.transported_names().empty()) return {};
  // Water of a stored state is that of an earlier run, not a guess.
  if (evidence.statements && evidence.statements->stored_start) return {};
  const WaterOrigin& origin = evidence.origin;
  Outcome outcome;
  for (std::size_t s = 0; s < origin.at_end.size(); ++s) {
    const double share = origin.at_end[s][origin.initial()];
    if (!(share > initial_share)) continue;
    Finding finding;
    finding.kind = Kind::initial_water;
    finding.weight = share > initial_most ? Weight::serious : Weight::look;
    finding.place = evidence.result.section_names()[s];
    finding.to = evidence.result.times().back();
    finding.amount = share;
    finding.bound = initial_share;
    finding.excess = share / initial_share;
    outcome.findings.push_back(finding);
  }
  return outcome;
}

}  // namespace biandan::doctor
