// A run that did not end.
#include "scenarios/doctor/checks.hpp"

namespace biandan::doctor {

Outcome check_end(const Evidence& evidence) {
  if (evidence.result.complete()) return {};
  Finding finding;
  finding.kind = Kind::not_ended;
  finding.weight = Weight::serious;
  const std::vector<double>& times = evidence.result.times();
  finding.to = times.empty() ? 0.0 : times.back();
  finding.count = static_cast<long>(times.size());
  // The rows that the run planned stand in the file from the start.
  const std::vector<double> planned = evidence.result.values("time");
  finding.amount = planned.empty() || planned.back() <= 0.0 ? 0.0 : *finding.to / planned.back();
  finding.excess = 1e9;  // whatever else is wrong, it comes first
  return {{finding}, {}};
}

}  // namespace biandan::doctor
