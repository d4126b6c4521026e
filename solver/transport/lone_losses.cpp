#include "solver/transport/lone_losses.hpp"

#include <algorithm>
#include <array>

#include "solver/transport/cell_parameters.hpp"

namespace biandan::transport {

LoneLosses::LoneLosses(const Case& problem, const grid::Grid& grid) : problem_(problem) {
  const std::vector<std::size_t> together = taking_part(problem);
  for (std::size_t i = 0; i < problem.quality.constituents.size(); ++i) {
    const bool alone = !std::ranges::binary_search(together, i);
    if (alone && loses(problem.quality.constituents[i])) losing_.push_back(i);
  }
  if (losing_.empty()) return;
  const CellParameters parameters = cell_parameters(problem, grid);
  for (const std::size_t group : parameters.group) {
    minimum_depth_.push_back(parameters.groups[group][quality::Parameter::minimum_exchange_depth]);
  }
}

double LoneLosses::speed(std::size_t constituent, std::size_t cell, std::span<const double> depth,
                         double temperature) const {
  const quality::Constituent& one = problem_.quality.constituents[constituent];
  const double decay = quality::corrected_rate(one.decay, one.theta, temperature);
  if (one.settling == 0.0) return decay;
  return decay + one.settling / std::max(depth[cell], minimum_depth_[cell]);
}

void LoneLosses::step(const grid::FlowField& flow, double time, double dt,
                      std::span<double> concentration, std::span<double> lost,
                      std::size_t directions, std::span<double> tangent) {
  if (dt == 0.0) return;
  const double given = problem_.forcing.temperature.at(time + 0.5 * dt);
  for (const std::size_t k : losing_) {
    set_shares(k, flow.depth, given, dt, concentration);
    lost[k] += lose(k, flow.volume_after, concentration);
    for (std::size_t d = 0; d < directions; ++d)
      lose(k, flow.volume_after, tangent.subspan(d * concentration.size(), concentration.size()));
  }
}

/// The share of a constituent that every cell loses in dt.
void LoneLosses::set_shares(std::size_t k, std::span<const double> depth, double given, double dt,
                            std::span<const double> concentration) {
  const auto lost_share = [&](std::size_t cell, double temperature) {
    return 1.0 - base::exp(-speed(k, cell, depth, temperature) * dt);
  };
  const std::size_t count = problem_.quality.constituents.size();
  const auto own = problem_.quality.temperature;
  const std::size_t cells = minimum_depth_.size();
  evaluations_ += static_cast<long>(cells);
  // What does not settle is lost alike everywhere, at one temperature.
  if (!own && problem_.quality.constituents[k].settling == 0.0) {
    share_.assign(cells, lost_share(0, given));
    return;
  }
  share_.resize(cells);
  for (std::size_t cell = 0; cell < cells; ++cell)
    share_[cell] = lost_share(cell, own ? concentration[cell * count + *own] : given);
}

/// Takes the shares off in cells that hold water; returns how much that is [g].
double LoneLosses::lose(std::size_t k, std::span<const double> volume,
                        std::span<double> value) const {
  const std::size_t count = problem_.quality.constituents.size();
  const auto lose_in = [&](std::size_t cell) {
    double& here = value[cell * count + k];
    const double extent = volume[cell] > 0.0 ? here * share_[cell] : 0.0;
    here -= extent;
    return extent * volume[cell];
  };
  std::array<double, 4> mass{};  // so that no sum waits for what the last one added
  std::size_t cell = 0;
  for (; cell + mass.size() <= share_.size(); cell += mass.size())
    for (std::size_t i = 0; i < mass.size(); ++i) mass[i] += lose_in(cell + i);
  for (; cell < share_.size(); ++cell) mass[0] += lose_in(cell);
  return (mass[0] + mass[1]) + (mass[2] + mass[3]);
}

void LoneLosses::add_rates(const Place& place, double time, std::span<const double> concentration,
                           std::span<double> mass, std::span<double> lost) const {
  const double given = problem_.forcing.temperature.at(time);
  const std::size_t count = problem_.quality.constituents.size();
  for (const std::size_t k : losing_) {
    for (std::size_t cell = 0; cell < minimum_depth_.size(); ++cell) {
      if (!(place.volume[cell] > 0.0)) continue;
      const auto own = problem_.quality.temperature;
      const double temperature = own ? concentration[cell * count + *own] : given;
      const double rate = speed(k, cell, place.depth, temperature) *
                          concentration[cell * count + k] * place.volume[cell];
      mass[cell * count + k] -= rate;
      lost[k] += rate;
    }
  }
}

}  // namespace biandan::transport
