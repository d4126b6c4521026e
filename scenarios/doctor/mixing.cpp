// Sections that outfalls reach unmixed, as the run found them with its mean flow (study/mixing).
#include <algorithm>

#include "scenarios/doctor/checks.hpp"

namespace biandan::doctor {

namespace {

/// At the section itself there is no estimate of the bank: nothing is mixed.
constexpr double not_mixed_at_all = 10.0;

/// How much more the bank has of what the outfall brings than the mean over the section.
double bank_ratio(const Statements::Unmixed& unmixed) {
  return unmixed.bank.value_or(not_mixed_at_all);
}

Finding about(const Statements::Unmixed& unmixed) {
  Finding finding;
  finding.kind = Kind::unmixed;
  finding.subject = unmixed.load + " (" + unmixed.place + ")";
  finding.place = unmixed.section;
  finding.amount = unmixed.distance;
  finding.bound = unmixed.mixing_length;
  finding.excess = bank_ratio(unmixed);
  return finding;
}

}  // namespace

Outcome check_mixing(const Evidence& evidence) {
  if (!evidence.statements) return not_looked(evidence.no_statements);
  const Statements& said = *evidence.statements;
  std::vector<Statements::Unmixed> ranked = said.unmixed;
  std::ranges::stable_sort(
      ranked, [](const auto& a, const auto& b) { return bank_ratio(a) > bank_ratio(b); });
  Outcome outcome;
  for (const Statements::Unmixed& unmixed : ranked) {
    const auto known = std::ranges::find(outcome.findings, unmixed.section, &Finding::place);
    if (known == outcome.findings.end())
      outcome.findings.push_back(about(unmixed));
    else
      known->others.push_back(unmixed.load + " (" + unmixed.place + ")");
  }
  if (said.dry_outfalls > 0)
    outcome.gaps.push_back({Reason::dry_outfalls, "", static_cast<double>(said.dry_outfalls)});
  return outcome;
}

}  // namespace biandan::doctor
