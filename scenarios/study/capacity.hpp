// Water-environment capacity (水环境容量): what every group of loads may bring so that the sections
// keep their limits.
//
// The response of a section to a group is found by a run with the concentrations and mass rates of
// the group raised by a share, all at once but for oxygen and heat, its water as it is:
//
//   r = (c' - c) / (share L)        change of the worst month mean by load [g/m3 per g/s]
//   contribution = r L              what the section has of the group
//   allowed = L + (limit - c) / r   by this group alone, the others as they are
//
// With f for all groups at once, limit = c - (1 - f) sum of the contributions. Exact where what is
// lost is in proportion to what is there, as in the lumped set but for oxygen; elsewhere a straight
// line through the case as it is. Items with a lower limit, as oxygen, have no capacity.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "model/case.hpp"
#include "scenarios/study/many_runs.hpp"

namespace biandan::study {

/// A group of loads; loads without one are a group of that name "".
std::vector<std::string> load_groups(const Case& problem);

/// Whether any section has a limit that loads could use up.
bool has_upper_limit(const Case& problem);

/// The case, then with each of its groups raised.
std::vector<Case> capacity_cases(const Case& problem);

struct GroupCapacity {
  std::size_t group = 0;      ///< index into Capacity::groups
  double load = 0.0;          ///< that the case gives, mean over the run [g/s]
  double contribution = 0.0;  ///< to the month mean, in the unit of the item
  /// What it may bring alone [g/s]; nothing where the section does not feel it, or keeps its limit
  /// at no load of the group.
  std::optional<double> allowed;
};

struct ItemCapacity {
  std::size_t section = 0;
  std::size_t shown = 0;  ///< index of quality::Shown
  std::string code;
  double limit = 0.0;
  double month_mean = 0.0;       ///< the worst
  double of_loads = 0.0;         ///< of it, from all groups
  std::optional<double> factor;  ///< for all groups at once; nothing where none of it is theirs
  std::vector<GroupCapacity> groups;
};

struct Capacity {
  std::vector<std::string> groups;
  std::vector<ItemCapacity> items;  ///< that are constituents with an upper limit of the class
};

/// Of the runs of `capacity_cases`, in their order.
Capacity capacity_of(const std::vector<Case>& cases, const std::vector<SingleRun>& runs);

}  // namespace biandan::study
