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

}  // namespace

MomentumAdvection::MomentumAdvection(const grid::Grid& grid) : grid_(&grid) {
  std::vector<bool> at_boundary(grid.cells.size(), false);
  for (const grid::Inlet& inlet : grid.inlets)
    if (inlet.kind == grid::Inlet::Kind::boundary) at_boundary[index(inlet.cell)] = true;
  for (const grid::Face& face : grid.faces)
    if (face.kind == grid::Face::Kind::channel) distance_.push_back(face.distance);
  count_ = distance_.size();
  std::vector<char> passing(grid.cells.size(), 0);  // momentum passes: no junction
  for (std::size_t c = 0; c < grid.cells.size(); ++c) {
    length_.push_back(grid.cells[c].length);
    const auto faces = grid.faces_of(static_cast<int>(c));
    if (grid.cells[c].in_zones) in_zones_.push_back(c);
    const auto leaves = [&](int face) {
      return grid.faces[index(face)].left == static_cast<int>(c);
    };
    const bool end = faces.size() == 1 && is_channel(grid, faces[0]);
    if (end) ends_.push_back({c, index(faces[0]), leaves(faces[0]) ? 1.0 : -1.0});
    // Two reaches that meet at a boundary need not pass on each other's water: a junction.
    const bool between = faces.size() == 2 && !at_boundary[c] && is_channel(grid, faces[0]) &&
                         is_channel(grid, faces[1]) && faces[0] != faces[1];
    if (between) {
      const Point point{c,
                        {index(faces[0]), leaves(faces[0]) ? -1.0 : 1.0},
                        {index(faces[1]), leaves(faces[1]) ? 1.0 : -1.0}};
      if (in_line(point)) {
        line_.push_back(point.before.face);
        line_cell_.push_back(c);
      } else {
        points_.push_back(point);
      }
    }
    passing[c] = end || between;
    if (passing[c]) continue;
    for (const int f : faces) {
      const grid::Face& face = grid.faces[index(f)];
      if (!is_channel(grid, f)) continue;
      if (leaves(f)) junction_ends_.push_back({c, index(f), face.part_left, 1.0});
      if (!leaves(f)) junction_ends_.push_back({c, index(f), face.part_right, -1.0});
    }
  }
  for (std::size_t f = 0; f < count_; ++f)
    uniform_.push_back(!passing[index(grid.faces[f].left)] || !passing[index(grid.faces[f].right)]);
  per_section_.resize(length_.size());
  boussinesq_.assign(length_.size(), 1.0);
  distance_.resize(filled_up(count_), 1.0);
  for (auto* field : {&rate_, &line_per_section_, &line_depth_, &inertia_before_, &source_before_})
    field->assign(distance_.size(), 0.0);
}

/// Whether the kernel takes a point: both faces point along the course, one after the other.
bool MomentumAdvection::in_line(const Point& point) const {
  return point.after.face == point.before.face + 1 && point.before.sign > 0.0 &&
         point.after.sign > 0.0 && !grid_->cells[point.cell].in_zones;
}

void MomentumAdvection::begin(const std::vector<double>& volume, const std::vector<double>& depth,
                              const std::vector<double>& end_inflow, const CellStorage& storage) {
  for (JunctionEnd& end : junction_ends_) {
    const CellStorage::End at = storage.end(end.cell, end.part);
    end.section = at.section;
    end.depth = at.section / at.width;
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
  for (const FreeEnd& end : ends_) cross(end, discharge, velocity, terms);
  for (const JunctionEnd& end : junction_ends_) cross(end, discharge, velocity, terms);
}

/// At faces beside a junction the coefficient is 1: where momentum enters on one side only, its
/// excess over that of a uniform velocity would stand as a force.
double MomentumAdvection::boussinesq_at(std::size_t face, std::size_t cell) const {
  return uniform_[face] ? 1.0 : boussinesq_[cell];
}

void MomentumAdvection::cross(const Point& point, const std::vector<double>& discharge,
                              const std::vector<double>& velocity, ChannelTerms& terms) const {
  const auto along = [&](const Side& side) {
    return Beside<double>{side.sign * discharge[side.face], side.sign * velocity[side.face],
                          rate_[side.face], boussinesq_at(side.face, point.cell)};
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

/// What leaves by a free end is what the face brings: the inflow that a level asks for flickers.
void MomentumAdvection::cross(const FreeEnd& end, const std::vector<double>& discharge,
                              const std::vector<double>& velocity, ChannelTerms& terms) const {
  if (per_section_[end.cell] == 0.0) return;
  const double inflow = end_inflow_[end.cell];
  if (inflow > 0.0) {
    const double entering = rate_[end.face] * inflow;
    terms.inertia[end.face] += entering;
    const double at_point = end.sign * inflow * per_section_[end.cell];
    terms.source[end.face] += entering * boussinesq_at(end.face, end.cell) * at_point;
    return;
  }
  const double through = inflow < 0.0 ? std::min(end.sign * discharge[end.face], 0.0) : 0.0;
  const double leaving = rate_[end.face] * -through;
  const double at_point = end.sign * through * per_section_[end.cell];
  const double beyond = boussinesq_at(end.face, end.cell) * at_point - velocity[end.face];
  terms.source[end.face] -=
      leaving * explicit_share(leaving) * subcritical_share(at_point, depth_[end.cell]) * beyond;
}

/// Explicit, in either direction: both velocities come from the same discharge.
void MomentumAdvection::cross(const JunctionEnd& end, const std::vector<double>& discharge,
                              const std::vector<double>& velocity, ChannelTerms& terms) const {
  if (end.section < smallest_area) return;
  const double passed = rate_[end.face] * discharge[end.face];
  const double at_end = discharge[end.face] / end.section;
  terms.source[end.face] += end.sign * passed * explicit_share(std::abs(passed)) *
                            subcritical_share(at_end, end.depth) * (at_end - velocity[end.face]);
}

}  // namespace biandan::flow
