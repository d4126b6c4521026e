#include "solver/transport/cell_parameters.hpp"

#include <algorithm>
#include <map>

#include "model/base/error.hpp"

namespace biandan::transport {
namespace {

using ParameterSet = quality::Parameters<double>;

/// A reach at a node, and the channel length of it that the node's cell holds [m].
struct Share {
  std::size_t reach = 0;
  double length = 0.0;
};

std::vector<ParameterSet> reach_parameters(const Case& problem, const ParameterSet& everywhere) {
  std::vector<ParameterSet> result(problem.network.reaches.size(), everywhere);
  for (const quality::ParameterValue& given : problem.quality.parameters) {
    if (!given.reach.valid()) continue;
    result[given.reach.index()][quality::find_parameter(given.name)->id] = given.value;
  }
  return result;
}

ParameterSet parameters_everywhere(const Case& problem) {
  ParameterSet result = quality::default_parameters();
  for (const quality::ParameterValue& given : problem.quality.parameters) {
    const quality::ParameterInfo* info = quality::find_parameter(given.name);
    if (info == nullptr) throw base::RunError("unknown kinetics parameter '" + given.name + "'");
    if (!given.reach.valid()) result[info->id] = given.value;
  }
  return result;
}

/// Reaches that meet in each cell of a node; empty for cells inside reaches.
std::vector<std::vector<Share>> shares_of_cells(const grid::Grid& grid) {
  std::vector<std::vector<Share>> shares(grid.cells.size());
  for (const grid::Face& face : grid.faces) {
    if (face.kind != grid::Face::Kind::channel) continue;
    for (const int cell : {face.left, face.right}) {
      const auto index = static_cast<std::size_t>(cell);
      if (grid.cells[index].reach.valid()) continue;
      shares[index].push_back({face.reach.index(), 0.5 * face.distance});
    }
  }
  return shares;
}

ParameterSet mean_over(const std::vector<Share>& shares, const std::vector<ParameterSet>& reaches) {
  const Share& longest = *std::ranges::max_element(shares, {}, &Share::length);
  const bool same = std::ranges::all_of(shares, [&](const Share& share) {
    return reaches[share.reach].values == reaches[shares.front().reach].values;
  });
  if (same) return reaches[longest.reach];

  ParameterSet result;
  for (const quality::ParameterInfo& info : quality::parameters()) {
    if (!info.choices.empty()) {
      result[info.id] = reaches[longest.reach][info.id];
      continue;
    }
    double sum = 0.0;
    double length = 0.0;
    for (const Share& share : shares) {
      sum += share.length * reaches[share.reach][info.id];
      length += share.length;
    }
    result[info.id] = sum / length;
  }
  return result;
}

}  // namespace

CellParameters cell_parameters(const Case& problem, const grid::Grid& grid) {
  const ParameterSet everywhere = parameters_everywhere(problem);
  const std::vector<ParameterSet> reaches = reach_parameters(problem, everywhere);
  const std::vector<std::vector<Share>> shares = shares_of_cells(grid);

  CellParameters result;
  std::map<std::array<double, quality::parameter_count>, std::size_t> known;
  for (std::size_t cell = 0; cell < grid.cells.size(); ++cell) {
    const network::ReachId reach = grid.cells[cell].reach;
    const ParameterSet own = reach.valid()          ? reaches[reach.index()]
                             : shares[cell].empty() ? everywhere
                                                    : mean_over(shares[cell], reaches);
    const auto [entry, added] = known.try_emplace(own.values, result.groups.size());
    if (added) result.groups.push_back(own);
    result.group.push_back(entry->second);
  }
  return result;
}

}  // namespace biandan::transport
