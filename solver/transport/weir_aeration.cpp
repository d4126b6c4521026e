#include "solver/transport/weir_aeration.hpp"

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
  if (weirs_.empty()) return;
  oxygen_.emplace(problem, grid);
  of_face_.assign(grid.faces.size(), -1);
}

void WeirAeration::begin(const grid::FlowField& flow, std::span<const double> concentration) {
  running_.clear();
  for (std::size_t w = 0; w < weirs_.size(); ++w) {
    Weir& it = weirs_[w];
    const double discharge = flow.discharge[it.face];
    of_face_[it.face] = discharge == 0.0 ? -1 : static_cast<int>(w);
    if (discharge == 0.0) continue;
    const std::size_t above = discharge > 0.0 ? it.left : it.right;
    const std::size_t below = discharge > 0.0 ? it.right : it.left;
    const double temperature =
        oxygen_->temperature(above, flow.time + 0.5 * flow.dt, concentration);
    const double fall = flow.level[above] - flow.level[below];
    it.kept = 1.0 / quality::deficit_ratio(it.aeration, fall, temperature);
    it.given =
        (1.0 - it.kept) * quality::oxygen_saturation(temperature, oxygen_->parameters(above));
    running_.push_back(it.face);
  }
}

Lanes WeirAeration::aerated(const Weir& weir, std::size_t pack, const Lanes& above) const {
  if (pack != pack_of_oxygen()) return above;
  const std::size_t lane = oxygen() % base::lane_count<Lanes>;
  Lanes below = above;
  below.set(lane, weir.kept * above[lane] + weir.given);
  return below;
}

double WeirAeration::taken_up(std::size_t face, double water, const Lanes& above) const {
  const std::size_t lane = oxygen() % base::lane_count<Lanes>;
  return water * (behind(face, pack_of_oxygen(), above)[lane] - above[lane]);
}

}  // namespace biandan::transport
