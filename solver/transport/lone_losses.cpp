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
  for (std::size_t cell = 0; cell < grid.cells.size(); ++cell)
    if (grid.cells[cell].enclosed) enclosed_.push_back(cell);
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

namespace {

/// Sums `of(cell)`, a mass or two, over the cells, four side by side: none waits for the last.
template <class Mass, class Of>
Mass sum_over(std::size_t cells, Of of) {
  std::array<Mass, 4> sum{};
  std::size_t cell = 0;
  for (; cell + sum.size() <= cells; cell += sum.size())
    for (std::size_t i = 0; i < sum.size(); ++i) sum[i] += of(cell + i);
  for (; cell < cells; ++cell) sum[0] += of(cell);
  return (sum[0] += sum[1]) += (sum[2] += sum[3]);
}

struct TwoMasses {
  double until = 0.0, beyond = 0.0;
  TwoMasses& operator+=(const TwoMasses& more) {
    until += more.until;
    beyond += more.beyond;
    return *this;
  }
};

}  // namespace

void LoneLosses::step(const grid::FlowField& flow, double time, double dt,
                      std::span<double> concentration, std::span<double> lost,
                      std::size_t directions, std::span<double> tangent) {
  if (dt == 0.0) return;
  const std::size_t count = problem_.quality.constituents.size();
  const std::span<const double> volume = flow.volume_after;
  for (const std::size_t k : losing_) {
    set_shares(k, flow, time, dt, concentration, share_);
    const auto lose = [&](std::span<double> value) {
      return sum_over<double>(minimum_depth_.size(), [&](std::size_t cell) {
        double& here = value[cell * count + k];
        const double extent = volume[cell] > 0.0 ? here * share_[cell] : 0.0;
        here -= extent;
        return extent * volume[cell];
      });
    };
    lost[k] += lose(concentration);
    for (std::size_t d = 0; d < directions; ++d)
      lose(tangent.subspan(d * concentration.size(), concentration.size()));
  }
}

void LoneLosses::cross(const grid::FlowField& flow, double from, double shown, double to,
                       std::span<double> concentration, std::span<double> passed,
                       std::span<double> until, std::span<double> beyond) {
  std::ranges::copy(concentration, passed.begin());
  const std::size_t count = problem_.quality.constituents.size();
  const std::span<const double> volume = flow.volume_after;
  for (const std::size_t k : losing_) {
    set_shares(k, flow, from, shown - from, concentration, share_);
    set_shares(k, flow, shown, to - shown, concentration, share_beyond_);
    const auto lost = sum_over<TwoMasses>(minimum_depth_.size(), [&](std::size_t cell) {
      const bool wet = volume[cell] > 0.0;
      double& here = concentration[cell * count + k];
      const double before = wet ? here * share_[cell] : 0.0;
      const double between = here - before;
      const double after = wet ? between * share_beyond_[cell] : 0.0;
      passed[cell * count + k] = between;
      here = between - after;
      return TwoMasses{before * volume[cell], after * volume[cell]};
    });
    until[k] += lost.until;
    beyond[k] += lost.beyond;
  }
}

/// The share of a constituent that cells lose in dt from `time` on.
void LoneLosses::set_shares(std::size_t k, const grid::FlowField& flow, double time, double dt,
                            std::span<const double> concentration, Shares& shares) {
  const double given = problem_.forcing.temperature.at(time + 0.5 * dt);
  const auto lost_share = [&](std::size_t cell, double temperature) {
    return 1.0 - base::exp(-speed(k, cell, flow.depth, temperature) * dt);
  };
  const std::size_t count = problem_.quality.constituents.size();
  const auto own = problem_.quality.temperature;
  const std::size_t cells = minimum_depth_.size();
  if (dt > 0.0) evaluations_ += static_cast<long>(cells);
  // What does not settle is lost alike everywhere, at one temperature.
  if (!own && problem_.quality.constituents[k].settling == 0.0 && enclosed_.empty()) {
    shares.value.assign(1, cells == 0 ? 0.0 : lost_share(0, given));
    shares.step = 0;
    return;
  }
  shares.value.resize(cells);
  shares.step = 1;
  for (std::size_t cell = 0; cell < cells; ++cell)
    shares.value[cell] = lost_share(cell, own ? concentration[cell * count + *own] : given);
  for (const std::size_t cell : enclosed_) shares.value[cell] = 0.0;
}

void LoneLosses::add_rates(const Place& place, double time, std::span<const double> concentration,
                           std::span<double> mass, std::span<double> lost) const {
  const double given = problem_.forcing.temperature.at(time);
  const std::size_t count = problem_.quality.constituents.size();
  for (const std::size_t k : losing_) {
    for (std::size_t cell = 0; cell < minimum_depth_.size(); ++cell) {
      if (!(place.volume[cell] > 0.0) || std::ranges::binary_search(enclosed_, cell)) continue;
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
