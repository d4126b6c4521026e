#include "solver/transport/cell_parameters.hpp"

#include <algorithm>
#include <map>
#include <utility>

#include "model/base/error.hpp"
#include "model/quality/kinetics_set.hpp"

namespace biandan::transport {
namespace {

/// The parameters of the kinetics and those of the case's own processes.
struct ParameterSet {
  quality::Parameters<double> kinetics;
  std::vector<double> own;

  friend bool operator==(const ParameterSet& a, const ParameterSet& b) {
    return a.kinetics.values == b.kinetics.values && a.own == b.own;
  }
};

/// A reach at a node, and the channel length of it that the node's cell holds [m].
struct Share {
  std::size_t reach = 0;
  double length = 0.0;
};

void set(ParameterSet& parameters, const Case& problem, const quality::ParameterValue& given) {
  if (const quality::ParameterInfo* info = quality::find_parameter(given.name)) {
    parameters.kinetics[info->id] = given.value;
    return;
  }
  const auto& own = problem.quality.own_parameters;
  const auto found = std::ranges::find(own, given.name, &quality::OwnParameter::name);
  if (found == own.end()) throw base::RunError("unknown kinetics parameter '" + given.name + "'");
  parameters.own[static_cast<std::size_t>(found - own.begin())] = given.value;
}

std::vector<ParameterSet> reach_parameters(const Case& problem, const ParameterSet& everywhere) {
  std::vector<ParameterSet> result(problem.network.reaches.size(), everywhere);
  for (const quality::ParameterValue& given : problem.quality.parameters) {
    if (given.reach.valid()) set(result[given.reach.index()], problem, given);
  }
  return result;
}

ParameterSet parameters_everywhere(const Case& problem) {
  ParameterSet result{quality::parameters_everywhere(problem.quality), {}};
  for (const auto& own : problem.quality.own_parameters) result.own.push_back(own.fallback);
  for (const quality::ParameterValue& given : problem.quality.parameters) {
    if (!given.reach.valid()) set(result, problem, given);
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

/// Mean over reaches, weighted by length, of what `value` gives of a set.
template <class Value>
double mean_of(const std::vector<Share>& shares, const std::vector<ParameterSet>& reaches,
               Value value) {
  double sum = 0.0;
  double length = 0.0;
  for (const Share& share : shares) {
    sum += share.length * value(reaches[share.reach]);
    length += share.length;
  }
  return sum / length;
}

ParameterSet mean_over(const std::vector<Share>& shares, const std::vector<ParameterSet>& reaches) {
  const Share& longest = *std::ranges::max_element(shares, {}, &Share::length);
  const bool same = std::ranges::all_of(shares, [&](const Share& share) {
    return reaches[share.reach] == reaches[shares.front().reach];
  });
  ParameterSet result = reaches[longest.reach];
  if (same) return result;
  for (const quality::ParameterInfo& info : quality::parameters()) {
    if (!info.choices.empty()) continue;  // of the longest
    result.kinetics[info.id] =
        mean_of(shares, reaches, [&](const ParameterSet& one) { return one.kinetics[info.id]; });
  }
  for (std::size_t i = 0; i < result.own.size(); ++i) {
    result.own[i] = mean_of(shares, reaches, [&](const ParameterSet& one) { return one.own[i]; });
  }
  return result;
}

}  // namespace

CellParameters cell_parameters(const Case& problem, const grid::Grid& grid) {
  const ParameterSet everywhere = parameters_everywhere(problem);
  const std::vector<ParameterSet> reaches = reach_parameters(problem, everywhere);
  const std::vector<std::vector<Share>> shares = shares_of_cells(grid);

  CellParameters result;
  using Values = std::pair<std::array<double, quality::parameter_count>, std::vector<double>>;
  std::map<Values, std::size_t> known;
  for (std::size_t cell = 0; cell < grid.cells.size(); ++cell) {
    const network::ReachId reach = grid.cells[cell].reach;
    const ParameterSet own = reach.valid()          ? reaches[reach.index()]
                             : shares[cell].empty() ? everywhere
                                                    : mean_over(shares[cell], reaches);
    const auto [entry, added] =
        known.try_emplace({own.kinetics.values, own.own}, result.groups.size());
    if (added) {
      result.groups.push_back(own.kinetics);
      result.own.push_back(own.own);
    }
    result.group.push_back(entry->second);
  }
  return result;
}

CellParameters one_group_a_cell(const CellParameters& shared) {
  CellParameters result;
  for (std::size_t cell = 0; cell < shared.group.size(); ++cell) {
    result.groups.push_back(shared.groups[shared.group[cell]]);
    result.own.push_back(shared.own[shared.group[cell]]);
    result.group.push_back(cell);
  }
  return result;
}

}  // namespace biandan::transport
