// Accounts of the ledger that do not close. A run stops at the tolerance, so what stands in a file
// beyond it was written by something else or damaged.
#include <cmath>

#include "scenarios/doctor/checks.hpp"
#include "solver/run/ledger.hpp"

namespace biandan::doctor {

Outcome check_balance(const Evidence& evidence) {
  const std::vector<std::string> accounts = evidence.result.names("balance_account");
  const std::vector<double> relative = evidence.result.balance("balance_relative");
  Outcome outcome;
  for (std::size_t k = 0; k < accounts.size() && k < relative.size(); ++k) {
    if (std::abs(relative[k]) <= run::ledger_tolerance) continue;
    Finding finding;
    finding.kind = Kind::residual;
    finding.weight = Weight::serious;
    finding.subject = accounts[k];
    finding.amount = relative[k];
    finding.bound = run::ledger_tolerance;
    finding.excess = std::abs(relative[k]) / run::ledger_tolerance;
    outcome.findings.push_back(finding);
  }
  return outcome;
}

}  // namespace biandan::doctor
