// What a structure is told to do during a step, decided before it.
#pragma once

#include <cstddef>
#include <vector>

namespace biandan::network {

struct Operation {
  double setting = 1.0;  ///< opening of a gate, share in service of anything else, 0 to 1
  double wanted = 0.0;   ///< discharge of a transfer [m3/s]
  const std::vector<bool>* running = nullptr;  ///< of a station: by unit, in their order
  /// For an iteration that has jumped over a limit (side_of_limit): the formula goes on beyond it,
  /// as if a flap were open and the water over a sump could be less or more than it counts.
  bool beyond_limits = false;

  /// A structure that is told no more than its setting.
  Operation(double share) : setting(share) {}
  Operation(double share, double discharge, const std::vector<bool>* units)
      : setting(share), wanted(discharge), running(units) {}

  bool runs(std::size_t unit) const { return running != nullptr && (*running)[unit]; }
};

}  // namespace biandan::network
