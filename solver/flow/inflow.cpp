#include "solver/flow/inflow.hpp"

namespace biandan::flow {

Inflow::Inflow(const Case& problem, const grid::Grid& grid)
    : case_(&problem),
      grid_(&grid),
      wanted_(grid.inlets.size(), 0.0),
      stage_inlet_(grid.cells.size(), -1),
      fixed_level_(grid.cells.size(), 0.0) {
  for (std::size_t i = 0; i < grid.inlets.size(); ++i) {
    const grid::Inlet& inlet = grid.inlets[i];
    if (inlet.kind != grid::Inlet::Kind::boundary) continue;
    if (problem.forcing.boundaries[inlet.index].kind == forcing::Boundary::Kind::stage)
      stage_inlet_[static_cast<std::size_t>(inlet.cell)] = static_cast<int>(i);
  }
  for (std::size_t c = 0; c < stage_inlet_.size(); ++c)
    if (stage_inlet_[c] >= 0) fixed_cells_.push_back(c);
}

void Inflow::set(double from, double to) {
  const forcing::Forcing& forcing = case_->forcing;
  for (std::size_t i = 0; i < grid_->inlets.size(); ++i) {
    const grid::Inlet& inlet = grid_->inlets[i];
    switch (inlet.kind) {
      case grid::Inlet::Kind::boundary: {
        const forcing::Boundary& boundary = forcing.boundaries[inlet.index];
        if (boundary.kind == forcing::Boundary::Kind::discharge)
          wanted_[i] = boundary.value.mean(from, to);
        else if (boundary.kind == forcing::Boundary::Kind::stage)
          fixed_level_[static_cast<std::size_t>(inlet.cell)] = boundary.value.at(to);
        break;
      }
      case grid::Inlet::Kind::load:
        wanted_[i] = inlet.share * forcing.loads[inlet.index].discharge.mean(from, to);
        break;
      case grid::Inlet::Kind::withdrawal:
        wanted_[i] = -inlet.share * forcing.withdrawals[inlet.index].discharge.mean(from, to);
        break;
    }
  }
}

const forcing::Boundary* Inflow::rating(std::size_t inlet) const {
  const grid::Inlet& here = grid_->inlets[inlet];
  if (here.kind != grid::Inlet::Kind::boundary) return nullptr;
  const forcing::Boundary& boundary = case_->forcing.boundaries[here.index];
  return boundary.kind == forcing::Boundary::Kind::rating ? &boundary : nullptr;
}

}  // namespace biandan::flow
