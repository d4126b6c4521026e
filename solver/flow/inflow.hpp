// Water from outside during a step: boundaries, loads, withdrawals, seepage and weather by inlet.
//
//   rain on a cell = rain * S      evaporation = -evaporation * S * share      seepage = rate * L
//
// S      water surface of the cell at the start of the step [m2]: rain falls on water, not on dry
//        banks; the bottom of a dry bed counts
// L      channel length of the reach in the cell [m]
// share  1 above `withdrawal_full_depth`, falling in proportion to 0 at `evaporation_film`: that
//        film stays, so that evaporation alone never takes all water from what is dissolved in it
#pragma once

#include <vector>

#include "model/base/archive.hpp"
#include "model/base/real.hpp"
#include "model/case.hpp"
#include "model/network/structure_discharge.hpp"
#include "solver/grid/grid.hpp"

namespace biandan::flow {

/// Depth of water over the bed at which a withdrawal is met in full [m]; below, in proportion.
inline constexpr double withdrawal_full_depth = 0.05;

/// Share of a wanted outflow that the water at hand allows, 0 to 1.
template <class Real>
Real available_share(Real level, double bed) {
  return base::min(base::max((level - bed) / withdrawal_full_depth, Real(0.0)), Real(1.0));
}

/// Depth of water over the bed at which evaporation ends [m].
inline constexpr double evaporation_film = 0.001;

/// Share of the evaporation of open water that the water at hand allows, 0 to 1.
template <class Real>
Real evaporating_share(Real level, double bed) {
  const Real share = (level - bed - evaporation_film) / (withdrawal_full_depth - evaporation_film);
  return base::min(base::max(share, Real(0.0)), Real(1.0));
}

/// Water that was asked for and was not there [m3].
struct Shortage {
  double withdrawal = 0.0;  ///< by withdrawals and boundaries
  double evaporation = 0.0;
  double seepage = 0.0;

  void carry(base::Archive& archive) { archive(withdrawal, evaporation, seepage); }
};

/// Outflow of a rating curve [m3/s]: linear between its points, going on as it ends above the last,
/// and as it begins below the first, down to nothing.
template <class Real>
Real rated_outflow(const forcing::Boundary& boundary, Real level) {
  const std::vector<double>& levels = boundary.rating_level;
  const std::vector<double>& discharges = boundary.rating_discharge;
  const Real inside = network::interpolate(levels, discharges, level);
  const std::size_t last = levels.size() - 1;
  if (last == 0) return inside;
  const auto slope = [&](std::size_t k) {
    return (discharges[k + 1] - discharges[k]) / (levels[k + 1] - levels[k]);
  };
  const Real above = slope(last - 1) * base::max(level - levels[last], Real(0.0));
  const Real below = slope(0) * base::max(levels[0] - level, Real(0.0));
  return base::max(inside + above - below, Real(0.0));
}

/// Mean seepage into a cell over [from, to] [m3/s], negative into the ground.
double seepage(const Case& problem, const grid::Inlet& inlet, double from, double to);

/// What the inlets ask for in a step.
class Inflow {
 public:
  Inflow(const Case& problem, const grid::Grid& grid);

  /// Mean discharges over [from, to] [m3/s], positive into the river; zero for stage and rating
  /// boundaries, whose water follows from the river. Fixed levels are those at `to`.
  void set(double from, double to);

  /// Rain and evaporation over [from, to] on the water surface of every cell [m2].
  void set_weather(double from, double to, const std::vector<double>& surface);

  const std::vector<double>& wanted() const { return wanted_; }
  /// Adds what the given discharges miss of the wanted outflows in a step of dt.
  void add_shortage(double dt, const std::vector<double>& discharge, Shortage& shortage) const;
  /// By cell: whether its level is imposed, and the level [m].
  bool fixed(std::size_t cell) const { return stage_inlet_[cell] >= 0; }
  const std::vector<std::size_t>& fixed_cells() const { return fixed_cells_; }
  double fixed_level(std::size_t cell) const { return fixed_level_[cell]; }
  int stage_inlet(std::size_t cell) const { return stage_inlet_[cell]; }

  /// Whether the discharge of an inlet hangs on the level: a wanted outflow, or a rating curve.
  bool follows_level(std::size_t inlet) const {
    return wanted_[inlet] < 0.0 || rating(inlet) != nullptr;
  }

  /// Inlet discharge into the cell at a level: wanted inflow, a wanted outflow as far as there is
  /// water, or minus the rating curve, as far as there is water.
  template <class Real>
  Real discharge(std::size_t inlet, Real level) const;

 private:
  const forcing::Boundary* rating(std::size_t inlet) const;

  const Case* case_;
  const grid::Grid* grid_;
  std::vector<double> bed_;       // by inlet, of its cell [m]
  std::vector<double> wanted_;    // by inlet
  std::vector<int> stage_inlet_;  // by cell, -1 when the level is free
  std::vector<std::size_t> fixed_cells_;
  std::vector<double> fixed_level_;  // by cell
};

template <class Real>
Real Inflow::discharge(std::size_t inlet, Real level) const {
  if (const forcing::Boundary* boundary = rating(inlet))
    return -(rated_outflow(*boundary, level) * available_share(level, bed_[inlet]));
  if (wanted_[inlet] >= 0.0) return Real(wanted_[inlet]);
  if (grid_->inlets[inlet].kind == grid::Inlet::Kind::evaporation)
    return wanted_[inlet] * evaporating_share(level, bed_[inlet]);
  return wanted_[inlet] * available_share(level, bed_[inlet]);
}

}  // namespace biandan::flow
