#include "solver/record/replaced_state.hpp"

#include <cmath>
#include <limits>
#include <vector>

namespace biandan::record {

namespace {

/// Values of one constituent by reach; NaN where the state holds, empty where it holds everywhere.
std::vector<double> by_reach(const Case& problem, std::size_t constituent) {
  std::vector<double> values;
  for (const quality::InitialConcentration& row : problem.quality.initial) {
    if (row.constituent != constituent || !row.before_state) continue;
    values.resize(problem.network.reaches.size(), std::numeric_limits<double>::quiet_NaN());
    values[row.reach.index()] = row.value;
  }
  return values;
}

void replace(const grid::Grid& grid, const std::vector<double>& given, std::size_t constituent,
             std::size_t count, std::vector<double>& state) {
  std::vector<double> weighted(grid.cells.size(), 0.0);
  std::vector<double> length(grid.cells.size(), 0.0);
  std::vector<bool> touched(grid.cells.size(), false);
  for (const grid::Face& face : grid.faces) {
    if (face.kind != grid::Face::Kind::channel) continue;
    const double value = given[face.reach.index()];
    for (const int cell : {face.left, face.right}) {
      const auto c = static_cast<std::size_t>(cell);
      weighted[c] += face.distance * (std::isnan(value) ? state[c * count + constituent] : value);
      length[c] += face.distance;
      if (!std::isnan(value)) touched[c] = true;
    }
  }
  for (std::size_t c = 0; c < grid.cells.size(); ++c)
    if (touched[c]) state[c * count + constituent] = weighted[c] / length[c];
}

}  // namespace

void replace_values(const Case& problem, const grid::Grid& grid, grid::Snapshot& state) {
  const std::size_t count = problem.quality.constituents.size();
  for (std::size_t k = 0; k < count; ++k) {
    const std::vector<double> given = by_reach(problem, k);
    if (given.empty()) continue;
    replace(grid, given, k, count, state.concentration);
    if (!state.zone_concentration.empty()) replace(grid, given, k, count, state.zone_concentration);
  }
}

}  // namespace biandan::record
