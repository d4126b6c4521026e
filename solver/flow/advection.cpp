#include "solver/flow/advection.hpp"

#include <algorithm>
#include <cmath>

#include "solver/flow/crossing.hpp"
#include "solver/flow/kernels.hpp"

namespace biandan::flow {

namespace {

std::size_t index(int value) {
  return static_cast<std::size_t>(value);
}

bool is_channel(const grid::Grid& grid, int face) {
  return grid.faces[index(face)].kind == grid::Face::Kind::channel;
}

bool leaves(const grid::Grid& grid, int face, std::size_t cell) {
  return grid.faces[index(face)].left == static_cast<int>(cell);
}

/// Whether a cell lies between two channel faces and holds no storage.
bool passes_momentum(const grid::Grid& grid, std::size_t cell) {
  const auto faces = grid.faces_of(static_cast<int>(cell));
  return faces.size() == 2 && is_channel(grid, faces[0]) && is_channel(grid, faces[1]) &&
         faces[0] != faces[1] &&
         std::ranges::none_of(grid.cells[cell].parts, &grid::CellPart::storage);
}

}  // namespace

MomentumAdvection::MomentumAdvection(const grid::Grid& grid, std::span<const std::size_t> imposed)
    : grid_(&grid) {
  std::vector<bool> at_boundary(grid.cells.size(), false);
  for (const grid::Inlet& inlet : grid.inlets)
    if (inlet.kind == grid::Inlet::Kind::boundary) at_boundary[index(inlet.cell)] = true;
  for (const grid::Face& face : grid.faces)
    if (face.kind == grid::Face::Kind::channel) distance_.push_back(face.distance);
  count_ = distance_.size();
  for (std::size_t c = 0; c < grid.cells.size(); ++c) {
    length_.push_back(grid.cells[c].length);
    if (grid.cells[c].in_zones) in_zones_.push_back(c);
    // Two reaches that meet at a boundary or a storage need not pass on each other's water.
    if (!at_boundary[c] && passes_momentum(grid, c))
      grid.cells[c].reach.valid() ? add_point(c) : add_transition(c);
    else
      add_ends(c, std::ranges::find(imposed, c) != imposed.end());
  }
  per_section_.resize(length_.size());
  boussinesq_.assign(length_.size(), 1.0);
  distance_.resize(filled_up(count_), 1.0);
  for (auto* field : {&rate_, &line_per_section_, &line_depth_, &inertia_before_, &source_before_})
    field->assign(distance_.size(), 0.0);
}

void MomentumAdvection::add_point(std::size_t cell) {
  const auto faces = grid_->faces_of(static_cast<int>(cell));
  const Point point{cell,
                    {index(faces[0]), leaves(*grid_, faces[0], cell) ? -1.0 : 1.0},
                    {index(faces[1]), leaves(*grid_, faces[1], cell) ? 1.0 : -1.0}};
  if (!in_line(point)) return points_.push_back(point);
  line_.push_back(point.before.face);
  line_cell_.push_back(cell);
}

void MomentumAdvection::add_transition(std::size_t cell) {
  const auto meeting = [&](int f, double into) {
    const bool out = leaves(*grid_, f, cell);
    const grid::Face& face = grid_->faces[index(f)];
    return Meeting{index(f), out ? -into : into, out ? face.part_left : face.part_right, {}, 1.0};
  };
  const auto faces = grid_->faces_of(static_cast<int>(cell));
  transitions_.push_back({cell, meeting(faces[0], 1.0), meeting(faces[1], -1.0)});
}

void MomentumAdvection::add_ends(std::size_t cell, bool imposed) {
  const auto faces = grid_->faces_of(static_cast<int>(cell));
  for (const int f : faces) {
    if (!is_channel(*grid_, f)) continue;
    const grid::Face& face = grid_->faces[index(f)];
    const bool out = leaves(*grid_, f, cell);
    ends_.push_back({cell, index(f), out ? face.part_left : face.part_right, out ? 1.0 : -1.0,
                     faces.size() == 1 && !imposed, imposed});
  }
}

/// Whether the kernel takes a point: both faces point along the course, one after the other.
bool MomentumAdvection::in_line(const Point& point) const {
  return point.after.face == point.before.face + 1 && point.before.sign > 0.0 &&
         point.after.sign > 0.0 && !grid_->cells[point.cell].in_zones;
}

double MomentumAdvection::boussinesq_of(std::size_t cell, int part, double section) const {
  const auto& table = grid_->cells[cell].parts[index(part)].boussinesq;
  return table.empty() ? 1.0 : table.at(section);
}

void MomentumAdvection::begin(const std::vector<double>& volume, const std::vector<double>& depth,
                              const std::vector<double>& end_inflow, const CellStorage& storage) {
  for (Transition& node : transitions_)
    for (Meeting* it : {&node.before, &node.after}) {
      it->end = storage.end(node.cell, it->part);
      it->boussinesq = boussinesq_of(node.cell, it->part, it->end.section);
    }
  for (ReachEnd& end : ends_) {
    const CellStorage::End at = storage.end(end.cell, end.part);
    end.section = at.section;
    end.depth = at.width > 0.0 ? at.section / at.width : 0.0;
    end.boussinesq = boussinesq_of(end.cell, end.part, at.section);
    end.own_share = at.own_share;
    end.from_rest = end.imposed ? 1.0 : 1.0 - at.channel_share;
  }
  for (std::size_t c = 0; c < length_.size(); ++c)
    per_section_[c] = volume[c] < smallest_area * length_[c] ? 0.0 : length_[c] / volume[c];
  for (const std::size_t c : in_zones_)
    boussinesq_[c] =
        per_section_[c] > 0.0 ? grid_->cells[c].boussinesq(1.0 / per_section_[c]) : 1.0;
  depth_ = depth;
  end_inflow_ = end_inflow;
  for (std::size_t k = 0; k < line_.size(); ++k) {
    line_per_section_[line_[k]] = per_section_[line_cell_[k]];
    line_depth_[line_[k]] = depth[line_cell_[k]];
  }
}

void MomentumAdvection::set_terms(const std::vector<double>& discharge,
                                  const std::vector<double>& velocity,
                                  const std::vector<double>& area,
                                  const std::vector<double>& old_velocity, double dt,
                                  ChannelTerms& terms) {
  kernels().cross(
      {count_, discharge.data(), velocity.data(), area.data(), old_velocity.data(),
       distance_.data(), line_per_section_.data(), line_depth_.data(), rate_.data(),
       inertia_before_.data(), source_before_.data(), terms.inertia.data(), terms.source.data()},
      dt);
  for (const Point& point : points_) cross(point, discharge, velocity, terms);
  for (const Transition& node : transitions_) cross(node, discharge, velocity, terms);
  for (const ReachEnd& end : ends_) cross(end, discharge, velocity, terms);
}

void MomentumAdvection::cross(const Point& point, const std::vector<double>& discharge,
                              const std::vector<double>& velocity, ChannelTerms& terms) const {
  const auto along = [&](const Side& side) {
    return Beside<double>{side.sign * discharge[side.face], side.sign * velocity[side.face],
                          rate_[side.face], boussinesq_[point.cell]};
  };
  const auto add = [&](const Side& side, const Taken<double>& taken) {
    terms.inertia[side.face] += taken.inertia;
    terms.source[side.face] += side.sign * taken.source;
  };
  const Crossing<double> at = cross_point(along(point.before), along(point.after),
                                          per_section_[point.cell], depth_[point.cell]);
  add(point.before, at.before);
  add(point.after, at.after);
}

void MomentumAdvection::cross(const Transition& node, const std::vector<double>& discharge,
                              const std::vector<double>& velocity, ChannelTerms& terms) const {
  if (std::min(node.before.end.section, node.after.end.section) < smallest_area) return;
  const auto along = [](const Meeting& it, const std::vector<double>& field) {
    return it.sign * field[it.face];
  };
  const double through = node.after.end.own_share * along(node.before, discharge) +
                         node.before.end.own_share * along(node.after, discharge);
  const double course = through > 0.0 ? 1.0 : -1.0;
  const Meeting& from = through > 0.0 ? node.before : node.after;
  const Meeting& to = through > 0.0 ? node.after : node.before;
  const auto at_end = [&](const Meeting& it) {
    return it.boussinesq * std::abs(through) / it.end.section;
  };
  const auto subcritical = [&](const Meeting& it) {
    return subcritical_share(at_end(it), it.end.section / it.end.width);
  };
  const double upstream = course * along(from, velocity);
  const double leaving = rate_[from.face] * std::abs(through);
  terms.source[from.face] -= course * from.sign * leaving * explicit_share(leaving) *
                             subcritical(from) * (at_end(from) - upstream);
  const double entering = rate_[to.face] * std::abs(through);
  const double arriving = at_end(from);
  const double going = at_end(to);
  const double enters = going > arriving ? 0.5 * (going + arriving * arriving / going) : arriving;
  terms.inertia[to.face] += entering;
  terms.source[to.face] +=
      course * to.sign * entering *
      (upstream + explicit_share(entering) * subcritical(to) * (enters - upstream));
}

/// The energy line of the reach is explicit, in either direction: both velocities come from the
/// same discharge. What the velocity head takes from water at rest is implicit, as friction is.
void MomentumAdvection::cross(const ReachEnd& end, const std::vector<double>& discharge,
                              const std::vector<double>& velocity, ChannelTerms& terms) const {
  if (end.section < smallest_area) return;
  double entering = end.sign * discharge[end.face];
  if (end.free) entering += end.own_share * (end_inflow_[end.cell] - entering);
  const double passed = rate_[end.face] * entering;
  const double at_end = entering / end.section;
  const double beyond = end.boussinesq * at_end - end.sign * velocity[end.face];
  terms.source[end.face] += end.sign * passed * explicit_share(std::abs(passed)) *
                            subcritical_share(at_end, end.depth) * beyond;
  if (passed > 0.0) terms.inertia[end.face] += 0.5 * end.from_rest * passed;
}

}  // namespace biandan::flow
