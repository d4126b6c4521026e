#include "solver/transport/lone_losses.hpp"

#include <algorithm>

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
  const std::size_t count = problem_.quality.constituents.size();
  for (const std::size_t k : losing_) {
    const quality::Constituent& one = problem_.quality.constituents[k];
    const auto own = problem_.quality.temperature;
    // What does not settle is lost alike everywhere, at one temperature.
    const bool alike = !own && one.settling == 0.0;
    double share = alike ? 1.0 - base::exp(-speed(k, 0, flow.depth, given) * dt) : 0.0;
    for (std::size_t cell = 0; cell < minimum_depth_.size(); ++cell) {
      const double volume = flow.volume_after[cell];
      if (!(volume > 0.0)) continue;
      const double temperature = own ? concentration[cell * count + *own] : given;
      if (!alike) share = 1.0 - base::exp(-speed(k, cell, flow.depth, temperature) * dt);
      double& c = concentration[cell * count + k];
      const double extent = c * share;
      c -= extent;
      lost[k] += extent * volume;
      for (std::size_t d = 0; d < directions; ++d) {
        double& delta = tangent[(d * minimum_depth_.size() + cell) * count + k];
        delta -= delta * share;
      }
      ++evaluations_;
    }
  }
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
