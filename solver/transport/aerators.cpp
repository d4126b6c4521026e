#include "solver/transport/aerators.hpp"

#include <algorithm>
#include <cmath>

#include "model/quality/aerator.hpp"
#include "model/quality/kinetics_set.hpp"

namespace biandan::transport {

namespace {

constexpr double film = 0.001;  // mean depth [m] up to which a cell is as good as dry

}  // namespace

Aerators::Aerators(const Case& problem, const grid::Grid& grid)
    : problem_(problem), totals_(problem.forcing.aerators.size()) {
  const std::vector<forcing::Aerator>& devices = problem.forcing.aerators;
  if (devices.empty() || !quality::oxygen_of(problem.quality)) return;
  oxygen_.emplace(problem, grid);
  flow_.resize(devices.size());
  for (std::size_t i = 0; i < devices.size(); ++i) {
    const auto cell = static_cast<std::size_t>(grid.cell_of(devices[i].place));
    auto at = std::ranges::find(cells_, cell, &Aerated::cell);
    if (at == cells_.end()) at = cells_.insert(at, Aerated{.cell = cell, .devices = {}});
    at->devices.push_back(i);
  }
}

void Aerators::begin(const grid::FlowField& flow, std::span<const double> concentration) {
  clear_booking();
  if (!oxygen_) return;
  for (std::size_t i = 0; i < flow_.size(); ++i) {
    const forcing::Aerator& device = problem_.forcing.aerators[i];
    flow_[i] = device.setting.mean(flow.time, flow.time + flow.dt);
    totals_[i].energy += flow_[i] * device.power.value_or(0.0) * flow.dt;
  }
  for (Aerated& it : cells_) {
    const bool works = flow.depth[it.cell] > film;
    for (const std::size_t i : it.devices) flow_[i] *= works ? 1.0 : 0.0;
    set(it, flow.time + 0.5 * flow.dt, concentration);
  }
}

void Aerators::set(Aerated& it, double time, std::span<const double> concentration) {
  const auto& parameters = oxygen_->parameters(it.cell);
  const double temperature = oxygen_->temperature(it.cell, time, concentration);
  // Against the first one's, so that equal ones give theirs to the last bit.
  const double first = problem_.forcing.aerators[it.devices.front()].beta;
  double excess = 0.0;
  it.exchanged = 0.0;
  for (const std::size_t i : it.devices) {
    const forcing::Aerator& device = problem_.forcing.aerators[i];
    flow_[i] *= quality::aerated_flow(device.standard_rate, device.alpha, device.theta, temperature,
                                      parameters);
    it.exchanged += flow_[i];
    excess += flow_[i] * (device.beta - first);
  }
  it.beta = it.exchanged > 0.0 ? first + excess / it.exchanged : first;
  it.saturation = quality::oxygen_saturation(temperature, parameters);
  it.level = it.beta * it.saturation;
}

double Aerators::after(const Aerated& it, double dt, double volume, double before, double passed) {
  if (!(it.exchanged > 0.0) || !(volume > 0.0)) return passed;
  const double times = it.exchanged * dt / volume;
  const double reached = -std::expm1(-times);
  const double found =
      before + (passed - before) * (reached / times) + (it.level - before) * reached;
  return std::clamp(found, std::min({before, passed, it.level}),
                    std::max({before, passed, it.level}));
}

void Aerators::book(const Aerated& it, double mass, double dt) {
  if (!(it.exchanged > 0.0)) return;
  book(mass);
  for (const std::size_t i : it.devices) {
    const double passed_on = (problem_.forcing.aerators[i].beta - it.beta) * it.saturation * dt;
    const double own = flow_[i] * (mass / it.exchanged + passed_on);
    (own > 0.0 ? totals_[i].brought : totals_[i].stripped) += std::abs(own);
  }
}

void Aerators::add_to(std::span<double> removed, std::span<double> added) const {
  if (!oxygen_) return;
  added[oxygen_->constituent()] += brought_;
  removed[oxygen_->constituent()] += stripped_;
}

}  // namespace biandan::transport
