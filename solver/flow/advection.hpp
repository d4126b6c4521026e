// Advection of momentum along reaches: which velocity enters a face's control volume, and how fast.
//
//   d(u)/dt = - [ Q_R (û_R - u) - Q_L (û_L - u) ] / (A dx)
//
// The control volume of a face reaches from the point on its left (L) to that on its right (R).
// What crosses a point is the velocity of the point, û = Q / A (times the Boussinesq coefficient of
// a section in zones, away from junctions) with the mean discharge of its two faces and its own
// section: for a steady flow the differences of û^2 / 2 then add up to the difference of the
// velocity heads, and the energy line is kept to second order. It is split in the velocity of the
// face upstream, implicit where it leaves and taken from a reference state where it enters (the
// start of the step, then the first two iterates), and an explicit correction.
//
// No momentum crosses a junction of more than two faces: a scalar mixed velocity there makes
// self-excited seiches in loops. At a free end the velocity of the boundary water enters or leaves.
#pragma once

#include <vector>

#include "solver/flow/momentum.hpp"
#include "solver/grid/grid.hpp"

namespace biandan::flow {

/// State that momentum is advected with.
struct MomentumState {
  const std::vector<double>& discharge;   ///< by face [m3/s]
  const std::vector<double>& velocity;    ///< by face [m/s]
  const std::vector<double>& area;        ///< by face [m2]
  const std::vector<double>& end_inflow;  ///< by cell: net inflow from outside [m3/s]
  const std::vector<double>& volume;      ///< by cell [m3]
  const std::vector<double>& depth;       ///< by cell, hydraulic [m]
};

class MomentumAdvection {
 public:
  explicit MomentumAdvection(const grid::Grid& grid);

  /// Sets inertia and source of every channel face from the old velocity and a reference state.
  void set_terms(const MomentumState& reference, const std::vector<double>& old_velocity, double dt,
                 std::vector<FaceTerms>& terms) const;

 private:
  enum class End { inside, free_end, junction };

  /// What lies beyond one side of a face, seen along the face's own direction.
  struct Side {
    End end = End::junction;
    int cell = -1;
    int face = -1;      ///< the next face beyond the point, when inside
    double sign = 1.0;  ///< +1 when that face points the same way
    int beyond = -1;    ///< the face beyond that one, -1 at an end
    double beyond_sign = 1.0;
  };
  struct Neighbours {
    Side left;
    Side right;
  };

  /// Discharge into the control volume through one side [m3/s], the velocity of the face upstream
  /// of that side, and what the velocity of the point has beyond it [m/s].
  struct Crossing {
    double through = 0.0;
    double upstream = 0.0;
    double correction = 0.0;
  };

  Crossing crossing(const MomentumState& state, std::size_t face, const Side& side,
                    double inward) const;
  double boussinesq(std::size_t face, std::size_t cell, double section) const;
  static void add_crossing(const Crossing& crossing, double rate, FaceTerms& terms);
  Side side_of(int face, bool left) const;
  int other_channel_face(int cell, int face) const;

  const grid::Grid* grid_;
  std::vector<bool> at_boundary_;  // by cell
  std::vector<Neighbours> neighbours_;
};

}  // namespace biandan::flow
