#include "solver/transport/stencil.hpp"

#include <algorithm>

namespace biandan::transport {

namespace {

/// Spacings that differ by less serve the weights of equal cells as well as unequal ones could.
constexpr double equal_spacing = 1.25;

const grid::Face& face_at(const grid::Grid& grid, int face) {
  return grid.faces[static_cast<std::size_t>(face)];
}

int other_end(const grid::Grid& grid, int face, int cell) {
  const grid::Face& it = face_at(grid, face);
  return it.left == cell ? it.right : it.left;
}

bool is_line_cell(const Case& problem, const grid::Grid& grid, int cell) {
  const auto faces = grid.faces_of(cell);
  if (faces.size() != 2) return false;
  const grid::Face& a = face_at(grid, faces[0]);
  const grid::Face& b = face_at(grid, faces[1]);
  if (a.kind != grid::Face::Kind::channel || b.kind != grid::Face::Kind::channel) return false;
  const network::NodeId node = grid.cells[static_cast<std::size_t>(cell)].node;
  if (node.valid() && problem.network.nodes[node.index()].is_storage()) return false;
  return std::max(a.distance, b.distance) <= equal_spacing * std::min(a.distance, b.distance);
}

/// Walks away from a face through line cells.
std::array<int, 3> walk(const grid::Grid& grid, const std::vector<char>& line_cell, int face,
                        int cell) {
  std::array<int, 3> cells{cell, -1, -1};
  for (std::size_t step = 1; step < cells.size(); ++step) {
    if (!line_cell[static_cast<std::size_t>(cell)]) break;
    const auto faces = grid.faces_of(cell);
    face = faces[0] == face ? faces[1] : faces[0];
    cell = other_end(grid, face, cell);
    cells[step] = cell;
  }
  return cells;
}

}  // namespace

int lone_end_face(const Case& problem, const grid::Grid& grid, int cell) {
  const auto faces = grid.faces_of(cell);
  const network::NodeId node = grid.cells[static_cast<std::size_t>(cell)].node;
  if (!node.valid() || faces.size() != 1) return -1;
  if (problem.network.nodes[node.index()].is_storage()) return -1;
  return face_at(grid, faces[0]).kind == grid::Face::Kind::channel ? faces[0] : -1;
}

Stencils build_stencils(const Case& problem, const grid::Grid& grid) {
  Stencils stencils;
  stencils.line_cell.resize(grid.cells.size());
  for (std::size_t cell = 0; cell < grid.cells.size(); ++cell)
    stencils.line_cell[cell] = is_line_cell(problem, grid, static_cast<int>(cell));
  stencils.lone_end.resize(grid.cells.size());
  for (std::size_t cell = 0; cell < grid.cells.size(); ++cell)
    stencils.lone_end[cell] = lone_end_face(problem, grid, static_cast<int>(cell)) >= 0;
  stencils.face.resize(grid.faces.size());
  for (std::size_t f = 0; f < grid.faces.size(); ++f) {
    const grid::Face& face = grid.faces[f];
    const int index = static_cast<int>(f);
    stencils.face[f].left = walk(grid, stencils.line_cell, index, face.left);
    stencils.face[f].right = walk(grid, stencils.line_cell, index, face.right);
  }
  return stencils;
}

}  // namespace biandan::transport
