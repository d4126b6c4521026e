// Energy of the water in reaches whose section changes along them.
//
// Between two points of a reach, a upstream and b downstream, the momentum that crosses them asks
// for the head (advection.hpp)
//
//   paid = [ Q_b (û_b - u) + Q_a (u - û_a) ] / A
//
// with the velocity u of the face between. Where the section changes u is not the mean of the two,
// and coarse cells would give the water energy. It pays at least the difference of the velocity
// heads, which also bounds what it gets back where it slows down:
//
//   paid >= (û_b^2 - û_a^2) / 2
//
// Energy is kept where the water speeds up, momentum where it slows down and loses energy thereby
// (Stelling and Duinmeijer 2003). For smooth flow the two forms differ by third order in the length
// of a cell. What is missing is added to the inertia, implicit as friction is. Prismatic reaches
// have none of this: there depths change by friction, which takes more.
#pragma once

#include <vector>

#include "solver/flow/node_crossing.hpp"

namespace biandan::flow {

/// By cell, what points inside reaches are known for; fields as in advection.hpp.
struct PointState {
  const std::vector<double>& per_section;
  const std::vector<double>& boussinesq;
  std::span<const double> depth;
};

class Tapers {
 public:
  Tapers(const grid::Grid& grid, const NodeCrossing& nodes);

  /// Adds to inertia and source of the faces where the section changes. To be called after the
  /// nodes have been crossed.
  void add_losses(const FaceReference& faces, const PointState& points, const NodeCrossing& nodes,
                  double dt, ChannelTerms& terms) const;

 private:
  /// What is beside a face: the next face of the reach, or at a node the end of the reach.
  struct Beyond {
    std::size_t cell = 0;
    bool at_node = false;
    std::size_t face = 0, end = 0;
  };
  /// A face between two points with unlike sections.
  struct Taper {
    std::size_t face = 0;
    double distance = 0.0;  ///< [m]
    Beyond left, right;
  };
  /// A point beside a face, along the course of the water.
  struct Side {
    double discharge = 0.0;  ///< [m3/s]
    double own = 0.0;        ///< velocity as the face reckons with it [m/s]
    double upstream = 0.0;   ///< and as the face upstream of the point does [m/s]
  };

  static Beyond beyond(int face, int cell, std::size_t own, const NodeCrossing& nodes);
  static Side side(const Taper& taper, const Beyond& beyond, double course,
                   const FaceReference& faces, const PointState& points, const NodeCrossing& nodes);

  std::vector<Taper> tapers_;
};

}  // namespace biandan::flow
