// The water surface warms and cools the water: model/quality/heat_balance.hpp in every cell that
// holds water, where the temperature is a constituent of the case.
//
//   dT/dt = F(T)       at the exchange depth of the cell, under the mean weather of the step
//
//   (1 - g dt F') k1 = F(T),   (1 - g dt F') k2 = F(T + dt k1) - 2 k1,   g = 1 - sqrt(1/2)
//   T(t + dt) = T + dt (3 k1 + k2) / 2
//
// Rosenbrock's method of order 2, stable for every step (Verwer, Spee, Blom and Hundsdorfer 1999,
// SIAM Journal on Scientific Computing 20, 1456-1480); F' is exact. What would take more than the
// time in which the water settles, 1 / |F'|, or would fall below 0 degC, is taken in halves, so
// that no step passes the equilibrium. The ledger gets the change of T times the volume.
// Water in storage zones is not under the sky.
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <vector>

#include "model/case.hpp"
#include "solver/grid/flow_field.hpp"
#include "solver/grid/grid.hpp"

namespace biandan::transport {

class Heat {
 public:
  /// Keeps a reference to the case.
  Heat(const Case& problem, const grid::Grid& grid);

  /// Whether the temperature of the water is a constituent of the case; else `step` does nothing.
  bool active() const { return temperature_.has_value(); }

  /// Advances the temperature among the concentrations of all cells by dt [s], at the volumes and
  /// depths of the field's end. Adds what came and went to `produced` and `lost` [degC m3].
  void step(const grid::FlowField& flow, double time, double dt, std::span<double> concentration,
            std::span<double> produced, std::span<double> lost) const;

 private:
  const Case& problem_;
  std::optional<std::size_t> temperature_;  // which constituent
  std::vector<double> least_depth_;         // of exchange, by cell [m]
  std::vector<char> enclosed_;              // by cell
};

}  // namespace biandan::transport
