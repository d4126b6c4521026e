// Why a step was not taken, and where.
#pragma once

#include <array>
#include <cstddef>

#include "model/network/ids.hpp"

namespace biandan::flow {

enum class Reason : std::size_t {
  no_convergence,  ///< the levels still change after the last iteration
  overdrawn,       ///< a cell would give more than it has
  switching,       ///< a rule or a pump unit switches within the step
  steep,           ///< a level changes by much of its depth
  fast             ///< the water crosses many cells
};
inline constexpr std::size_t reason_count = 5;

struct Refusal {
  Reason reason = Reason::no_convergence;
  int cell = -1;                   ///< where; -1 for a structure
  network::StructureId structure;  ///< that switches
  double amount = 0.0;  ///< level change or deficit [m], share of the depth, Courant number [-]
};

/// Steps longer than `shortest` are refused where they would be too coarse to be right.
struct Refinement {
  double shortest = 1e300;   ///< [s]
  double steepness = 0.5;    ///< largest change of a level in a step, share of the hydraulic depth
  double least_depth = 0.2;  ///< [m] of water from which that counts
  double courant = 10.0;     ///< cells that the water may cross in a step
};

}  // namespace biandan::flow
