#include "scenarios/study/mixing.hpp"

#include <algorithm>
#include <cmath>

#include "model/standard/mixing_length.hpp"
#include "solver/flow/hydraulics.hpp"
#include "solver/flow/initial.hpp"

namespace biandan::study {

namespace {

using network::ChannelWay;

/// Where water enters the river at one point.
struct Outfall {
  std::string name;
  network::Place place;
  double from_bank = 0.0;  ///< [m]
};

/// One that a scenario has closed mixes nothing.
bool brings_something(const forcing::Load& load) {
  return load.discharge.maximum() > 0.0 ||
         std::ranges::any_of(load.mass_rate, [](const auto& it) { return it.maximum() > 0.0; });
}

std::vector<Outfall> outfalls_of(const Case& problem) {
  std::vector<Outfall> outfalls;
  for (const forcing::Load& load : problem.forcing.loads)
    if (!load.distributed && brings_something(load))
      outfalls.push_back({load.name, load.place, load.from_bank});
  const auto add = [&](network::NodeId node, network::StructureId way) {
    outfalls.push_back(
        {problem.network.nodes[node.index()].name, problem.network.structures[way.index()].to});
  };
  for (const drainage::Sewer& sewer : problem.drainage.sewers) add(sewer.node, sewer.outfall);
  for (const drainage::Plant& plant : problem.drainage.plants) add(plant.node, plant.effluent);
  return outfalls;
}

std::vector<std::optional<ChannelWay>> ways_of(const Case& problem,
                                               const std::vector<Outfall>& outfalls) {
  std::vector<network::Place> from, to;
  for (const Outfall& outfall : outfalls) from.push_back(outfall.place);
  for (const standard::Section& section : problem.sections) to.push_back(section.place);
  return network::shortest_ways(problem.network, from, to);
}

/// The channel where a way begins, at a level; none where it is dry.
std::optional<standard::WettedChannel> channel_at(const network::Network& network,
                                                  const network::Place& place, double level) {
  const network::Reach& reach = network.reaches[place.reach.index()];
  const network::CrossSection section = network::section_at(reach, place.chainage);
  const double depth = level - section.bed;
  if (depth <= 0.0) return std::nullopt;
  const auto wetted = section.table.wetted(depth);
  const double conveyance = network::resistance_of(reach, section).conveyance(depth);
  if (!(wetted.area > 0.0 && wetted.width > 0.0 && conveyance > 0.0)) return std::nullopt;
  return standard::WettedChannel{wetted.width, wetted.area, conveyance};
}

UnmixedOutfall judged(const standard::WettedChannel& channel, const ChannelWay& way,
                      const Outfall& of, double velocity) {
  UnmixedOutfall outfall;
  outfall.name = of.name;
  outfall.place = of.place;
  outfall.section = way.target;
  outfall.distance = way.length;
  outfall.mixing_length = standard::mixing_length(channel, of.from_bank);
  outfall.width = channel.width;
  outfall.depth = channel.depth();
  outfall.velocity = std::abs(velocity);
  outfall.dispersion = standard::transverse_dispersion(channel, velocity);
  if (way.length > 0.0) {
    const double share = std::min(0.5, of.from_bank / channel.width);
    outfall.bank = standard::bank_ratio(channel, way.length, share, 0.0);
    outfall.far_bank = standard::bank_ratio(channel, way.length, share, 1.0);
  }
  return outfall;
}

std::vector<double> velocities(const grid::Grid& grid, const flow::FlowState& state) {
  // Mean over the channel faces of a cell: enough for a figure beside the mixing length, which does
  // not depend on it.
  std::vector<double> velocity(grid.cells.size(), 0.0);
  for (std::size_t c = 0; c < velocity.size(); ++c) {
    int count = 0;
    for (const int f : grid.faces_of(static_cast<int>(c))) {
      const grid::Face& face = grid.faces[static_cast<std::size_t>(f)];
      if (face.kind != grid::Face::Kind::channel) continue;
      const double area = face.table.wetted(state.level[c] - face.bed).area;
      if (area > 0.0) velocity[c] += std::abs(state.discharge[static_cast<std::size_t>(f)]) / area;
      ++count;
    }
    if (count > 0) velocity[c] /= count;
  }
  return velocity;
}

}  // namespace

bool UnmixedOutfall::too_wide() const {
  return width > standard::widest_for_dispersion * depth;
}

Mixing check_mixing(const Case& problem, const grid::Grid& grid, const std::vector<double>& level,
                    const std::vector<double>& velocity, MixingBasis basis) {
  Mixing mixing;
  mixing.basis = basis;
  const std::vector<Outfall> outfalls = outfalls_of(problem);
  const auto ways = ways_of(problem, outfalls);
  for (std::size_t k = 0; k < outfalls.size(); ++k) {
    if (!ways[k]) continue;
    ++mixing.outfalls;
    const auto cell = static_cast<std::size_t>(grid.cell_of(outfalls[k].place));
    const auto channel = channel_at(problem.network, ways[k]->start, level[cell]);
    if (!channel) {
      ++mixing.dry;
      continue;
    }
    const UnmixedOutfall outfall = judged(*channel, *ways[k], outfalls[k], velocity[cell]);
    if (outfall.mixing_length > outfall.distance) mixing.unmixed.push_back(outfall);
  }
  return mixing;
}

Mixing check_mixing(const Case& problem, const grid::Grid& grid, const grid::Snapshot* stored) {
  if (problem.settings.flow == FlowMode::prescribed) {
    const flow::Hydraulics hydraulics(problem, grid);
    return check_mixing(problem, grid, hydraulics.field().level, hydraulics.field().velocity,
                        MixingBasis::prescribed);
  }
  const flow::FlowState state = flow::given_state(problem, grid, stored);
  return check_mixing(problem, grid, state.level, velocities(grid, state),
                      stored != nullptr ? MixingBasis::stored : MixingBasis::tables);
}

void MixingWatch::start(const run::RunView& view) {
  *this = {};
  wanted_ = !view.problem.sections.empty() && !outfalls_of(view.problem).empty();
  if (!wanted_) return;
  level_ = view.flow.level;
  velocity_ = view.flow.velocity;
}

void MixingWatch::step(const run::RunView& view) {
  if (!wanted_) return;
  if (!stepped_) {
    level_.assign(level_.size(), 0.0);
    velocity_.assign(velocity_.size(), 0.0);
    stepped_ = true;
  }
  for (std::size_t c = 0; c < level_.size(); ++c) {
    level_[c] += view.flow.level[c] * view.flow.dt;
    velocity_[c] += std::abs(view.flow.velocity[c]) * view.flow.dt;
  }
}

void MixingWatch::finish(const run::RunView& view, const run::RunStatistics&) {
  found_.basis = MixingBasis::means;
  if (!wanted_) return;
  if (stepped_) {
    for (double& level : level_) level /= view.time;
    for (double& velocity : velocity_) velocity /= view.time;
  }
  found_ = check_mixing(view.problem, view.grid, level_, velocity_, MixingBasis::means);
}

}  // namespace biandan::study
