// Structures between two places of the network: weirs, gates and pumps as data.
// Their discharge formulas are in structure_discharge.hpp.
#pragma once

#include <string>
#include <variant>
#include <vector>

#include "model/base/error.hpp"
#include "model/base/provenance.hpp"
#include "model/base/series.hpp"
#include "model/network/ids.hpp"

namespace biandan::network {

/// Overflow weir, both directions.
struct Weir {
  double crest = 0.0;          ///< crest level [m]
  double width = 0.0;          ///< [m]
  double coefficient = 1.705;  ///< Q = coefficient * width * H^1.5 [m^0.5/s]
};

/// Vertical sluice gate over a sill, both directions. Setting 0 is shut, 1 is fully open.
struct Gate {
  double sill = 0.0;          ///< sill level [m]
  double width = 0.0;         ///< [m]
  double height = 0.0;        ///< opening height when fully open [m]
  double contraction = 0.61;  ///< contraction of the jet under the gate [-]
  double coefficient = 1.0;   ///< discharge coefficient on top of the contraction [-]
};

/// Pump from `from` to `to` only. Setting is the share of the capacity that runs, 0 to 1.
struct Pump {
  /// Discharge as a function of nothing, of the lift (level at `to` - level at `from`), or of the
  /// depth at `from` above `sump`.
  enum class Curve { constant, lift, depth };

  double capacity = 0.0;  ///< [m3/s], for a constant curve
  double sump = 0.0;      ///< lowest level at `from` at which it draws water [m]
  Curve curve = Curve::constant;
  std::vector<double> curve_x;          ///< lift or depth [m], increasing
  std::vector<double> curve_discharge;  ///< [m3/s], linear between the points
};

struct Structure {
  std::string name;
  std::string title;
  Place from;
  Place to;
  std::variant<Weir, Gate, Pump> kind;
  base::Series setting{1.0};  ///< schedule, a step series; see Rule::setting for its meaning
  base::Provenance provenance = base::Provenance::assumed;
  base::SourcePlace source;
};

}  // namespace biandan::network
