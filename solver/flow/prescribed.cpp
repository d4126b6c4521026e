#include "solver/flow/prescribed.hpp"

#include <cmath>
#include <sstream>

#include "model/base/error.hpp"

namespace biandan::flow {

namespace {

std::size_t index(int value) {
  return static_cast<std::size_t>(value);
}

/// What the search for a steady state leaves of a discharge [m3/s]. Held for days it would empty
/// the film in a dead end.
constexpr double still = 1e-9;

/// The reach along which an inlet lies; none for one at a node.
network::ReachId reach_of(const Case& problem, const grid::Inlet& inlet) {
  const forcing::Forcing& forcing = problem.forcing;
  switch (inlet.kind) {
    case grid::Inlet::Kind::load:
      return forcing.loads[inlet.index].place.reach;
    case grid::Inlet::Kind::withdrawal:
      return forcing.withdrawals[inlet.index].place.reach;
    case grid::Inlet::Kind::seepage:
      return forcing.seepage[inlet.index].reach;
    default:
      return {};
  }
}

}  // namespace

HeldFlow::HeldFlow(const grid::Grid& grid, const grid::FlowField& steady, const Shortage& shortage,
                   double dt)
    : grid_(&grid),
      field_(steady),
      shortage_{shortage.withdrawal / dt, shortage.evaporation / dt, shortage.seepage / dt} {
  for (double& discharge : field_.discharge)
    if (std::abs(discharge) < still) discharge = 0.0;
  field_.dt = 0.0;
  field_.volume_before = field_.volume_after;
}

Shortage HeldFlow::shortage() const {
  return {shortage_.withdrawal * held_, shortage_.evaporation * held_, shortage_.seepage * held_};
}

void HeldFlow::step(double time, double dt) {
  held_ += dt;
  field_.time = time;
  field_.dt = dt;
  field_.volume_before = field_.volume_after;
  std::vector<double>& volume = field_.volume_after;
  std::vector<double> net(volume.size(), 0.0);
  for (std::size_t c = 0; c < volume.size(); ++c)
    net[c] = grid::net_inflow(*grid_, static_cast<int>(c), field_.discharge);
  for (std::size_t i = 0; i < grid_->inlets.size(); ++i)
    net[index(grid_->inlets[i].cell)] += field_.inlet_discharge[i];
  for (std::size_t c = 0; c < volume.size(); ++c) volume[c] = field_.volume_before[c] + dt * net[c];
}

PrescribedFlow::PrescribedFlow(const Case& problem, const grid::Grid& grid)
    : case_(&problem),
      grid_(&grid),
      velocities_(grid),
      by_reach_(problem.network.reaches.size(), nullptr),
      node_boundary_(grid.cells.size(), -1),
      at_begin_(by_reach_.size(), 0.0),
      inflow_(grid.cells.size(), 0.0) {
  for (const forcing::PrescribedFlow& row : problem.forcing.prescribed)
    by_reach_[row.reach.index()] = &row;
  for (std::size_t r = 0; r < by_reach_.size(); ++r)
    if (by_reach_[r] == nullptr)
      throw base::CaseError(
          {{problem.network.reaches[r].source,
            "reach '" + problem.network.reaches[r].name + "' has no prescribed flow",
            "a row in prescribed.csv", "", ""}});
  for (std::size_t i = 0; i < grid.inlets.size(); ++i)
    if (grid.inlets[i].kind == grid::Inlet::Kind::boundary)
      node_boundary_[index(grid.inlets[i].cell)] = static_cast<int>(i);

  for (const grid::Inlet& inlet : grid.inlets) {
    const network::ReachId reach = reach_of(problem, inlet);
    const bool begins =
        reach.valid() &&
        inlet.cell == grid.node_cell[problem.network.reaches[reach.index()].from.index()];
    begins_reach_.push_back(begins ? reach : network::ReachId());
  }

  const std::size_t cells = grid.cells.size();
  for (auto* values : {&field_.volume_before, &field_.volume_after, &field_.level, &field_.depth,
                       &field_.velocity, &field_.surface})
    values->assign(cells, 0.0);
  field_.discharge.assign(grid.faces.size(), 0.0);
  field_.face_area.assign(grid.faces.size(), 0.0);
  field_.inlet_discharge.assign(grid.inlets.size(), 0.0);
  field_.setting.assign(problem.network.structures.size(), 0.0);
  field_.rule.assign(problem.network.structures.size(), -1);
  field_.regime.assign(problem.network.structures.size(), 0);
  set_volumes(0.0, field_.volume_after);
  field_.volume_before = field_.volume_after;
  set_discharges_of_start();
  set_state(0.0);
}

/// Those of the first moment, for its velocities.
void PrescribedFlow::set_discharges_of_start() {
  constexpr double moment = 1.0;  // [s]
  field_.dt = moment;
  set_inlets();
  for (std::size_t r = 0; r < by_reach_.size(); ++r) set_reach(r);
  field_.dt = 0.0;
}

/// A cell holds half a face length of every channel face at it, at that reach's area.
void PrescribedFlow::set_volumes(double time, std::vector<double>& volume) const {
  std::fill(volume.begin(), volume.end(), 0.0);
  for (const grid::Face& face : grid_->faces) {
    if (face.kind != grid::Face::Kind::channel) continue;
    const double half = 0.5 * face.distance * by_reach_[face.reach.index()]->area.at(time);
    volume[index(face.left)] += half;
    volume[index(face.right)] += half;
  }
}

void PrescribedFlow::step(double time, double dt) {
  field_.time = time;
  field_.dt = dt;
  field_.volume_before = field_.volume_after;
  set_volumes(time + dt, field_.volume_after);
  set_inlets();
  for (std::size_t r = 0; r < by_reach_.size(); ++r) set_reach(r);
  balance_nodes();
  set_state(time + dt);
}

/// Loads, withdrawals, seepage and weather as the case gives them; boundaries follow in
/// balance_nodes.
void PrescribedFlow::set_inlets() {
  const double from = field_.time;
  const double to = from + field_.dt;
  std::fill(inflow_.begin(), inflow_.end(), 0.0);
  std::fill(at_begin_.begin(), at_begin_.end(), 0.0);
  for (std::size_t i = 0; i < grid_->inlets.size(); ++i) {
    const grid::Inlet& inlet = grid_->inlets[i];
    const forcing::Weather& weather = case_->forcing.weather;
    double discharge = 0.0;
    if (inlet.kind == grid::Inlet::Kind::seepage) discharge = seepage(*case_, inlet, from, to);
    if (inlet.kind == grid::Inlet::Kind::rain)
      discharge = weather.rain.mean(from, to) * field_.surface[index(inlet.cell)];
    if (inlet.kind == grid::Inlet::Kind::evaporation)
      discharge = -weather.evaporation.mean(from, to) * field_.surface[index(inlet.cell)];
    if (inlet.kind == grid::Inlet::Kind::load)
      discharge = inlet.share * case_->forcing.loads[inlet.index].discharge.mean(from, to);
    if (inlet.kind == grid::Inlet::Kind::withdrawal)
      discharge = -inlet.share * case_->forcing.withdrawals[inlet.index].discharge.mean(from, to);
    field_.inlet_discharge[i] = discharge;
    inflow_[index(inlet.cell)] += discharge;
    if (begins_reach_[i].valid()) at_begin_[begins_reach_[i].index()] += discharge;
  }
}

/// From the upstream end down: what enters on the way is added, what the area stores taken off.
void PrescribedFlow::set_reach(std::size_t reach) {
  const forcing::PrescribedFlow& flow = *by_reach_[reach];
  const double from = field_.time;
  const double to = from + field_.dt;
  const double growth = (flow.area.at(to) - flow.area.at(from)) / field_.dt;
  double discharge = flow.discharge.mean(from, to);
  for (int k = 0; k < grid_->reach_face_count[reach]; ++k) {
    const std::size_t f = index(grid_->reach_first_face[reach] + k);
    const grid::Face& face = grid_->faces[f];
    discharge -= growth * face.distance * (k == 0 ? 0.5 : 1.0);
    discharge += k > 0 ? inflow_[index(face.left)] : at_begin_[reach];
    field_.discharge[f] = discharge;
  }
}

/// Boundaries take or give what their node lacks; elsewhere nothing may be lacking.
void PrescribedFlow::balance_nodes() {
  for (std::size_t c = 0; c < grid_->cells.size(); ++c) {
    const double growth = (field_.volume_after[c] - field_.volume_before[c]) / field_.dt;
    const double through = grid::net_inflow(*grid_, static_cast<int>(c), field_.discharge);
    const double lacking = growth - through - inflow_[c];
    if (node_boundary_[c] >= 0) {
      field_.inlet_discharge[index(node_boundary_[c])] += lacking;
      continue;
    }
    double scale = 1e-12;
    for (const int f : grid_->faces_of(static_cast<int>(c)))
      scale += std::abs(field_.discharge[index(f)]);
    if (std::abs(lacking) > 1e-9 * scale) {
      std::ostringstream message;
      message << "prescribed discharges do not balance at " << grid_->cells[c].name << ": "
              << lacking << " m3/s are lacking at " << field_.time
              << " s; change prescribed.csv or put a boundary there";
      throw base::RunError(message.str());
    }
    field_.volume_after[c] -= lacking * field_.dt;
  }
}

void PrescribedFlow::set_state(double time) {
  for (std::size_t f = 0; f < grid_->faces.size(); ++f)
    if (grid_->faces[f].kind == grid::Face::Kind::channel)
      field_.face_area[f] = by_reach_[grid_->faces[f].reach.index()]->area.at(time);
  for (std::size_t c = 0; c < grid_->cells.size(); ++c) {
    const grid::Cell& cell = grid_->cells[c];
    field_.level[c] = cell.level_of(field_.volume_after[c]);
    field_.surface[c] = cell.surface(field_.level[c]);
    field_.depth[c] = field_.surface[c] > 0.0 ? field_.volume_after[c] / field_.surface[c] : 0.0;
  }
  velocities_.fill(field_);
}

}  // namespace biandan::flow
