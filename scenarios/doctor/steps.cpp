// Steps that had to be halved because they did not converge or were too coarse, outflows that were
// cut to the water there was, and water that was asked for and not there.
#include "scenarios/doctor/checks.hpp"

namespace biandan::doctor {

namespace {

/// Halving is how a run helps itself; one step in a hundred leaves no trace in hourly means.
constexpr double halved_share = 0.01;
/// A run that halves every tenth step is not set up for its steps.
constexpr double halved_often = 0.1;
/// Cell-steps with cut outflows below this are the last drops of cells that dry out.
constexpr double limited_share = 1e-4;
/// Steps are halved where rules switch so that switching is sharp: no difficulty.
constexpr const char* wanted = "switching";

Finding shortage(const char* of, double volume) {
  Finding finding;
  finding.kind = Kind::shortage;
  finding.subject = of;
  finding.amount = volume;
  return finding;
}

}  // namespace

Outcome check_steps(const Evidence& evidence) {
  if (!evidence.statements || evidence.statements->from_rows)
    return not_looked(evidence.no_statements);
  const Statements& said = *evidence.statements;
  Outcome outcome;
  for (const Statements::Refined& refined : said.refined) {
    const double share = static_cast<double>(refined.count) / static_cast<double>(said.steps);
    if (refined.reason == wanted || share <= halved_share) continue;
    Finding finding;
    finding.kind = Kind::halved;
    finding.weight = share > halved_often ? Weight::serious : Weight::look;
    finding.subject = refined.reason;
    finding.place = refined.place;
    finding.count = refined.count;
    finding.amount = share;
    finding.bound = halved_share;
    finding.excess = share / halved_share;
    outcome.findings.push_back(finding);
  }
  const double cell_steps = static_cast<double>(said.cells) * static_cast<double>(said.steps);
  const double limited = static_cast<double>(said.limited_outflows) / cell_steps;
  if (limited > limited_share) {
    Finding finding;
    finding.kind = Kind::limited_outflow;
    finding.count = said.limited_outflows;
    finding.amount = limited;
    finding.bound = limited_share;
    finding.excess = limited / limited_share;
    outcome.findings.push_back(finding);
  }
  if (said.withdrawal_shortage > 0.0)
    outcome.findings.push_back(shortage("withdrawals", said.withdrawal_shortage));
  if (said.evaporation_shortage > 0.0)
    outcome.findings.push_back(shortage("evaporation", said.evaporation_shortage));
  if (said.seepage_shortage > 0.0)
    outcome.findings.push_back(shortage("seepage", said.seepage_shortage));
  return outcome;
}

}  // namespace biandan::doctor
