// Velocity of the water in a cell, from what passes through it.
//
// Inside a reach: mean discharge of the two channel faces, signed along the reach, over the mean
// section. At a node: the larger of what enters and what leaves, boundaries, loads and structures
// included, over the mean section of its channels without the storage; 0 where there is none.
// A section counts as no smaller than half that of the smallest channel face beside it: what a
// withdrawal takes from the last film of a cell does not rush through it.
#pragma once

#include <vector>

#include "solver/grid/flow_field.hpp"
#include "solver/grid/grid.hpp"

namespace biandan::grid {

class Velocities {
 public:
  explicit Velocities(const Grid& grid);

  /// Sets field.velocity [m/s] from its discharges, inlets, volumes and levels.
  void fill(FlowField& field) const;

 private:
  struct Inner {
    std::size_t cell = 0, before = 0, after = 0;  ///< the faces along its reach
    double length = 0.0;                          ///< [m]
  };

  double channel_volume(std::size_t cell, const FlowField& field) const;
  double passing(std::size_t node, const FlowField& field) const;
  double least_section(std::size_t node, const FlowField& field) const;

  const Grid* grid_;
  std::vector<Inner> inner_;                      // cells inside reaches
  std::vector<std::size_t> nodes_;                // all others
  std::vector<std::vector<std::size_t>> inlets_;  // by entry of nodes_
};

}  // namespace biandan::grid
