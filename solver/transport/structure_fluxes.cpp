#include "solver/transport/structure_fluxes.hpp"

#include <cmath>

#include "solver/grid/structure_faces.hpp"

namespace biandan::transport {

StructureFluxes::StructureFluxes(const Case& problem, const grid::Grid& grid)
    : face_(grid::structure_faces(problem, grid)),
      totals_(face_.size()),
      mass_(2 * face_.size(), problem.quality.transported()) {}

void StructureFluxes::begin(const grid::FlowField& flow) {
  for (std::size_t s = 0; s < face_.size(); ++s) {
    const double discharge = flow.discharge[face_[s]];
    if (discharge == 0.0) continue;
    WayTotal& way = discharge > 0.0 ? totals_[s].forward : totals_[s].backward;
    way.water += flow.dt * std::abs(discharge);
    way.time += flow.dt;
  }
}

void StructureFluxes::book(std::size_t structure, double water, const Lanes* given) {
  Lanes* sum = mass_.at(2 * structure + (water > 0.0 ? 0 : 1));
  const double amount = std::abs(water);
  for (std::size_t p = 0; p < mass_.packs(); ++p) sum[p] += amount * given[p];
}

std::vector<StructureTotal> StructureFluxes::totals() const {
  std::vector<StructureTotal> all = totals_;
  for (std::size_t s = 0; s < all.size(); ++s)
    for (std::size_t k = 0; k < mass_.constituents(); ++k) {
      all[s].forward.mass.push_back(mass_.get(2 * s, k));
      all[s].backward.mass.push_back(mass_.get(2 * s + 1, k));
    }
  return all;
}

}  // namespace biandan::transport
