// Longitudinal dispersion between neighbouring cells.
//
//   V (c1 - c0) = dt * sum over faces G ((1 - theta) (c0_j - c0) + theta (c1_j - c1))
//
// G      = D A / dx, dispersion coefficient [m2/s] times wetted area of the face [m2] over the
//          distance of the points [m]
// theta  = max(1/2, 1 - 1/r) by face, r the larger of dt * sum(G) / V of its two cells: second
//          order in time (Crank and Nicolson 1947) as long as that makes no new extremum, and just
//          implicit enough beyond
//
// One symmetric matrix for all constituents. All signs are those of an M-matrix, so factors and
// solution are sums of terms of one sign: what was not negative stays so, to the last bit.
// Structures and dry cells do not disperse.
#pragma once

#include <vector>

#include "model/case.hpp"
#include "solver/grid/flow_field.hpp"
#include "solver/grid/grid.hpp"
#include "solver/math/elimination.hpp"
#include "solver/transport/exchange.hpp"
#include "solver/transport/lanes.hpp"

namespace biandan::transport {

class Dispersion {
 public:
  Dispersion(const Case& problem, const grid::Grid& grid);

  /// Takes over the wetted areas of a hydraulic step.
  void begin(const grid::FlowField& flow);
  bool active() const { return active_; }
  /// Largest dt * sum(G) / V over the cells that carry water, for the whole hydraulic step.
  double number(const grid::FlowField& flow, const Exchange& exchange) const;

  /// Spreads `concentration` over dt in cells of the given volumes. Adds what imposed cells give to
  /// the network [g] to `given` (by imposed cell).
  void advance(double dt, const std::vector<double>& volume, const Exchange& exchange,
               LaneField& concentration, LaneField& given);

 private:
  void choose_theta(double dt, const std::vector<double>& volume, const Exchange& exchange);
  void assemble(double dt, const std::vector<double>& volume, const Exchange& exchange,
                const LaneField& concentration);
  void factor();
  void solve();
  void collect_given(double dt, const Exchange& exchange, const LaneField& before,
                     LaneField& given) const;

  const grid::Grid* grid_;
  math::EliminationPattern pattern_;
  std::vector<std::size_t> pair_;  // by face, place of its entry
  std::vector<int> cell_of_rank_;
  std::vector<int> column_cell_;  // by pair, cell of the higher rank
  bool active_ = false;
  std::vector<double> conductance_;  // by face, G [m3/s]
  std::vector<double> open_;         // by face, G of faces between wet cells [m3/s]
  std::vector<double> theta_;        // by face
  std::vector<double> number_;       // by cell, dt sum(G) / V
  std::vector<double> diagonal_;     // by rank, its reciprocal once factored
  std::vector<double> entry_;        // by pair, then the factor
  LaneField solution_;               // by cell
};

}  // namespace biandan::transport
