#include "solver/flow/prescribed.hpp"

#include <cmath>
#include <sstream>

#include "model/base/error.hpp"

namespace biandan::flow {

namespace {

std::size_t index(int value) {
  return static_cast<std::size_t>(value);
}

}  // namespace

HeldFlow::HeldFlow(const grid::Grid& grid, const grid::FlowField& steady)
    : grid_(&grid), field_(steady) {
  field_.dt = 0.0;
  field_.volume_before = field_.volume_after;
}

void HeldFlow::step(double time, double dt) {
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
      by_reach_(problem.network.reaches.size(), nullptr),
      node_boundary_(grid.cells.size(), -1) {
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
  set_state(0.0);
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
  for (std::size_t r = 0; r < by_reach_.size(); ++r) {
    const forcing::PrescribedFlow& flow = *by_reach_[r];
    double discharge = flow.discharge.mean(time, time + dt);
    const double growth = (flow.area.at(time + dt) - flow.area.at(time)) / dt;
    for (int k = 0; k < grid_->reach_face_count[r]; ++k) {
      const std::size_t f = index(grid_->reach_first_face[r] + k);
      discharge -= growth * grid_->faces[f].distance * (k == 0 ? 0.5 : 1.0);
      field_.discharge[f] = discharge;
    }
  }
  balance_nodes();
  set_state(time + dt);
}

void PrescribedFlow::balance_nodes() {
  std::vector<double>& inlet = field_.inlet_discharge;
  std::vector<double> lacking(grid_->cells.size(), 0.0);
  for (std::size_t i = 0; i < inlet.size(); ++i) {
    const grid::Inlet& here = grid_->inlets[i];
    const double from = field_.time;
    const double to = from + field_.dt;
    inlet[i] = 0.0;
    if (here.kind == grid::Inlet::Kind::load)
      inlet[i] = here.share * case_->forcing.loads[here.index].discharge.mean(from, to);
    if (here.kind == grid::Inlet::Kind::withdrawal)
      inlet[i] = -here.share * case_->forcing.withdrawals[here.index].discharge.mean(from, to);
    lacking[index(here.cell)] -= inlet[i];
  }
  for (std::size_t c = 0; c < grid_->cells.size(); ++c) {
    const double growth = (field_.volume_after[c] - field_.volume_before[c]) / field_.dt;
    lacking[c] += growth - grid::net_inflow(*grid_, static_cast<int>(c), field_.discharge);
    if (node_boundary_[c] >= 0) {
      inlet[index(node_boundary_[c])] += lacking[c];
      continue;
    }
    double scale = 1e-12;
    for (const int f : grid_->faces_of(static_cast<int>(c)))
      scale += std::abs(field_.discharge[index(f)]);
    if (std::abs(lacking[c]) > 1e-9 * scale) {
      std::ostringstream message;
      message << "prescribed discharges do not balance at " << grid_->cells[c].name << ": "
              << lacking[c] << " m3/s are lacking at " << field_.time
              << " s; change prescribed.csv or put a boundary there";
      throw base::RunError(message.str());
    }
    field_.volume_after[c] -= lacking[c] * field_.dt;
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
    double through = 0.0;
    for (const int f : grid_->faces_of(static_cast<int>(c))) through += field_.discharge[index(f)];
    const auto touching = static_cast<double>(grid_->faces_of(static_cast<int>(c)).size());
    const double section = cell.length > 0.0 ? field_.volume_after[c] / cell.length : 0.0;
    field_.velocity[c] = section > 0.0 ? through / touching / section : 0.0;
  }
}

}  // namespace biandan::flow
