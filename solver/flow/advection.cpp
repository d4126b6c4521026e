#include "solver/flow/advection.hpp"

#include <algorithm>
#include <cmath>

namespace biandan::flow {

namespace {

constexpr double smallest_area = 1e-9;  // [m2] below which nothing is advected

/// Second-order corrections are explicit: they fade where the flow crosses more than a cell a step.
double explicit_share(double courant) {
  return courant > 1.0 ? 1.0 / courant : 1.0;
}

/// Where the flow shoots, upwind velocities alone keep jumps steady: 1 up to the critical state, 0
/// from a Froude number of 1.2.
double subcritical_share(double velocity, double depth) {
  const double froude = std::abs(velocity) / std::sqrt(network::gravity * depth);
  return std::clamp((1.2 - froude) / 0.2, 0.0, 1.0);
}

}  // namespace

MomentumAdvection::MomentumAdvection(const grid::Grid& grid)
    : grid_(&grid), at_boundary_(grid.cells.size(), false) {
  for (const grid::Inlet& inlet : grid.inlets)
    if (inlet.kind == grid::Inlet::Kind::boundary)
      at_boundary_[static_cast<std::size_t>(inlet.cell)] = true;
  neighbours_.resize(grid.faces.size());
  for (std::size_t f = 0; f < grid.faces.size(); ++f) {
    if (grid.faces[f].kind != grid::Face::Kind::channel) continue;
    neighbours_[f] = {side_of(static_cast<int>(f), true), side_of(static_cast<int>(f), false)};
  }
}

/// The one other channel face at a cell, or -1 when the cell is an end or a junction. Two reaches
/// that meet at a boundary need not pass on each other's water: that is a junction too.
int MomentumAdvection::other_channel_face(int cell, int face) const {
  if (at_boundary_[static_cast<std::size_t>(cell)]) return -1;
  const auto touching = grid_->faces_of(cell);
  if (touching.size() != 2) return -1;
  const int other = touching[0] == face ? touching[1] : touching[0];
  return grid_->faces[static_cast<std::size_t>(other)].kind == grid::Face::Kind::channel ? other
                                                                                         : -1;
}

MomentumAdvection::Side MomentumAdvection::side_of(int face, bool left) const {
  const grid::Face& here = grid_->faces[static_cast<std::size_t>(face)];
  Side side;
  side.cell = left ? here.left : here.right;
  if (grid_->faces_of(side.cell).size() == 1) {
    side.end = End::free_end;
    return side;
  }
  side.face = other_channel_face(side.cell, face);
  if (side.face < 0) return side;
  side.end = End::inside;
  const grid::Face& next = grid_->faces[static_cast<std::size_t>(side.face)];
  side.sign = (left ? next.right : next.left) == side.cell ? 1.0 : -1.0;
  return side;
}

void MomentumAdvection::set_terms(const MomentumState& reference,
                                  const std::vector<double>& old_velocity, double dt,
                                  std::vector<FaceTerms>& terms) const {
  for (std::size_t f = 0; f < neighbours_.size(); ++f) {
    const grid::Face& face = grid_->faces[f];
    if (face.kind != grid::Face::Kind::channel) continue;
    terms[f].inertia = 1.0;
    terms[f].source = old_velocity[f];
    if (reference.area[f] < smallest_area) continue;
    const double rate = dt / (reference.area[f] * face.distance);
    const Neighbours& beside = neighbours_[f];
    add_crossing(crossing(reference, f, beside.left, 1.0), rate, terms[f]);
    add_crossing(crossing(reference, f, beside.right, -1.0), rate, terms[f]);
  }
}

/// What crosses one side of a face's control volume; `inward` is +1 on its left, -1 on its right.
MomentumAdvection::Crossing MomentumAdvection::crossing(const MomentumState& state, std::size_t f,
                                                        const Side& side, double inward) const {
  if (side.end == End::junction) return {};
  const auto cell = static_cast<std::size_t>(side.cell);
  const double section = state.volume[cell] / grid_->cells[cell].length;
  if (section < smallest_area) return {};

  const bool inside = side.end == End::inside;
  const auto beyond = static_cast<std::size_t>(inside ? side.face : 0);
  // What leaves by a free end is what the face brings; the inflow that a level asks for flickers.
  double through = inside
                       ? 0.5 * inward * (state.discharge[f] + side.sign * state.discharge[beyond])
                       : state.end_inflow[cell];
  if (!inside && through < 0.0) through = std::min(inward * state.discharge[f], 0.0);
  const double at_point = inward * through / section * boussinesq(f, cell, section);
  double upstream = state.velocity[f];
  if (through > 0.0) upstream = inside ? side.sign * state.velocity[beyond] : at_point;
  const double share = subcritical_share(at_point, state.depth[cell]);
  return {through, upstream, share * (at_point - upstream)};
}

/// Of the water at a point. At faces beside a junction 1: where momentum enters on one side only,
/// its excess over that of a uniform velocity would stand as a force.
double MomentumAdvection::boussinesq(std::size_t face, std::size_t cell, double section) const {
  const Neighbours& beside = neighbours_[face];
  if (beside.left.end == End::junction || beside.right.end == End::junction) return 1.0;
  return grid_->cells[cell].boussinesq(section);
}

/// Entering momentum takes inertia and source; leaving momentum is implicit but for its correction.
void MomentumAdvection::add_crossing(const Crossing& crossing, double rate, FaceTerms& terms) {
  const double courant = rate * std::abs(crossing.through);
  const double correction = explicit_share(courant) * crossing.correction;
  if (crossing.through > 0.0) {
    terms.inertia += courant;
    terms.source += courant * (crossing.upstream + correction);
  } else {
    terms.source -= courant * correction;
  }
}

}  // namespace biandan::flow
