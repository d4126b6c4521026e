// What the inputs are worth: rows of the case that were measured, published, assumed.
#include "model/base/provenance.hpp"

#include "scenarios/doctor/checks.hpp"

namespace biandan::doctor {

Outcome check_provenance(const Evidence& evidence) {
  base::ProvenanceCount count;
  if (evidence.problem != nullptr) {
    count = evidence.problem->provenance;
  } else if (evidence.statements) {
    count.measured = static_cast<int>(evidence.statements->measured);
    count.published = static_cast<int>(evidence.statements->published);
    count.assumed = static_cast<int>(evidence.statements->assumed);
  } else {
    return not_looked(evidence.no_statements);
  }
  if (!count.schematic()) return {};
  Finding finding;
  finding.kind = Kind::assumed_inputs;
  finding.count = count.assumed;
  finding.amount = static_cast<double>(count.assumed) / count.total();
  finding.bound = 0.5;
  finding.excess = finding.amount / finding.bound;
  return {{finding}, {}};
}

}  // namespace biandan::doctor
