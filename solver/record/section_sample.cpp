#include "solver/record/section_sample.hpp"

#include <algorithm>
#include <cmath>

namespace biandan::record {

namespace {

double passing(const run::RunView& view, int cell) {
  double entering = 0.0;
  double leaving = 0.0;
  for (const int face : view.grid.faces_of(cell)) {
    const auto index = static_cast<std::size_t>(face);
    const double outward = view.grid.faces[index].left == cell ? view.flow.discharge[index]
                                                               : -view.flow.discharge[index];
    (outward > 0.0 ? leaving : entering) += std::abs(outward);
  }
  return std::max(entering, leaving);
}

}  // namespace

SectionPoint locate(const grid::Grid& grid, const network::Place& place) {
  return {grid.cell_of(place), place.on_reach() ? grid.face_of(place) : -1};
}

double level_at(const run::RunView& view, const SectionPoint& point) {
  return view.flow.level[static_cast<std::size_t>(point.cell)];
}

double velocity_at(const run::RunView& view, const SectionPoint& point) {
  return view.flow.velocity[static_cast<std::size_t>(point.cell)];
}

double concentration_at(const run::RunView& view, const SectionPoint& point,
                        std::size_t constituent) {
  return view.concentration[static_cast<std::size_t>(point.cell) * view.constituents + constituent];
}

double discharge_at(const run::RunView& view, const SectionPoint& point) {
  if (point.face < 0) return passing(view, point.cell);
  return view.flow.discharge[static_cast<std::size_t>(point.face)];
}

}  // namespace biandan::record
