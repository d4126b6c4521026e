#include "solver/record/section_sample.hpp"

#include <algorithm>
#include <cmath>

#include "solver/record/shown_value.hpp"

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
  SectionPoint point{grid.cell_of(place)};
  if (!place.on_reach()) return point;
  const int first = grid.reach_first_face[place.reach.index()];
  const int last = first + grid.reach_face_count[place.reach.index()] - 1;
  const double spacing = grid.faces[static_cast<std::size_t>(first)].distance;
  const double position = place.chainage / spacing - 0.5;  // in faces from the first one
  point.face = std::clamp(first + static_cast<int>(std::floor(position)), first, last);
  point.next = std::min(point.face + 1, last);
  point.weight = std::clamp(position - (point.face - first), 0.0, 1.0);
  return point;
}

double level_at(const run::RunView& view, const SectionPoint& point) {
  return view.flow.level[static_cast<std::size_t>(point.cell)];
}

double velocity_at(const run::RunView& view, const SectionPoint& point) {
  return view.flow.velocity[static_cast<std::size_t>(point.cell)];
}

double shown_at(const run::RunView& view, const SectionPoint& point, std::size_t index) {
  return shown_value(view, static_cast<std::size_t>(point.cell), index);
}

double discharge_at(const run::RunView& view, const SectionPoint& point) {
  if (point.face < 0) return passing(view, point.cell);
  const auto& discharge = view.flow.discharge;
  return (1.0 - point.weight) * discharge[static_cast<std::size_t>(point.face)] +
         point.weight * discharge[static_cast<std::size_t>(point.next)];
}

}  // namespace biandan::record
