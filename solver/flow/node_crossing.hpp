// Momentum and energy of the water that passes a node: where reaches end, meet or divide.
//
// Every reach has its own section at the level of the node, and what passes its end is
//
//   T = Q + s net,   û = β T / A
//
//   Q    discharge of its first face [m3/s], T that of its end, both positive into the reach
//   s    share of its half cell in the water surface of the node; net = what the node gains
//
// so that the energy line of the reach is of second order up to its end, in either direction. At a
// level that is given T is Q. What arrives brings the velocity head
//
//   E = [ sum of T û^2 / 2 over the ends that water arrives by + S v_S^2 / 2 ] / D,   v = sqrt(2 E)
//
//   S    what comes from outside: inlets and structures [m3/s]
//   v_S  its velocity, by the reach that it enters, below
//   D    the larger of all that arrives and all that goes out into reaches [m3/s]
//
// Water that goes out into a reach with û above v pays the difference of the velocity heads; where
// û is below v it keeps the momentum of Borda and Carnot as far as the water passes straight
// through:
//
//   paid = (û + v) / 2 (û - v)      û > v
//   paid = w û (û - v)              û < v
//
//   w    1 where one reach passes all its water on to one other, 0 where a quarter of it comes or
//        goes another way, linear between
//
// As w û (v - û) <= (v^2 - û^2) / 2 and D is no less than what leaves, what is given never exceeds
// what arrives: a node makes no energy. One that let water enter a reach with a velocity head
// that nobody paid made closed loops of water speed up for ever. û is implicit in what is paid, v
// taken from the reference state. Still water has v = 0, and so has a level that is given.
//
// What comes from outside has the velocity of the reach that takes it, û where the reach takes its
// part of S among all that leave, S / A where the reach takes all:
//
//   v_S = û S [ (1 - w) / sum of T leaving + w / T ]
//
// which does not follow every change of û: an inflow beside a creek would feed its swings else.
// What falls over weirs, through gates and culverts brings no more than their drop of level.
//
// Sources: Borda and Carnot for the loss behind a widening; energy where water speeds up, momentum
// where it slows down: Stelling and Duinmeijer (2003).
#pragma once

#include <span>
#include <vector>

#include "solver/flow/cell_storage.hpp"
#include "solver/flow/channels.hpp"
#include "solver/grid/grid.hpp"

namespace biandan::flow {

/// The reference state of channel faces during an iteration, and the rates dt / (A dx).
struct FaceReference {
  const std::vector<double>& discharge;
  const std::vector<double>& velocity;
  const std::vector<double>& area;
  const std::vector<double>& rate;
};

/// What is known of the surroundings at the start of a step.
struct Surroundings {
  const std::vector<double>& level;      ///< by cell [m]
  const std::vector<double>& inflow;     ///< from outside by cell [m3/s]
  const std::vector<double>& discharge;  ///< by face, of structures [m3/s]
};

/// What passes the end of a reach, positive into the reach.
struct Passing {
  double discharge = 0.0;  ///< T [m3/s]
  double velocity = 0.0;   ///< û as the face beside it reckons with [m/s]
};

class NodeCrossing {
 public:
  /// `imposed`: cells whose level is given.
  NodeCrossing(const Case& problem, const grid::Grid& grid, std::span<const std::size_t> imposed);

  /// Takes the state at the start of a step, the storage looked up at the levels.
  void begin(const CellStorage& storage, const Surroundings& around);

  /// Adds to inertia and source of the faces at nodes.
  void cross(const FaceReference& faces, double dt, ChannelTerms& terms);

  /// The end of a reach at a cell, by its first face.
  std::size_t end_of(std::size_t face, std::size_t cell) const;
  /// What passed it in the last call of `cross`.
  const Passing& passing(std::size_t end) const { return passing_[end]; }

 private:
  /// What passes a node through its reaches.
  struct Streams {
    double leaving = 0.0;      ///< all that goes out into reaches [m3/s]
    double per_through = 0.0;  ///< 1 / D [s/m3]
    double largest = 0.0;      ///< that arrives, by one reach or from outside [m3/s]
    double power = 0.0;        ///< of what arrives by reaches, T û^2 / 2 [m5/s3]
    double velocity = 0.0;     ///< v without what comes from outside [m/s]
  };
  /// A reach end; its sign is +1 where the face points away from the node.
  struct End {
    std::size_t cell = 0;
    std::size_t node = 0;
    std::size_t face = 0;
    int part = 0;  ///< of the reach in the cell
    double sign = 1.0;
    double per_distance = 0.0;  ///< of the face [1/m]
    double per_section = 0.0;   ///< β / A, 0 where it is nearly dry [1/m2]
    double depth = 0.0;         ///< hydraulic [m]
    double own_share = 0.0;     ///< of the water surface of the cell that takes part in T [-]
    double growth = 1.0;        ///< of û with the velocity of the face [-]
  };
  struct Structure {
    std::size_t face = 0;
    double inward = 1.0;  ///< -1 where a positive discharge leaves the node
    bool lifts = false;   ///< brings energy of its own
  };
  struct Node {
    std::size_t cell = 0;
    std::size_t first = 0, last = 0;  ///< its ends, and one beyond
    bool imposed = false;             ///< its level is
    bool splits = false;              ///< half cells of its reaches take part in T
    std::vector<Structure> structures;
    double inflow = 0.0;  ///< from outside and structures [m3/s]
    double given = 0.0;   ///< what comes in by inlets and pumps [m3/s]
    double fallen = 0.0;  ///< what comes in by weirs, gates and culverts [m3/s]
    double fall = 0.0;    ///< from how high, times g [m2/s2]
    double net = 0.0;     ///< what it gains [m3/s]
    Streams streams;
  };
  Node add_node(const Case& problem, const grid::Grid& grid, std::size_t cell);
  double boussinesq_of(const End& end, double section) const;
  void look_up(const CellStorage& storage, double per_surface, End& end) const;
  void look_around(Node& node, const Surroundings& around) const;
  double net_inflow(const Node& node, const FaceReference& faces) const;
  static Passing pass_end(double net, const FaceReference& faces, End& end, ChannelTerms& terms);
  Streams streams(const Node& node) const;
  static double brought(const Node& node, const Passing& into, double straight);
  static void pay(const Node& node, const Passing& into, const End& end, const FaceReference& faces,
                  double dt, ChannelTerms& terms);

  const grid::Grid* grid_;
  std::vector<Node> nodes_;
  std::vector<End> ends_;
  std::vector<Passing> passing_;  // by end
};

}  // namespace biandan::flow
