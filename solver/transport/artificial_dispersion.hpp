// The dispersion that the advection scheme adds of its own, by reach [m2/s].
//
// A face that passes the value c_f for dt destroys, of half the sum of V c^2 over the cells,
//
//   dt Q d (c_f - (c_up + c_down) / 2) - V (c1 - c0)^2 / 2,     d = c_up - c_down
//
// the second part, of the cell below, by its share in what enters that cell. An implicit cell below
// has it with the other sign, and values are those of the end. Faces to cells that water enters
// from outside are left out: what mixes there does mix. Dispersion with a coefficient D destroys dt
// D A d^2 / dx. The artificial dispersion of a reach is the D that destroys as much, over its faces
// and the time: with a Courant number nu, Q dx / A (1 - nu) / 2 for upwind values and (1 + nu) / 2
// for implicit ones, 0 for exact ones, negative where a limiter steepens. Constituents count by
// their share in the jumps of the whole network.
//
// Source: the budget of variance of Burchard and Rennau (2008), Ocean Modelling 20, 293-311, with
// the entropy flux of Tadmor (1987), Math. Comp. 49, 91-103, for the face.
#pragma once

#include <vector>

#include "model/base/archive.hpp"
#include "model/case.hpp"
#include "solver/grid/flow_field.hpp"
#include "solver/grid/grid.hpp"
#include "solver/transport/lanes.hpp"

namespace biandan::transport {

class ArtificialDispersion {
 public:
  ArtificialDispersion(const Case& problem, const grid::Grid& grid);

  /// The wetted areas of the hydraulic step that is looked at, which stands for so many.
  void begin(const grid::FlowField& flow, double steps);
  /// What a face passed; rows of all constituents.
  struct Passed {
    double water = 0.0;  ///< [m3]
    double dt = 0.0;     ///< [s]
    /// Half the volume of the cell below, by its share in what enters it; negative if implicit
    /// [m3].
    double below = 0.0;
    const Lanes* up = nullptr;      ///< value of the cell above
    const Lanes* down = nullptr;    ///< and of the one below
    const Lanes* beyond = nullptr;  ///< of the value of the face over that of the cell above
    const Lanes* before = nullptr;  ///< the cell below at the start
    const Lanes* after = nullptr;   ///< and at the end of dt
  };
  void add(std::size_t face, const Passed& passed);

  /// By reach; NaN where nothing has a gradient.
  std::vector<double> by_reach() const;

  /// What the result hangs on so far.
  void carry(base::Archive& archive) { archive(destroyed_, gradient_); }

 private:
  std::vector<int> reach_;            // by face, -1 for structures
  std::vector<double> per_distance_;  // by face, 1 / dx [1/m]
  double steps_ = 1.0;                // that the one looked at stands for
  std::vector<double> spread_;        // by face, A / dx [m], as often
  LaneField destroyed_;               // by reach
  LaneField gradient_;                // by reach, sum of A / dx d^2
};

}  // namespace biandan::transport
