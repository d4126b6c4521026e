#include "solver/transport/boundary_memory.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace biandan::transport {

BoundaryMemory::BoundaryMemory(const Case& problem, const grid::Grid& grid)
    : inlets_(grid.inlets.size()),
      constituents_(problem.quality.constituents.size()),
      of_inlet_(grid.inlets.size(), -1) {
  for (std::size_t i = 0; i < grid.inlets.size(); ++i) {
    const grid::Inlet& inlet = grid.inlets[i];
    if (inlet.kind != grid::Inlet::Kind::boundary) continue;
    const double time = problem.forcing.boundaries[inlet.index].return_time;
    if (!(time > 0.0)) continue;
    of_inlet_[i] = static_cast<int>(entry_.size());
    entry_.push_back({i, static_cast<std::size_t>(inlet.cell), time, time,
                      std::vector<double>(constituents_, 0.0)});
  }
}

double BoundaryMemory::share(std::size_t inlet, double after, double dt) const {
  if (of_inlet_[inlet] < 0) return 0.0;
  const Entry& it = entry_[static_cast<std::size_t>(of_inlet_[inlet])];
  // Mean over dt: the integral of (1 + cos(pi t / T)) / 2.
  const double begin = std::min(it.since + after, it.return_time);
  const double from = begin / it.return_time;
  const double to = std::min(begin + dt, it.return_time) / it.return_time;
  const auto integral = [](double x) {
    return 0.5 * (x + std::sin(std::numbers::pi * x) / std::numbers::pi);
  };
  const double sum = (integral(to) - integral(from)) * it.return_time;
  return std::clamp(sum / dt, 0.0, 1.0);
}

double BoundaryMemory::left(std::size_t inlet, std::size_t constituent) const {
  return entry_[static_cast<std::size_t>(of_inlet_[inlet])].left[constituent];
}

void BoundaryMemory::pass(double dt, const std::vector<double>& discharge,
                          const LaneField& concentration) {
  for (Entry& it : entry_) {
    const double inward = discharge[it.inlet];
    if (inward > 0.0) it.since = std::min(it.since + dt, it.return_time);
    if (!(inward < 0.0)) continue;
    it.since = 0.0;
    for (std::size_t k = 0; k < concentration.constituents(); ++k)
      it.left[k] = concentration.get(it.cell, k);
  }
}

void BoundaryMemory::save(grid::Snapshot& snapshot) const {
  if (entry_.empty()) return;
  snapshot.inlet_since.assign(inlets_, 0.0);
  snapshot.inlet_left.assign(inlets_ * constituents_, 0.0);
  for (const Entry& it : entry_) {
    snapshot.inlet_since[it.inlet] = it.since;
    std::copy(it.left.begin(), it.left.end(),
              snapshot.inlet_left.begin() + static_cast<std::ptrdiff_t>(it.inlet * constituents_));
  }
}

void BoundaryMemory::restore(const grid::Snapshot& snapshot) {
  if (snapshot.inlet_since.empty()) return;
  for (Entry& it : entry_) {
    const double since = snapshot.inlet_since[it.inlet];
    if (std::isnan(since)) continue;
    it.since = std::min(since, it.return_time);
    for (std::size_t k = 0; k < constituents_; ++k) {
      const double left = snapshot.inlet_left[it.inlet * constituents_ + k];
      if (!std::isnan(left)) it.left[k] = left;
    }
  }
}

}  // namespace biandan::transport
