#include "solver/transport/aerators.hpp"

#include <algorithm>
#include <cmath>

#include "model/quality/aerator.hpp"
#include "model/quality/kinetics_set.hpp"

namespace biandan::transport {

Aerators::Aerators(const Case& problem, const grid::Grid& grid)
    : problem_(problem), totals_(problem.forcing.aerators.size()) {
  const std::vector<forcing::Aerator>& devices = problem.forcing.aerators;
  if (devices.empty() || !quality::oxygen_of(problem.quality)) return;
  oxygen_.emplace(problem, grid);
  share_.resize(devices.size());
  flow_.resize(devices.size());
  for (std::size_t i = 0; i < devices.size(); ++i) {
    const auto cell = static_cast<std::size_t>(grid.cell_of(devices[i].place));
    auto group = std::ranges::find(groups_, cell, &Group::cell);
    if (group == groups_.end()) group = groups_.insert(group, {cell, {}});
    group->devices.push_back(i);
  }
}

void Aerators::step(const grid::FlowField& flow, double time, double dt,
                    std::span<double> concentration, std::span<double> produced,
                    std::span<double> lost) {
  if (!oxygen_ || dt == 0.0) return;
  set_shares(time, dt);
  for (const Group& group : groups_) {
    const double volume = flow.volume_after[group.cell];
    if (volume > 0.0) aerate(group, volume, time, dt, concentration, produced, lost);
  }
}

/// What is in service over the step, and what that draws.
void Aerators::set_shares(double time, double dt) {
  for (std::size_t i = 0; i < share_.size(); ++i) {
    const forcing::Aerator& device = problem_.forcing.aerators[i];
    share_[i] = device.setting.mean(time, time + dt);
    totals_[i].energy += share_[i] * device.power.value_or(0.0) * dt;
  }
}

void Aerators::aerate(const Group& group, double volume, double time, double dt,
                      std::span<double> concentration, std::span<double> produced,
                      std::span<double> lost) {
  const auto& parameters = oxygen_->parameters(group.cell);
  const double temperature = oxygen_->temperature(group.cell, time + 0.5 * dt, concentration);
  const double saturation = quality::oxygen_saturation(temperature, parameters);
  // Against the first one's, so that equal ones give theirs to the last bit.
  const double first = problem_.forcing.aerators[group.devices.front()].beta;
  double flow = 0.0;
  double excess = 0.0;
  for (const std::size_t i : group.devices) {
    const forcing::Aerator& device = problem_.forcing.aerators[i];
    flow_[i] = share_[i] * quality::aerated_flow(device.standard_rate, device.alpha, device.theta,
                                                 temperature, parameters);
    flow += flow_[i];
    excess += flow_[i] * (device.beta - first);
  }
  if (!(flow > 0.0)) return;
  const double beta = first + excess / flow;
  double& oxygen = oxygen_->in(group.cell, concentration);
  const double change = (beta * saturation - oxygen) * -std::expm1(-flow * dt / volume);
  oxygen += change;
  oxygen_->book(change * volume, produced, lost);
  for (const std::size_t i : group.devices) {
    const double passed_on = (problem_.forcing.aerators[i].beta - beta) * saturation * dt;
    const double mass = flow_[i] * (change * volume / flow + passed_on);
    (mass > 0.0 ? totals_[i].brought : totals_[i].stripped) += std::abs(mass);
  }
}

}  // namespace biandan::transport
