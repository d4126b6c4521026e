// Mechanical energy of the water in a network, over its density:
//
//   E = sum over parts of cells of g [ z V(z) - integral of V up to z ] + sum over faces of A dx
//   u^2 / 2
//
// By Simpson's rule, exact for trapezoids and storages of constant surface.
#pragma once

#include <algorithm>

#include "solver/flow/flow_solver.hpp"
#include "solver/grid/grid.hpp"

namespace biandan::test {

/// [m5/s2]
inline double kinetic_energy(const grid::Grid& grid, const flow::FlowSolver& solver) {
  double sum = 0.0;
  for (std::size_t f = 0; f < grid.faces.size(); ++f) {
    const double area = solver.field().face_area[f];
    if (area > 0.0)
      sum += 0.5 * solver.discharge()[f] * solver.discharge()[f] / area * grid.faces[f].distance;
  }
  return sum;
}

/// [m5/s2]
inline double mechanical_energy(const grid::Grid& grid, const flow::FlowSolver& solver) {
  double sum = kinetic_energy(grid, solver);
  for (std::size_t c = 0; c < grid.cells.size(); ++c) {
    const double level = solver.field().level[c];
    for (const grid::CellPart& part : grid.cells[c].parts) {
      const double depth = std::max(level - part.bed, 0.0);
      const auto volume = [&](double at) { return part.factor * part.table.wetted(at).area; };
      const double below = depth / 6.0 * (4.0 * volume(0.5 * depth) + volume(depth));
      sum += 9.81 * (level * volume(depth) - below);
    }
  }
  return sum;
}

}  // namespace biandan::test
