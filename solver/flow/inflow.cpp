#include "solver/flow/inflow.hpp"

#include <optional>

namespace biandan::flow {

double seepage(const Case& problem, const grid::Inlet& inlet, double from, double to) {
  const forcing::Seepage& row = problem.forcing.seepage[inlet.index];
  return inlet.share * problem.network.reaches[row.reach.index()].length * row.rate.mean(from, to);
}

Inflow::Inflow(const Case& problem, const grid::Grid& grid)
    : case_(&problem),
      grid_(&grid),
      wanted_(grid.inlets.size(), 0.0),
      stage_inlet_(grid.cells.size(), -1),
      fixed_level_(grid.cells.size(), 0.0) {
  for (std::size_t i = 0; i < grid.inlets.size(); ++i) {
    const grid::Inlet& inlet = grid.inlets[i];
    bed_.push_back(grid.cells[static_cast<std::size_t>(inlet.cell)].bed);
    if (inlet.kind != grid::Inlet::Kind::boundary) continue;
    if (problem.forcing.boundaries[inlet.index].kind == forcing::Boundary::Kind::stage)
      stage_inlet_[static_cast<std::size_t>(inlet.cell)] = static_cast<int>(i);
  }
  for (std::size_t c = 0; c < stage_inlet_.size(); ++c)
    if (stage_inlet_[c] >= 0) fixed_cells_.push_back(c);
}

void Inflow::set(double from, double to) {
  const forcing::Forcing& forcing = case_->forcing;
  std::optional<std::size_t> load;  // whose mean discharge is known
  double of_load = 0.0;
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
        // The cells along a load stand one behind the other.
        if (!load || *load != inlet.index) {
          load = inlet.index;
          of_load = forcing.loads[inlet.index].discharge.mean(from, to);
        }
        wanted_[i] = inlet.share * of_load;
        break;
      case grid::Inlet::Kind::withdrawal:
        wanted_[i] = -inlet.share * forcing.withdrawals[inlet.index].discharge.mean(from, to);
        break;
      case grid::Inlet::Kind::seepage:
        wanted_[i] = seepage(*case_, inlet, from, to);
        break;
      case grid::Inlet::Kind::rain:
      case grid::Inlet::Kind::evaporation:
        break;  // set_weather
    }
  }
}

void Inflow::set_weather(double from, double to, const std::vector<double>& surface) {
  const forcing::Weather& weather = case_->forcing.weather;
  const double rain = weather.rain.mean(from, to);
  const double evaporation = weather.evaporation.mean(from, to);
  // Weather stands behind all other inlets.
  for (std::size_t i = grid_->inlets.size(); i-- > 0;) {
    const grid::Inlet& inlet = grid_->inlets[i];
    const double area = surface[static_cast<std::size_t>(inlet.cell)];
    if (inlet.kind == grid::Inlet::Kind::rain)
      wanted_[i] = rain * area;
    else if (inlet.kind == grid::Inlet::Kind::evaporation)
      wanted_[i] = -evaporation * area;
    else
      break;
  }
}

void Inflow::add_shortage(double dt, const std::vector<double>& discharge,
                          Shortage& shortage) const {
  for (std::size_t i = 0; i < wanted_.size(); ++i) {
    if (wanted_[i] >= 0.0) continue;
    const grid::Inlet::Kind kind = grid_->inlets[i].kind;
    double& missed = kind == grid::Inlet::Kind::evaporation ? shortage.evaporation
                     : kind == grid::Inlet::Kind::seepage   ? shortage.seepage
                                                            : shortage.withdrawal;
    missed += dt * (discharge[i] - wanted_[i]);
  }
}

const forcing::Boundary* Inflow::rating(std::size_t inlet) const {
  const grid::Inlet& here = grid_->inlets[inlet];
  if (here.kind != grid::Inlet::Kind::boundary) return nullptr;
  const forcing::Boundary& boundary = case_->forcing.boundaries[here.index];
  return boundary.kind == forcing::Boundary::Kind::rating ? &boundary : nullptr;
}

}  // namespace biandan::flow
