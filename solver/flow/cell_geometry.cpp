#include "solver/flow/cell_geometry.hpp"

#include <algorithm>

namespace biandan::flow {

namespace {

constexpr double sharp_depth = 0.01;  // [m]

double bottom_surface(const grid::CellPart& part) {
  return part.factor * std::max(part.table.wetted(0.0).width, part.table.wetted(sharp_depth).width);
}

}  // namespace

Storage extended_storage(const grid::Cell& cell, double level) {
  Storage storage;
  for (const grid::CellPart& part : cell.parts) {
    const double depth = level - part.bed;
    if (depth > sharp_depth) {
      const auto wetted = part.table.wetted(depth);
      storage.volume += part.factor * wetted.area;
      storage.surface += part.factor * wetted.width;
    } else if (depth > 0.0) {
      storage.volume += part.factor * part.table.wetted(depth).area;
      storage.surface += bottom_surface(part);
    } else if (part.bed <= cell.bed) {
      storage.volume += bottom_surface(part) * depth;
      storage.surface += bottom_surface(part);
    }
  }
  return storage;
}

}  // namespace biandan::flow
