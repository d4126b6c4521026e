#include "solver/grid/structure_faces.hpp"

namespace biandan::grid {

std::vector<std::size_t> structure_faces(const Case& problem, const Grid& grid) {
  std::vector<std::size_t> faces(problem.network.structures.size());
  for (std::size_t f = 0; f < grid.faces.size(); ++f)
    if (grid.faces[f].kind == Face::Kind::structure) faces[grid.faces[f].structure.index()] = f;
  return faces;
}

}  // namespace biandan::grid
