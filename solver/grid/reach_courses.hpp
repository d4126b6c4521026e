// How reaches run on a map.
#pragma once

#include <vector>

#include "model/case.hpp"
#include "solver/grid/node_layout.hpp"

namespace biandan::grid {

/// The course of every reach from its first to its last node, both with it; empty: straight.
/// Reaches between the same two nodes whose courses the case does not give bend apart, and so does
/// one of a schematic that would run over other nodes of its column; one that comes back to its
/// node is a circle.
std::vector<network::Line> draw_reaches(const Case& problem, const NodeLayout& layout);

}  // namespace biandan::grid
