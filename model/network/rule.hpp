// Control rules: when a condition holds, a structure gets a setting, until the release holds.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "model/base/error.hpp"
#include "model/base/provenance.hpp"
#include "model/network/ids.hpp"

namespace biandan::network {

/// One comparison, e.g. `level at J3 > 4.3 m`, `level at A - level at B >= 0.2 m`,
/// `discharge at R1:500 < -2 m3/s`, `hour >= 22`.
struct Comparison {
  enum class Quantity { level, level_difference, discharge, hour_of_day, elapsed };
  enum class Operator { less, less_equal, greater, greater_equal };

  Quantity quantity = Quantity::level;
  Place place;  ///< level, discharge; first place of a difference
  Place other;  ///< second place of a level difference
  Operator op = Operator::greater;
  double threshold = 0.0;  ///< [m], [m3/s], [h] or [s]
};

/// All comparisons must hold (joined by `and`).
using Condition = std::vector<Comparison>;

/// When `when` holds, `structure` gets `setting`; it keeps it until `until` holds (no `until`:
/// as long as `when` holds). Of all rules in force the highest priority wins; of equal ones the
/// first in the file. Without a rule in force the schedule of the structure holds.
struct Rule {
  std::string name;
  StructureId structure;
  Condition when;
  std::optional<Condition> until;
  double setting = 0.0;  ///< share, 0 to 1: opening of a gate, width of a weir, capacity of a pump
  int priority = 0;
  base::Provenance provenance = base::Provenance::assumed;
  base::SourcePlace source;
};

}  // namespace biandan::network
