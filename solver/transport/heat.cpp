#include "solver/transport/heat.hpp"

#include <algorithm>
#include <cmath>

#include "model/base/dual.hpp"
#include "model/quality/heat_balance.hpp"
#include "solver/transport/cell_parameters.hpp"

namespace biandan::transport {
namespace {

using Surface = quality::Surface<double>;

quality::Air<double> mean_air(const forcing::Weather& weather, double from, double to) {
  return {weather.air_temperature.mean(from, to), weather.relative_humidity.mean(from, to),
          weather.wind.mean(from, to), weather.solar.mean(from, to), weather.cloud.mean(from, to)};
}

/// F and its slope.
base::Dual<1> warming_and_slope(double temperature, const Surface& surface, double depth) {
  using Slope = base::Dual<1>;
  const quality::Surface<Slope> constants{surface.incoming, surface.wind_function,
                                          surface.vapour_pressure, surface.air_temperature};
  return quality::warming(Slope::variable(temperature, 0), constants, Slope(depth));
}

/// The temperature after dt.
double advanced(double temperature, const Surface& surface, double depth, double dt) {
  const double gamma = 1.0 - std::sqrt(0.5);
  const base::Dual<1> warming = warming_and_slope(temperature, surface, depth);
  const double slope = warming.slope[0];
  const double solve = 1.0 / (1.0 - gamma * dt * slope);
  const double first = solve * warming.value;
  const double at_first = quality::warming(temperature + dt * first, surface, depth);
  const double second = solve * (at_first - 2.0 * first);
  const double next = temperature + 0.5 * dt * (3.0 * first + second);
  const bool too_long = dt * std::abs(slope) > 1.0 || next < std::min(temperature, 0.0);
  if (!too_long) return next;
  const double half = advanced(temperature, surface, depth, 0.5 * dt);
  return advanced(half, surface, depth, 0.5 * dt);
}

}  // namespace

Heat::Heat(const Case& problem, const grid::Grid& grid)
    : problem_(problem), temperature_(problem.quality.temperature) {
  if (!active()) return;
  const CellParameters parameters = cell_parameters(problem, grid);
  for (const std::size_t group : parameters.group)
    least_depth_.push_back(parameters.groups[group][quality::Parameter::minimum_exchange_depth]);
  for (const grid::Cell& cell : grid.cells) enclosed_.push_back(cell.enclosed);
}

void Heat::step(const grid::FlowField& flow, double time, double dt,
                std::span<double> concentration, std::span<double> produced,
                std::span<double> lost) const {
  if (!active() || dt == 0.0) return;
  const Surface surface =
      quality::surface_under(mean_air(problem_.forcing.weather, time, time + dt));
  const std::size_t constituents = problem_.quality.constituents.size();
  double gain = 0.0;
  double loss = 0.0;
  for (std::size_t cell = 0; cell < least_depth_.size(); ++cell) {
    const double volume = flow.volume_after[cell];
    if (!(volume > 0.0) || enclosed_[cell]) continue;
    double& temperature = concentration[cell * constituents + *temperature_];
    const double depth = std::max(flow.depth[cell], least_depth_[cell]);
    const double next = advanced(temperature, surface, depth, dt);
    const double heat = (next - temperature) * volume;
    (heat > 0.0 ? gain : loss) += std::abs(heat);
    temperature = next;
  }
  produced[*temperature_] += gain;
  lost[*temperature_] += loss;
}

}  // namespace biandan::transport
