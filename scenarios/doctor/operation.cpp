// What the run said of its structures (study/operations, study/circular_pumping,
// study/above_survey), weighed.
#include <algorithm>

#include "scenarios/doctor/checks.hpp"
#include "scenarios/study/operations.hpp"

namespace biandan::doctor {

namespace {

/// More than half of the time in circles is no longer a moment between two settings.
constexpr double circular_share = 0.5;

double duration(const Evidence& evidence) {
  const std::vector<double>& times = evidence.result.times();
  return times.empty() ? 0.0 : times.back();
}

/// An outcome that says so where the rows had to do.
Outcome begun(const Evidence& evidence, const std::vector<double>& times) {
  Outcome outcome;
  if (evidence.statements->from_rows && times.size() > 1)
    outcome.gaps.push_back({Reason::from_rows, "", times[1] - times[0]});
  return outcome;
}

}  // namespace

Outcome check_chatter(const Evidence& evidence) {
  if (evidence.result.structure_names().empty()) return {};
  if (!evidence.statements) return not_looked(evidence.no_statements);
  Outcome outcome = begun(evidence, evidence.result.section_times());
  for (const Statements::Chatter& chatter : evidence.statements->chatter) {
    Finding finding;
    finding.kind = Kind::chatter;
    finding.place = chatter.structure;
    finding.from = chatter.from;
    finding.to = chatter.to;
    finding.count = chatter.reversals;
    finding.others = chatter.rules;
    finding.excess = static_cast<double>(chatter.reversals) / study::chatter_reversals;
    outcome.findings.push_back(finding);
  }
  return outcome;
}

Outcome check_circular_pumping(const Evidence& evidence) {
  if (evidence.result.structure_names().empty()) return {};
  if (!evidence.statements) return not_looked(evidence.no_statements);
  Outcome outcome = begun(evidence, evidence.result.times());
  for (const Statements::Circular& circular : evidence.statements->circular) {
    Finding finding;
    finding.kind = Kind::circular;
    finding.place = circular.pump;
    finding.from = circular.from;
    finding.amount = circular.seconds;
    finding.others = circular.way;
    finding.excess = 1.0 + circular.seconds / std::max(1.0, circular_share * duration(evidence));
    outcome.findings.push_back(finding);
  }
  return outcome;
}

Outcome check_above_survey(const Evidence& evidence) {
  if (!evidence.statements) return not_looked(evidence.no_statements);
  Outcome outcome = begun(evidence, evidence.result.times());
  for (const Statements::AboveSurvey& above : evidence.statements->above_survey) {
    Finding finding;
    finding.kind = Kind::above_survey;
    finding.place = above.place;
    finding.from = above.first;
    finding.amount = above.level;
    finding.bound = above.top;
    finding.count = above.places;
    outcome.findings.push_back(finding);
  }
  return outcome;
}

}  // namespace biandan::doctor
