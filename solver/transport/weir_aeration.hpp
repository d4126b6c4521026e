// Oxygen that falling water takes up at weirs (model/quality/weir_aeration.hpp).
//
//   mass = Q dt (O_sat - O_above) (1 - 1 / r)                                            [g]
//
// goes into the cell below, Q and levels of the flow step, O_above at its end. It does not lift
// that cell above saturation, nor press it below: where little water stands below a weir, much of
// what falls has gone on within the step.
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <vector>

#include "model/case.hpp"
#include "solver/grid/flow_field.hpp"
#include "solver/grid/grid.hpp"
#include "solver/transport/oxygen.hpp"

namespace biandan::transport {

class WeirAeration {
 public:
  /// Keeps a reference to the case.
  WeirAeration(const Case& problem, const grid::Grid& grid);

  /// Whether a weir aerates and oxygen is a state of the kinetics.
  bool active() const { return !weirs_.empty(); }

  /// After the transport of a flow step. Adds what came and went to `produced` and `lost` [g].
  void step(const grid::FlowField& flow, std::span<double> concentration,
            std::span<double> produced, std::span<double> lost) const;

 private:
  struct Weir {
    std::size_t face = 0, left = 0, right = 0;
    double aeration = 0.0;
  };

  std::optional<Oxygen> oxygen_;
  std::vector<Weir> weirs_;
};

}  // namespace biandan::transport
