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
// Where two reaches meet alone each has its own section at the level of the node. What passes their
// ends is T = s_2 Q_1 + s_1 Q_2, s the share of each in the water surface of the node. Water that
// speeds up keeps its head, v = (û_2 + û_1^2 / û_2) / 2 enters; water that slows down keeps its
// momentum, v = û_1 enters, and loses (û_1 - û_2)^2 / 2g (Borda and Carnot). A point between them
// with one mean section gave twice the velocity head back: creeks behind necks swung up by
// themselves.
//
// No momentum crosses a junction of more than two faces: a scalar mixed velocity there makes
// self-excited seiches in loops. What changes between the end of a reach, in a junction or at a
// free end, and its first face is its own: û = T / A with what passes the end, T, and the section
// of the reach at the level of the node, so that the energy line of the reach is of second order up
// to its end, in either direction. At a free end T is what is left when the half cell of the reach
// has taken its share (own_share) of what enters the node.
//
// Water that enters a reach from a level boundary, or from the storage of a node, comes from rest:
// it takes its velocity head u^2 / 2 from the level there, by the share that the storage has in the
// water surface of the node. A level that supplied the head for nothing would be a source of
// energy: necks and dead ends behind it swing up by themselves. Water that leaves loses its head
// anyway.
#pragma once

#include <span>
#include <vector>

#include "solver/flow/cell_storage.hpp"
#include "solver/flow/channels.hpp"
#include "solver/grid/grid.hpp"

namespace biandan::flow {

class MomentumAdvection {
 public:
  /// `imposed`: cells whose level is given.
  MomentumAdvection(const grid::Grid& grid, std::span<const std::size_t> imposed);

  /// Takes the state at the start of a step: volumes [m3] and hydraulic depths [m] by cell, net
  /// inflow from outside by cell [m3/s], the storage looked up at the levels. Depths and inflows
  /// must stay until the next begin.
  void begin(const std::vector<double>& volume, const std::vector<double>& depth,
             const std::vector<double>& end_inflow, const CellStorage& storage);

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
  /// Where a reach ends beside another one, with its sign along a course through both.
  struct Meeting {
    std::size_t face = 0;
    double sign = 1.0;
    int part = 0;  ///< of the reach in the cell
    CellStorage::End end;
    double boussinesq = 1.0;
  };
  /// A node between two reaches.
  struct Transition {
    std::size_t cell = 0;
    Meeting before, after;
  };

  /// A reach end in a junction or at a free end; its sign is +1 where the face points away from it.
  struct ReachEnd {
    std::size_t cell = 0;
    std::size_t face = 0;
    int part = 0;  ///< of the reach in the cell
    double sign = 1.0;
    bool free = false;     ///< only this face touches the cell, whose level is not imposed
    bool imposed = false;  ///< its level is
    double section = 0.0;  ///< [m2]
    double depth = 0.0;    ///< hydraulic [m]
    double boussinesq = 1.0;
    double own_share = 0.0;  ///< of the water surface of the cell that is the reach's [-]
    double from_rest = 0.0;  ///< share of the entering water that comes from rest [-]
  };

  void add_point(std::size_t cell);
  void add_transition(std::size_t cell);
  void add_ends(std::size_t cell, bool imposed);
  bool in_line(const Point& point) const;
  double boussinesq_of(std::size_t cell, int part, double section) const;
  void cross(const Point& point, const std::vector<double>& discharge,
             const std::vector<double>& velocity, ChannelTerms& terms) const;
  void cross(const Transition& node, const std::vector<double>& discharge,
             const std::vector<double>& velocity, ChannelTerms& terms) const;
  void cross(const ReachEnd& end, const std::vector<double>& discharge,
             const std::vector<double>& velocity, ChannelTerms& terms) const;

  std::size_t count_ = 0;               // channel faces
  std::vector<std::size_t> line_;       // faces with a point of a line between them and the next
  std::vector<std::size_t> line_cell_;  // the cells of these points
  std::vector<Point> points_;           // all others
  std::vector<Transition> transitions_;
  std::vector<ReachEnd> ends_;
  const grid::Grid* grid_;
  std::vector<double> distance_;       // by face [m]
  std::vector<std::size_t> in_zones_;  // cells with a Boussinesq coefficient
  std::vector<double> length_;         // by cell [m]

  std::vector<double> per_section_;     // by cell, 0 where it is nearly dry [1/m2]
  std::vector<double> boussinesq_;      // by cell [-]
  std::span<const double> depth_;       // by cell, hydraulic [m]
  std::span<const double> end_inflow_;  // by cell [m3/s]

  // By face, for the kernel (kernels.hpp).
  std::vector<double> rate_, line_per_section_, line_depth_, inertia_before_, source_before_;
};

}  // namespace biandan::flow
