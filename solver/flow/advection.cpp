#include "solver/flow/advection.hpp"

#include <algorithm>
#include <cmath>

namespace biandan::flow {

namespace {

constexpr double smallest_area = 1e-9;  // [m2] below which nothing is advected

std::size_t index(int value) {
  return static_cast<std::size_t>(value);
}

/// Second-order corrections are explicit: they fade where the flow crosses more than a cell a step.
double explicit_share(double courant) {
  return courant > 1.0 ? 1.0 / courant : 1.0;
}

/// Where the flow shoots, upwind velocities alone keep jumps steady: 1 up to the critical state, 0
/// from a Froude number of 1.2.
double subcritical_share(double velocity, double depth) {
  const double speed2 = velocity * velocity;
  const double celerity2 = network::gravity * depth;
  if (speed2 <= celerity2) return 1.0;
  return std::clamp((1.2 - std::sqrt(speed2 / celerity2)) / 0.2, 0.0, 1.0);
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
  rate_.resize(distance_.size());
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
    if (between)
      points_.push_back({c, index(faces[0]), index(faces[1]), leaves(faces[0]) ? -1.0 : 1.0,
                         leaves(faces[1]) ? 1.0 : -1.0});
    passing[c] = end || between;
    if (passing[c]) continue;
    for (const int f : faces) {
      const grid::Face& face = grid.faces[index(f)];
      if (!is_channel(grid, f)) continue;
      if (leaves(f)) junction_ends_.push_back({c, index(f), face.part_left, 1.0});
      if (!leaves(f)) junction_ends_.push_back({c, index(f), face.part_right, -1.0});
    }
  }
  for (std::size_t f = 0; f < distance_.size(); ++f)
    uniform_.push_back(!passing[index(grid.faces[f].left)] || !passing[index(grid.faces[f].right)]);
  per_section_.resize(length_.size());
  boussinesq_.assign(length_.size(), 1.0);
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
}

void MomentumAdvection::set_terms(const std::vector<double>& discharge,
                                  const std::vector<double>& velocity,
                                  const std::vector<double>& area,
                                  const std::vector<double>& old_velocity, double dt,
                                  ChannelTerms& terms) {
  for (std::size_t f = 0; f < rate_.size(); ++f) {
    terms.inertia[f] = 1.0;
    terms.source[f] = old_velocity[f];
    rate_[f] = area[f] < smallest_area ? 0.0 : dt / (area[f] * distance_[f]);
  }
  for (const Point& point : points_) cross(point, discharge, velocity, terms);
  for (const FreeEnd& end : ends_) cross(end, discharge, velocity, terms);
  for (const JunctionEnd& end : junction_ends_) cross(end, discharge, velocity, terms);
}

/// What the velocity of the point, times the Boussinesq coefficient there, has beyond that of the
/// face upstream [m/s]. At faces beside a junction the coefficient is 1: where momentum enters on
/// one side only, its excess over that of a uniform velocity would stand as a force.
double MomentumAdvection::correction(std::size_t cell, std::size_t face, double at_point,
                                     double upstream) const {
  const double velocity = uniform_[face] ? at_point : boussinesq_[cell] * at_point;
  return subcritical_share(velocity, depth_[cell]) * (velocity - upstream);
}

/// Momentum leaves the face upstream of the point and enters the one downstream.
void MomentumAdvection::cross(const Point& point, const std::vector<double>& discharge,
                              const std::vector<double>& velocity, ChannelTerms& terms) const {
  if (per_section_[point.cell] == 0.0) return;
  const double through = 0.5 * (point.sign_first * discharge[point.first] +
                                point.sign_second * discharge[point.second]);
  const double at_point = through * per_section_[point.cell];
  const bool onward = through > 0.0;
  const std::size_t from = onward ? point.first : point.second;
  const std::size_t to = onward ? point.second : point.first;
  const double sign_from = onward ? point.sign_first : point.sign_second;
  const double sign_to = onward ? point.sign_second : point.sign_first;
  const double upstream = sign_from * velocity[from];
  const double leaving = rate_[from] * std::abs(through);
  const double entering = rate_[to] * std::abs(through);
  const double beyond_from = correction(point.cell, from, at_point, upstream);
  const double beyond_to =
      uniform_[to] == uniform_[from] ? beyond_from : correction(point.cell, to, at_point, upstream);
  terms.source[from] -= leaving * explicit_share(leaving) * sign_from * beyond_from;
  terms.inertia[to] += entering;
  terms.source[to] += entering * sign_to * (upstream + explicit_share(entering) * beyond_to);
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
    terms.source[end.face] +=
        entering * (uniform_[end.face] ? at_point : boussinesq_[end.cell] * at_point);
    return;
  }
  const double through = inflow < 0.0 ? std::min(end.sign * discharge[end.face], 0.0) : 0.0;
  const double leaving = rate_[end.face] * -through;
  const double at_point = end.sign * through * per_section_[end.cell];
  terms.source[end.face] -= leaving * explicit_share(leaving) *
                            correction(end.cell, end.face, at_point, velocity[end.face]);
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
