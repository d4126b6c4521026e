// Control rules: when a condition holds, a structure gets a setting, until the release holds.
#pragma once

#include <optional>
#include <string>

#include "model/base/error.hpp"
#include "model/base/provenance.hpp"
#include "model/network/condition.hpp"
#include "model/network/ids.hpp"

namespace biandan::network {

/// When `when` has held for `delay`, `structure` gets `setting`; it keeps it for at least `hold`
/// and until `until` holds (no `until`: as long as `when` holds). Of all rules in force the highest
/// priority wins; of equal ones the first in the file. Without a rule in force the schedule of the
/// structure holds.
///
/// With a `travel` the setting moves towards that of the rule, and back to the schedule after its
/// release, at the speed of 1 per `travel`.
struct Rule {
  std::string name;
  StructureId structure;
  Condition when;
  std::optional<Condition> until;
  double setting = 0.0;  ///< share, 0 to 1: opening of a gate, width of a weir, capacity of a pump
  double travel = 0.0;   ///< time from 0 to 1 [s]; 0: at once
  double delay = 0.0;    ///< [s]
  double hold = 0.0;     ///< [s]
  int priority = 0;
  base::Provenance provenance = base::Provenance::assumed;
  base::SourcePlace source;

  bool operator==(const Rule&) const = default;
};

}  // namespace biandan::network
