#include "solver/transport/ageing.hpp"

namespace biandan::transport {

namespace {

constexpr double day = 86400.0;

}  // namespace

Ageing::Ageing(const Case& problem, const grid::Grid& grid)
    : constituents_(problem.quality.constituents.size()) {
  using Tracer = quality::Constituent::Tracer;
  for (std::size_t k = 0; k < constituents_; ++k) {
    const quality::Constituent& constituent = problem.quality.constituents[k];
    if (constituent.tracer == Tracer::age) clocks_.push_back({k, -1});
    if (constituent.tracer == Tracer::exposure)
      clocks_.push_back({k, static_cast<int>(constituent.share)});
  }
  for (const grid::Cell& cell : grid.cells) zone_volume_.push_back(cell.zone_volume);
}

void Ageing::advance(double dt, const std::vector<double>& volume, std::vector<double>& channel,
                     std::vector<double>& zone, std::vector<double>& produced) const {
  if (clocks_.empty()) return;
  advance(dt / day, volume, channel, produced);
  if (!zone.empty()) advance(dt / day, zone_volume_, zone, produced);
}

void Ageing::advance(double days, const std::vector<double>& volume, std::vector<double>& dissolved,
                     std::vector<double>& produced) const {
  for (const Clock& clock : clocks_)
    for (std::size_t c = 0; c < volume.size(); ++c) {
      if (!(volume[c] > 0.0)) continue;
      double* const values = dissolved.data() + c * constituents_;
      const double older =
          clock.share < 0 ? days : days * values[static_cast<std::size_t>(clock.share)];
      values[clock.constituent] += older;
      produced[clock.constituent] += volume[c] * older;
    }
}

}  // namespace biandan::transport
