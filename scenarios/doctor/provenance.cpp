// What the inputs are worth: rows of the case that were measured, published, assumed.
#include "model/base/provenance.hpp"

#include <cstdio>

#include "scenarios/doctor/checks.hpp"

namespace biandan::doctor {

namespace {

/// The file says it in the sentence of base::sentence.
std::optional<base::ProvenanceCount> counted(const record::Reader& result) {
  base::ProvenanceCount count;
  const std::string sentence = result.text("provenance");
  const int found = std::sscanf(sentence.c_str(), "inputs: %d measured, %d published, %d assumed",
                                &count.measured, &count.published, &count.assumed);
  if (found != 3) return std::nullopt;
  return count;
}

}  // namespace

Outcome check_provenance(const Evidence& evidence) {
  const auto count = counted(evidence.result);
  if (!count) return not_looked(Reason::older_file);
  if (!count->schematic()) return {};
  Finding finding;
  finding.kind = Kind::assumed_inputs;
  finding.count = count->assumed;
  finding.amount = static_cast<double>(count->assumed) / count->total();
  finding.bound = 0.5;
  finding.excess = finding.amount / finding.bound;
  return {{finding}, {}};
}

}  // namespace biandan::doctor
