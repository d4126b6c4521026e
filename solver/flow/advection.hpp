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
// Nodes are crossed by rules of their own (node_crossing.hpp), and where sections change along a
// reach the energy form bounds the momentum form (tapers.hpp).
#pragma once

#include <span>
#include <vector>

#include "solver/flow/cell_storage.hpp"
#include "solver/flow/channels.hpp"
#include "solver/flow/node_crossing.hpp"
#include "solver/flow/tapers.hpp"
#include "solver/grid/grid.hpp"

namespace biandan::flow {

class MomentumAdvection {
 public:
  /// `imposed`: cells whose level is given.
  MomentumAdvection(const Case& problem, const grid::Grid& grid,
                    std::span<const std::size_t> imposed);

  /// Takes the state at the start of a step: volumes [m3] and hydraulic depths [m] by cell, the
  /// storage looked up at the levels, and what surrounds the nodes. Depths must stay until the next
  /// begin.
  void begin(const std::vector<double>& volume, const std::vector<double>& depth,
             const CellStorage& storage, const Surroundings& around);

  /// Sets inertia and source of every channel face from the velocities at the start of the step and
  /// a reference state, by face: discharge [m3/s], velocity [m/s], area [m2]. All are filled up as
  /// ChannelTerms.
  void set_terms(const std::vector<double>& discharge, const std::vector<double>& velocity,
                 const std::vector<double>& area, const std::vector<double>& old_velocity,
                 double dt, ChannelTerms& terms);

 private:
  /// A face beside a point, with its sign along a course through the point: -1 where it points the
  /// other way.
  struct Side {
    std::size_t face = 0;
    double sign = 1.0;
  };
  /// A cell between two channel faces.
  struct Point {
    std::size_t cell = 0;
    Side before, after;
  };
  void add_point(std::size_t cell);
  bool in_line(const Point& point) const;
  void cross(const Point& point, const std::vector<double>& discharge,
             const std::vector<double>& velocity, ChannelTerms& terms) const;

  std::size_t count_ = 0;               // channel faces
  std::vector<std::size_t> line_;       // faces with a point of a line between them and the next
  std::vector<std::size_t> line_cell_;  // the cells of these points
  std::vector<Point> points_;           // all others
  NodeCrossing nodes_;
  Tapers tapers_;
  const grid::Grid* grid_;
  std::vector<double> distance_;       // by face [m]
  std::vector<std::size_t> in_zones_;  // cells with a Boussinesq coefficient
  std::vector<double> length_;         // by cell [m]

  std::vector<double> per_section_;  // by cell, 0 where it is nearly dry [1/m2]
  std::vector<double> boussinesq_;   // by cell [-]
  std::span<const double> depth_;    // by cell, hydraulic [m]

  // By face, for the kernel (kernels.hpp).
  std::vector<double> rate_, line_per_section_, line_depth_, inertia_before_, source_before_;
};

}  // namespace biandan::flow
