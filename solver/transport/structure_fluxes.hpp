// What passed structures: water, and what it carried, each way.
//
//   m = dt Q c      c is what the cell that gives has to give, explicit or implicit   [g]
//
// The same products move between the cells, so that what a place got through its structures, what
// it holds and what it gave close to rounding.
#pragma once

#include <cstddef>
#include <vector>

#include "model/base/archive.hpp"
#include "model/case.hpp"
#include "solver/grid/flow_field.hpp"
#include "solver/grid/grid.hpp"
#include "solver/transport/lanes.hpp"

namespace biandan::transport {

/// One way through a structure since the start of the run.
struct WayTotal {
  double water = 0.0;        ///< [m3]
  double time = 0.0;         ///< with water running that way [s]
  std::vector<double> mass;  ///< by constituent, before a treatment [g]

  void carry(base::Archive& archive) { archive(water, time, mass); }
};

struct StructureTotal {
  WayTotal forward;   ///< `from` to `to`
  WayTotal backward;  ///< `to` to `from`

  void carry(base::Archive& archive) { archive(forward, backward); }
};

class StructureFluxes {
 public:
  StructureFluxes(const Case& problem, const grid::Grid& grid);

  /// The faces of structures, in their order.
  const std::vector<std::size_t>& faces() const { return face_; }
  /// Books the water of a hydraulic step.
  void begin(const grid::FlowField& flow);
  /// Books what `water` [m3] that passes a structure carries; negative runs backward.
  void book(std::size_t structure, double water, const Lanes* given);

  /// By structure of the case.
  std::vector<StructureTotal> totals() const;
  void carry(base::Archive& archive) { archive(totals_, mass_); }

 private:
  std::vector<std::size_t> face_;       // by structure
  std::vector<StructureTotal> totals_;  // without masses
  LaneField mass_;                      // by way: forward and backward of each structure
};

}  // namespace biandan::transport
