#include "solver/transport/artificial_dispersion.hpp"

#include <limits>

namespace biandan::transport {

ArtificialDispersion::ArtificialDispersion(const Case& problem, const grid::Grid& grid)
    : spread_(grid.faces.size(), 0.0),
      destroyed_(problem.network.reaches.size(), problem.quality.transported()),
      gradient_(problem.network.reaches.size(), problem.quality.transported()) {
  for (const grid::Face& face : grid.faces) {
    const bool channel = face.kind == grid::Face::Kind::channel;
    reach_.push_back(channel ? static_cast<int>(face.reach.index()) : -1);
    per_distance_.push_back(channel ? 1.0 / face.distance : 0.0);
  }
}

void ArtificialDispersion::begin(const grid::FlowField& flow, double steps) {
  steps_ = steps;
  for (std::size_t f = 0; f < spread_.size(); ++f)
    spread_[f] = steps * flow.face_area[f] * per_distance_[f];
}

void ArtificialDispersion::add(std::size_t face, const Passed& it) {
  if (reach_[face] < 0) return;
  constexpr double rounding = 1e-10;
  const Lanes zero(0.0);
  Lanes* destroyed = destroyed_.at(reach_[face]);
  Lanes* gradient = gradient_.at(reach_[face]);
  for (std::size_t p = 0; p < destroyed_.packs(); ++p) {
    const Lanes jump = it.up[p] - it.down[p];
    const Lanes change = it.after[p] - it.before[p];
    // Jumps within rounding are none.
    const Lanes least = rounding * base::abs(it.up[p]);
    const auto real = base::abs(jump) > least || base::abs(change) > least;
    const Lanes lost =
        it.water * (jump * (it.beyond[p] + 0.5 * jump)) - it.below * (change * change);
    destroyed[p] += base::select(real, steps_ * lost, zero);
    gradient[p] += base::select(real, it.dt * spread_[face] * (jump * jump), zero);
  }
}

std::vector<double> ArtificialDispersion::by_reach() const {
  const std::size_t reaches = gradient_.places();
  std::vector<double> destroyed(reaches, 0.0), gradient(reaches, 0.0);
  for (std::size_t k = 0; k < gradient_.constituents(); ++k) {
    double whole = 0.0;
    for (std::size_t r = 0; r < reaches; ++r) whole += gradient_.get(r, k);
    if (!(whole > 0.0)) continue;
    for (std::size_t r = 0; r < reaches; ++r) {
      destroyed[r] += destroyed_.get(r, k) / whole;
      gradient[r] += gradient_.get(r, k) / whole;
    }
  }
  for (std::size_t r = 0; r < reaches; ++r)
    destroyed[r] =
        gradient[r] > 0.0 ? destroyed[r] / gradient[r] : std::numeric_limits<double>::quiet_NaN();
  return destroyed;
}

}  // namespace biandan::transport
