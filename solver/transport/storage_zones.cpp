#include "solver/transport/storage_zones.hpp"

#include "model/base/real.hpp"

namespace biandan::transport {

StorageZones::StorageZones(const Case& problem, const grid::Grid& grid)
    : transported_(problem.quality.transported()),
      constituents_(problem.quality.constituents.size()) {
  for (std::size_t c = 0; c < grid.cells.size(); ++c)
    if (grid.cells[c].zone_volume > 0.0)
      cells_.push_back({c, grid.cells[c].zone_volume, grid.cells[c].zone_exchange});
}

void StorageZones::exchange(double dt, const std::vector<double>& volume,
                            std::vector<double>& channel, std::vector<double>& zone) {
  for (const Zone& it : cells_) {
    const double water = volume[it.cell];
    if (water <= 0.0) continue;
    const double rate = it.exchange * (1.0 + water / it.volume);
    if (rate > fastest_.rate) fastest_ = {it.cell, rate};
    const double evened = 1.0 - base::exp(-rate * dt);
    const double to_channel = evened * it.volume / (water + it.volume);
    const double to_zone = evened * water / (water + it.volume);
    for (std::size_t k = 0; k < transported_; ++k) {
      double& c = channel[it.cell * constituents_ + k];
      double& s = zone[it.cell * constituents_ + k];
      const double difference = c - s;
      c -= to_channel * difference;
      s += to_zone * difference;
    }
  }
}

}  // namespace biandan::transport
