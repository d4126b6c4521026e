// Where the nodes of a network lie on a map: where the case says, else where their neighbours are,
// else in a schematic.
#pragma once

#include <cstddef>
#include <vector>

#include "model/case.hpp"

namespace biandan::grid {

struct NodeLayout {
  bool degrees = false;               ///< coordinates are longitudes and latitudes
  double east = 1.0;                  ///< what a step east counts beside one north
  double spacing = 0.0;               ///< usual distance of neighbours, in the unit of y
  std::vector<network::Point> nodes;  ///< by NodeId, in the coordinates of the case
  std::vector<bool> placed;
  std::vector<bool> schematic;
  std::vector<std::vector<std::size_t>> neighbours;  ///< linked by reaches or structures
};

/// The course that a case gives a reach, with its nodes; empty where it gives none.
network::Line given_course(const network::Reach& reach, const std::vector<network::Point>& nodes);

/// Places the nodes that reaches touch and those with coordinates. Nodes without coordinates lie
/// between their neighbours, or beside the one that they have. A part of the network without any
/// coordinates is laid out in columns by the distance along it from its first node, to the south of
/// all that has some.
NodeLayout place_river(const Case& problem);

/// Then places the others, which only structures reach (polders, sewers), beside what they are
/// linked to. `courses` are those of the reaches, by ReachId; empty: straight.
void place_beside(const Case& problem, const std::vector<network::Line>& courses,
                  NodeLayout& layout);

}  // namespace biandan::grid
