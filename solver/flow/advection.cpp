#include "solver/flow/advection.hpp"

#include <algorithm>
#include <cmath>

namespace biandan::flow {

namespace {

constexpr double smallest_area = 1e-9;  // [m2] below which nothing is advected

/// Van Leer's limited share of `down - up` to add to `up`, halved: 0 at an extremum.
double limited_half_step(double before, double up, double down) {
  const double ahead = down - up;
  const double behind = up - before;
  if (ahead * behind <= 0.0) return 0.0;
  return ahead * behind / (ahead + behind);
}

/// Second-order corrections are explicit: they fade where the flow crosses more than a cell a step.
double explicit_share(double courant) {
  return courant > 1.0 ? 1.0 / courant : 1.0;
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
  const int far_cell = next.left == side.cell ? next.right : next.left;
  side.beyond = other_channel_face(far_cell, side.face);
  if (side.beyond >= 0) {
    const grid::Face& far_face = grid_->faces[static_cast<std::size_t>(side.beyond)];
    const bool same = (left ? far_face.right : far_face.left) == far_cell;
    side.beyond_sign = same ? 1.0 : -1.0;
  }
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
    add_crossing(crossing(reference, f, beside.left, beside.right, 1.0), rate, terms[f]);
    add_crossing(crossing(reference, f, beside.right, beside.left, -1.0), rate, terms[f]);
  }
}

/// What crosses one side of a face's control volume; `inward` is +1 on its left, -1 on its right.
MomentumAdvection::Crossing MomentumAdvection::crossing(const MomentumState& state, std::size_t f,
                                                        const Side& side, const Side& behind,
                                                        double inward) const {
  const auto at = [](const std::vector<double>& values, int index) {
    return values[static_cast<std::size_t>(index)];
  };
  const double here = state.velocity[f];
  const auto before_leaving = [&](double ahead) {
    if (behind.end != End::inside) return 0.5 * (ahead - here);
    return limited_half_step(behind.sign * at(state.velocity, behind.face), here, ahead);
  };
  if (side.end == End::inside) {
    const double beside = side.sign * at(state.velocity, side.face);
    const double through =
        0.5 * (state.discharge[f] + side.sign * at(state.discharge, side.face)) * inward;
    if (through <= 0.0) return {through, 0.0, before_leaving(beside)};
    double correction = 0.5 * (here - beside);
    if (side.beyond >= 0)
      correction =
          limited_half_step(side.beyond_sign * at(state.velocity, side.beyond), beside, here);
    return {through, beside, correction};
  }
  if (side.end == End::junction) return {};
  const auto cell = static_cast<std::size_t>(side.cell);
  const double inflow = state.end_inflow[cell];
  const double section = state.volume[cell] / grid_->cells[cell].length;
  if (section < smallest_area) return {};
  const double at_end = inward * inflow / section;
  if (inflow > 0.0) return {inflow, at_end, 0.0};
  // The end lies half a face length ahead of this face.
  if (behind.end != End::inside) return {inflow, 0.0, 0.0};
  return {inflow, 0.0, before_leaving(here + 2.0 * (at_end - here))};
}

/// Entering momentum takes inertia and source; leaving momentum is implicit but for its correction.
void MomentumAdvection::add_crossing(const Crossing& crossing, double rate, FaceTerms& terms) {
  const double courant = rate * std::abs(crossing.through);
  const double correction = explicit_share(courant) * crossing.correction;
  if (crossing.through > 0.0) {
    terms.inertia += courant;
    terms.source += courant * (crossing.velocity + correction);
  } else {
    terms.source -= courant * correction;
  }
}

}  // namespace biandan::flow
