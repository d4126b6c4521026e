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
  const auto at = [](const std::vector<double>& values, int index) {
    return values[static_cast<std::size_t>(index)];
  };
  for (std::size_t f = 0; f < neighbours_.size(); ++f) {
    const grid::Face& face = grid_->faces[f];
    if (face.kind != grid::Face::Kind::channel) continue;
    terms[f].inertia = 1.0;
    terms[f].source = old_velocity[f];
    const double area = reference.area[f];
    if (area < smallest_area) continue;

    const double here = reference.velocity[f];
    const double rate = dt / (area * face.distance);  // of discharge to Courant number
    // Both sides are seen as if they were the left one: `inward` points into the control volume.
    for (const bool left : {true, false}) {
      const Side& side = left ? neighbours_[f].left : neighbours_[f].right;
      const Side& behind = left ? neighbours_[f].right : neighbours_[f].left;
      const double inward = left ? 1.0 : -1.0;
      if (side.end == End::junction) continue;
      if (side.end == End::free_end) {
        const auto cell = static_cast<std::size_t>(side.cell);
        const double inflow = reference.end_inflow[cell];
        const double section = reference.volume[cell] / grid_->cells[cell].length;
        if (section < smallest_area) continue;
        const double courant = rate * std::abs(inflow);
        const double at_end = inward * inflow / section;
        if (inflow > 0.0) {
          terms[f].inertia += courant;
          terms[f].source += courant * at_end;
        } else if (behind.end == End::inside) {
          // The end lies half a face length ahead of this face.
          const double correction =
              limited_half_step(behind.sign * at(reference.velocity, behind.face), here,
                                here + 2.0 * (at_end - here));
          terms[f].source -= courant * explicit_share(courant) * correction;
        }
        continue;
      }
      const double beside = side.sign * at(reference.velocity, side.face);
      const double through =
          0.5 * (reference.discharge[f] + side.sign * at(reference.discharge, side.face)) * inward;
      const double courant = rate * std::abs(through);
      if (through > 0.0) {
        double correction = 0.5 * (here - beside);
        if (side.beyond >= 0)
          correction = limited_half_step(side.beyond_sign * at(reference.velocity, side.beyond),
                                         beside, here);
        terms[f].inertia += courant;
        terms[f].source += courant * (beside + explicit_share(courant) * correction);
      } else {
        double correction = 0.5 * (beside - here);
        if (behind.end == End::inside)
          correction =
              limited_half_step(behind.sign * at(reference.velocity, behind.face), here, beside);
        terms[f].source -= courant * explicit_share(courant) * correction;
      }
    }
  }
}

}  // namespace biandan::flow
