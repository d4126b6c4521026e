#include "solver/transport/weir_aeration.hpp"

#include <algorithm>
#include <cmath>
#include <variant>

#include "model/quality/conditions.hpp"
#include "model/quality/kinetics_set.hpp"
#include "model/quality/weir_aeration.hpp"

namespace biandan::transport {

WeirAeration::WeirAeration(const Case& problem, const grid::Grid& grid) {
  if (!quality::oxygen_of(problem.quality)) return;
  for (std::size_t f = 0; f < grid.faces.size(); ++f) {
    const grid::Face& face = grid.faces[f];
    if (face.kind != grid::Face::Kind::structure) continue;
    const auto& kind = problem.network.structures[face.structure.index()].kind;
    const auto* weir = std::get_if<network::Weir>(&kind);
    if (weir == nullptr || weir->aeration == 0.0) continue;
    weirs_.push_back({f, static_cast<std::size_t>(face.left), static_cast<std::size_t>(face.right),
                      weir->aeration});
  }
  if (active()) oxygen_.emplace(problem, grid);
}

void WeirAeration::step(const grid::FlowField& flow, std::span<double> concentration,
                        std::span<double> produced, std::span<double> lost) const {
  for (const Weir& it : weirs_) {
    const double discharge = flow.discharge[it.face];
    const bool rightward = discharge > 0.0;
    const std::size_t above = rightward ? it.left : it.right;
    const std::size_t below = rightward ? it.right : it.left;
    const double volume = flow.volume_after[below];
    if (discharge == 0.0 || !(volume > 0.0)) continue;
    const double temperature =
        oxygen_->temperature(above, flow.time + 0.5 * flow.dt, concentration);
    const double saturation = quality::oxygen_saturation(temperature, oxygen_->parameters(above));
    const double fall = flow.level[above] - flow.level[below];
    const double ratio = quality::deficit_ratio(it.aeration, fall, temperature);
    const double upper = oxygen_->in(above, concentration);
    double& oxygen = oxygen_->in(below, concentration);
    const double taken = std::abs(discharge) * flow.dt * (saturation - upper) * (1.0 - 1.0 / ratio);
    const double room = volume * (saturation - oxygen);
    // Only towards saturation, and not past it.
    const double mass = taken > 0.0 ? std::clamp(room, 0.0, taken) : std::clamp(room, taken, 0.0);
    oxygen += mass / volume;
    oxygen_->book(mass, produced, lost);
  }
}

}  // namespace biandan::transport
