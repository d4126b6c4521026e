// Steps that converge and are yet too long.
#include <algorithm>
#include <cmath>

#include "solver/flow/flow_solver.hpp"

namespace biandan::flow {

/// Whether the step in work would hide a switch, a steep wave or fast water.
bool FlowSolver::too_coarse(double time, double dt, std::span<const double> concentration) {
  if (0.5 * dt < options_.refinement.shortest) return false;
  return switches(time, dt, concentration) || is_steep() || is_fast(dt);
}

bool FlowSolver::switches(double time, double dt, std::span<const double> concentration) {
  const int structure =
      control_.switches_at({time + dt, 0.0, trial_level_, trial_discharge_, concentration});
  if (structure < 0) return false;
  refusal_ = {Reason::switching, -1, network::StructureId(static_cast<std::size_t>(structure)),
              0.0};
  return true;
}

bool FlowSolver::is_steep() {
  const Refinement& limit = options_.refinement;
  double largest = limit.steepness;
  for (std::size_t c = 0; c < level_.size(); ++c) {
    const double depth = field_.depth[c];
    if (depth < limit.least_depth || inflow_.fixed(c)) continue;
    const double change = std::abs(trial_level_[c] - level_[c]) / depth;
    if (change <= largest) continue;
    largest = change;
    refusal_ = {Reason::steep, static_cast<int>(c), {}, change};
  }
  return largest > limit.steepness;
}

bool FlowSolver::is_fast(double dt) {
  double largest = options_.refinement.courant;
  for (std::size_t f = 0; f < channels_.size(); ++f) {
    const grid::Face& face = grid_->faces[f];
    const double courant = std::abs(channels_.velocity[f]) * dt / face.distance;
    if (courant <= largest) continue;
    largest = courant;
    refusal_ = {Reason::fast, channels_.velocity[f] > 0.0 ? face.right : face.left, {}, courant};
  }
  return largest > options_.refinement.courant;
}

}  // namespace biandan::flow
