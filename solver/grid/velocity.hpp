// Velocity of the water in a cell, from what passes through it.
//
// Inside a reach: mean discharge of the two channel faces, signed along the reach, over the mean
// section. At a node: the larger of what enters and what leaves, boundaries, loads and structures
// included, over the mean section of its channels without the storage; 0 where there is none.
// A section counts as no smaller than half that of the smallest channel face beside it: what a
// withdrawal takes from the last film of a cell does not rush through it.
#pragma once

#include <span>
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

  /// A face of a node; its sign is +1 where a positive discharge enters.
  struct Touching {
    std::size_t face = 0;
    double inward = 1.0;
    bool channel = false;
  };
  struct Node {
    std::size_t cell = 0;
    double length = 0.0;  ///< of its channels [m]
    std::vector<const CellPart*> storages;
    std::vector<Touching> faces;
    std::vector<std::size_t> inlets;
  };

  static double channel_volume(const Node& node, const FlowField& field);
  static double passing(const Node& node, const FlowField& field);
  static double least_section(const Node& node, const FlowField& field);

  std::vector<Inner> inner_;  // cells inside reaches
  std::vector<Node> nodes_;   // all others
};

}  // namespace biandan::grid
