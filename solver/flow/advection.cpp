#include "solver/flow/advection.hpp"

#include <algorithm>
#include <cmath>

#include "solver/flow/crossing.hpp"
#include "solver/flow/kernels.hpp"
#include "solver/math/large_pages.hpp"

namespace biandan::flow {

namespace {

std::size_t index(int value) {
  return static_cast<std::size_t>(value);
}

bool leaves(const grid::Grid& grid, int face, std::size_t cell) {
  return grid.faces[index(face)].left == static_cast<int>(cell);
}

}  // namespace

MomentumAdvection::MomentumAdvection(const Case& problem, const grid::Grid& grid,
                                     std::span<const std::size_t> imposed)
    : nodes_(problem, grid, imposed), tapers_(grid, nodes_), grid_(&grid) {
  for (const grid::Face& face : grid.faces)
    if (face.kind == grid::Face::Kind::channel) distance_.push_back(face.distance);
  count_ = distance_.size();
  for (std::size_t c = 0; c < grid.cells.size(); ++c) {
    length_.push_back(grid.cells[c].length);
    if (grid.cells[c].in_zones) in_zones_.push_back(c);
    if (grid.cells[c].reach.valid()) add_point(c);
  }
  per_section_.resize(length_.size());
  boussinesq_.assign(length_.size(), 1.0);
  distance_.resize(filled_up(count_), 1.0);
  for (auto* field : {&rate_, &line_per_section_, &line_depth_, &inertia_before_, &source_before_})
    field->assign(distance_.size(), 0.0);
  math::prefer_large_pages(line_, line_cell_, points_, distance_, length_, per_section_,
                           boussinesq_, rate_, line_per_section_, line_depth_, inertia_before_,
                           source_before_);
}

/// Channel faces come first among those of a cell.
void MomentumAdvection::add_point(std::size_t cell) {
  const auto faces = grid_->faces_of(static_cast<int>(cell));
  const Point point{cell,
                    {index(faces[0]), leaves(*grid_, faces[0], cell) ? -1.0 : 1.0},
                    {index(faces[1]), leaves(*grid_, faces[1], cell) ? 1.0 : -1.0}};
  if (!in_line(point)) return points_.push_back(point);
  line_.push_back(point.before.face);
  line_cell_.push_back(cell);
}

/// Whether the kernel takes a point: both faces point along the course, one after the other.
bool MomentumAdvection::in_line(const Point& point) const {
  return point.after.face == point.before.face + 1 && point.before.sign > 0.0 &&
         point.after.sign > 0.0 && !grid_->cells[point.cell].in_zones;
}

void MomentumAdvection::begin(const std::vector<double>& volume, const std::vector<double>& depth,
                              const CellStorage& storage, const Surroundings& around) {
  nodes_.begin(storage, around);
  for (std::size_t c = 0; c < length_.size(); ++c)
    per_section_[c] = volume[c] < smallest_area * length_[c] ? 0.0 : length_[c] / volume[c];
  for (const std::size_t c : in_zones_)
    boussinesq_[c] =
        per_section_[c] > 0.0 ? grid_->cells[c].boussinesq(1.0 / per_section_[c]) : 1.0;
  depth_ = depth;
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
  const FaceReference faces{discharge, velocity, area, rate_};
  nodes_.cross(faces, dt, terms);
  tapers_.add_losses(faces, {per_section_, boussinesq_, depth_}, nodes_, dt, terms);
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

}  // namespace biandan::flow
