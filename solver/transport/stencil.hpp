// Which cells a face may look at on either side along its line.
//
// A line cell has two channel faces of nearly equal spacing and nothing else: cells inside a reach,
// and nodes where one reach simply goes on as the next. Junctions, storages, places with structures
// and ends are mixed cells; a stencil may reach into one but not through it.
#pragma once

#include <array>
#include <vector>

#include "model/case.hpp"
#include "solver/grid/grid.hpp"

namespace biandan::transport {

struct Stencil {
  std::array<int, 3> left{-1, -1, -1};   ///< cells to the left, the nearest first; -1: none
  std::array<int, 3> right{-1, -1, -1};  ///< cells to the right, the nearest first
};

struct Stencils {
  std::vector<Stencil> face;    ///< by face
  std::vector<char> line_cell;  ///< by cell
  std::vector<char> lone_end;   ///< by cell, see lone_end_face
};

/// The only face of a node where a reach ends and nothing else is: no storage, no structure. -1 for
/// every other cell. Such a cell holds half the length of its neighbour.
int lone_end_face(const Case& problem, const grid::Grid& grid, int cell);

Stencils build_stencils(const Case& problem, const grid::Grid& grid);

}  // namespace biandan::transport
