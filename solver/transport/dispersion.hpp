// Longitudinal dispersion between neighbouring cells.
//
//   V dc/dt = sum over faces G (c_j - c)
//
// G      = D A / dx, dispersion coefficient [m2/s] times wetted area of the face [m2] over the
//          distance of the points [m]
// r      = dt * sum(G) / V of a cell
//
// Where r <= 1 in every cell, in two explicit stages (Heun; Shu and Osher 1988, Journal of
// Computational Physics 77, 439-471), second order in time and without new extrema. Otherwise
//
//   V (c1 - c0) = dt * sum over faces G ((1 - theta) (c0_j - c0) + theta (c1_j - c1))
//
// theta  = max(1/2, 1 - 1/r) by face, r of its worse cell: second order in time (Crank and Nicolson
//          1947) as long as that makes no new extremum, and just implicit enough beyond
//
// Where r exceeds 2 in a cell that is not nearly dry, the sub-step is done in up to four passes
// with one matrix, to keep the second order on fine grids.
//
// Half of dispersion goes before advection, half after it. At an end where a concentration is given
// that would be of first order: while dispersion acts alone, the value there must move as advection
// does not let it move, up by u t dc/dx in the half before and down again in the half after
// (Einkemmer and Ostermann 2015, SIAM Journal on Scientific Computing 37, A1577-A1592). With the
// slope between the end and the middle of its cell the outer conductance is G (1 - s / (1 + s)) in
// the one and G (1 + s / (1 + s)) in the other,
//
// s      = Q t / V, water that enters in the half over the volume of the cell
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
#include "solver/transport/dispersion_kernels.hpp"
#include "solver/transport/exchange.hpp"
#include "solver/transport/lanes.hpp"

namespace biandan::transport {

class Dispersion {
 public:
  Dispersion(const Case& problem, const grid::Grid& grid);

  /// Takes over the wetted areas of a hydraulic step and coefficients by face [m2/s].
  void begin(const grid::FlowField& flow, const std::vector<double>& coefficient);
  bool active() const { return active_; }

  /// Where a stretch of dispersion stands: in the half before advection, in the half after it, or
  /// in both, after one advection and before the next.
  enum class Stretch { before, after, between };

  /// Spreads `concentration` over dt in cells of the given volumes. Books what passes the ends
  /// where dispersion reaches out (exchange.hpp).
  void advance(double dt, Stretch stretch, const std::vector<double>& volume, Exchange& exchange,
               LaneField& concentration);

  /// What spreads in a moment: adds the change of mass of every cell [g/s] to `mass`, and books
  /// what passes the ends [g/s].
  void add_rates(const std::vector<double>& volume, Exchange& exchange,
                 const LaneField& concentration, LaneField& mass);

 private:
  /// Exchange with the water outside a reach end.
  struct Outside {
    int cell = -1;
    int slot = -1;             ///< of Exchange
    double conductance = 0.0;  ///< G [m3/s]
    double before = 0.0;       ///< dt G, the share that acts on values before the pass [m3]
    double after = 0.0;        ///< and on those after it [m3]
  };

  /// Closes dry faces, sums up what is open by cell.
  void sum_open(const std::vector<double>& volume);
  /// Finds the ends that are open to the outside, and how fast cells exchange.
  ExchangeNumbers open_faces(double dt, Stretch stretch, const std::vector<double>& volume,
                             const Exchange& exchange);
  DispersionArrays arrays(double dt, const LaneField& from, LaneField& to) const;
  /// What the outside gives in dt, times a share.
  void add_outside(double dt, double share, const LaneField& from, const Exchange& exchange,
                   LaneField& to) const;
  void advance_explicit(double dt, Exchange& exchange, LaneField& concentration);
  void assemble(double dt, const std::vector<double>& volume);
  void right_hand_sides(const LaneField& concentration, const Exchange& exchange);
  void factor();
  void solve();
  void book(const Outside& it, double weight, const LaneField& value, Exchange& exchange) const;

  const DispersionKernels* kernels_;
  math::EliminationPattern pattern_;
  struct Link {
    int left = -1;
    int right = -1;
  };
  std::vector<Link> link_;            // by face
  std::vector<double> per_distance_;  // by face, 1 / dx, 0 for structures [1/m]
  std::vector<double> outer_;         // by face, G of its end to the outside over that of the face
  std::vector<double> wet_volume_;    // by cell, from which on it asks for passes [m3]
  std::vector<int> first_beside_;     // by cell, its first neighbour, and the end
  std::vector<Neighbour> beside_;     // over channel faces
  std::vector<std::size_t> pair_;     // by face, place of its entry
  bool active_ = false;
  std::vector<double> conductance_;  // by face, G [m3/s]
  std::vector<double> open_;         // by face, G of faces between wet cells [m3/s]
  std::vector<double> sum_;          // by cell, sum of these [m3/s]
  bool summed_ = false;              // for the areas of this step, with no dry cell
  std::vector<double> per_volume_;   // by cell, 0 of dry ones [1/m3]
  std::vector<Outside> outside_;
  std::vector<double> number_;  // by cell, sum(G) / V [1/s]
  std::vector<double> given_;   // by face, weight of either value in the sum of the other cell [m3]
  std::vector<double> kept_;    // by cell, V less what its explicit parts give [m3]
  std::vector<double> diagonal_;  // by cell, its reciprocal once factored
  std::vector<double> entry_;     // by pair, then the factor
  LaneField solution_;            // by cell
};

}  // namespace biandan::transport
