// The state of a flow, saved for a later run and taken over by it.
#include <cmath>

#include "solver/flow/flow_solver.hpp"

namespace biandan::flow {

namespace {

std::size_t index(int value) {
  return static_cast<std::size_t>(value);
}

/// Whether a cell still holds a stored volume at the stored level: its sections are the same.
bool holds_as_stored(const grid::Cell& cell, double level, double volume) {
  constexpr double same_level = 1e-9;  // [m]
  if (std::isnan(level) || std::isnan(volume)) return false;
  return std::abs(cell.volume(level) - volume) <= same_level * cell.surface(level + same_level);
}

}  // namespace

void FlowSolver::save(grid::Snapshot& snapshot) const {
  snapshot.level = level_;
  snapshot.volume = field_.volume_after;
  snapshot.discharge = discharge_;
  snapshot.mean_discharge = field_.discharge;
  snapshot.velocity = velocity_;
  snapshot.velocity.resize(discharge_.size(), 0.0);
  snapshot.area = field_.face_area;
  snapshot.inlet_discharge = field_.inlet_discharge;
  snapshot.setting = field_.setting;
  control_.save(field_.time + field_.dt, snapshot);
}

void FlowSolver::carry(base::Archive& archive) {
  archive(control_, level_, discharge_, velocity_, area_, field_, iterations_, extra_iterations_,
          limited_outflows_, shortage_);
  next_ = field_;
}

void FlowSolver::restore(double time, const grid::Snapshot& snapshot,
                         std::span<const double> concentration) {
  const auto take = [](const std::vector<double>& from, std::vector<double>& to) {
    for (std::size_t i = 0; i < to.size(); ++i)
      if (!std::isnan(from[i])) to[i] = from[i];
  };
  std::vector<char> same(level_.size(), 0);
  for (std::size_t c = 0; c < level_.size(); ++c) {
    same[c] = holds_as_stored(grid_->cells[c], snapshot.level[c], snapshot.volume[c]);
    if (!same[c] || inflow_.fixed(c)) continue;
    level_[c] = snapshot.level[c];
    field_.volume_after[c] = snapshot.volume[c];
  }
  for (std::size_t f = 0; f < channels_.size(); ++f) {
    const grid::Face& face = grid_->faces[f];
    const bool known = !std::isnan(snapshot.velocity[f]) && !std::isnan(snapshot.area[f]);
    if (!known || !same[index(face.left)] || !same[index(face.right)]) continue;
    velocity_[f] = snapshot.velocity[f];
    area_[f] = field_.face_area[f] = snapshot.area[f];
  }
  take(snapshot.discharge, discharge_);
  take(snapshot.mean_discharge, field_.discharge);
  take(snapshot.inlet_discharge, field_.inlet_discharge);
  control_.restore(time, snapshot);
  control_.decide({time, 0.0, level_, discharge_, concentration});
  field_.level = level_;
  field_.volume_before = field_.volume_after;
  field_.setting = control_.setting();
  field_.rule = control_.rule();
  storage_.surfaces_at(level_, field_.surface);
  fill_depths();
  next_ = field_;
}

}  // namespace biandan::flow
