// Structures between two places of the network as data: weirs, gates, pumps, culverts, transfers.
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
  static constexpr double broad_crested = 1.705;  ///< critical depth on the crest [m^0.5/s]
  static constexpr double sharp_crested = 1.84;   ///< Francis (1883) [m^0.5/s]

  double crest = 0.0;                  ///< crest level [m]
  double width = 0.0;                  ///< [m]
  double coefficient = broad_crested;  ///< Q = coefficient * width * H^1.5 [m^0.5/s]
  double aeration = 0.0;               ///< a b of quality/weir_aeration.hpp [-]; 0: none

  bool operator==(const Weir&) const = default;
};

/// Vertical sluice gate over a sill, both directions. Setting 0 is shut, 1 is fully open.
struct Gate {
  enum class Formula {
    energy,   ///< without the velocity of approach
    momentum  ///< with it; drowned by energy and momentum
  };

  double sill = 0.0;          ///< sill level [m]
  double width = 0.0;         ///< [m]
  double height = 0.0;        ///< opening height when fully open [m]
  double contraction = 0.61;  ///< contraction of the jet under the gate [-]
  double coefficient = 1.0;   ///< discharge coefficient on top of the contraction [-]
  Formula formula = Formula::energy;

  bool operator==(const Gate&) const = default;
};

/// Discharge of a pump as a function of nothing, of the lift (level at `to` - level at `from`), or
/// of the depth at `from` above the sump.
enum class PumpCurve { constant, lift, depth };

/// One unit of a pumping station. It starts where the level at `from` reaches `on` and stops at
/// `off`, below it.
struct PumpUnit {
  std::string name;
  double capacity = 0.0;  ///< [m3/s], of a curve its largest discharge
  PumpCurve curve = PumpCurve::constant;
  std::vector<double> curve_x = {};          ///< lift or depth [m], increasing
  std::vector<double> curve_discharge = {};  ///< [m3/s], linear between the points
  double on = 0.0;                           ///< level at `from` [m]
  double off = 0.0;                          ///< level at `from` [m]
  double min_run = 0.0;                      ///< from start to stop [s]
  double min_rest = 0.0;                     ///< from stop to start [s]

  bool operator==(const PumpUnit&) const = default;
};

/// Pump from `from` to `to` only. Setting is the share of the capacity that runs, 0 to 1; of a
/// station with units the share of its units that may run, in their order.
struct Pump {
  using Curve = PumpCurve;

  double capacity = 0.0;  ///< [m3/s], for a constant curve
  double sump = 0.0;      ///< lowest level at `from` at which it draws water [m]
  Curve curve = Curve::constant;
  std::vector<double> curve_x = {};          ///< lift or depth [m], increasing
  std::vector<double> curve_discharge = {};  ///< [m3/s], linear between the points
  std::vector<PumpUnit> units = {};          ///< instead of a capacity or curve of its own

  bool operator==(const Pump&) const = default;
};

/// Barrels between two inverts, both directions. Setting is the share of the barrels in service.
struct Culvert {
  enum class Shape { circular, box };

  Shape shape = Shape::circular;
  double width = 0.0;        ///< of a box [m]; of a circular barrel the diameter
  double height = 0.0;       ///< of a box [m]; of a circular barrel the diameter
  double invert_from = 0.0;  ///< floor of the barrel at `from` [m]
  double invert_to = 0.0;    ///< floor of the barrel at `to` [m]
  double length = 0.0;       ///< [m]
  double manning = 0.015;    ///< Manning's n [s/m^(1/3)]
  double entrance = 0.5;     ///< entrance loss over the velocity head [-]
  double exit = 1.0;         ///< exit loss over the velocity head [-]
  double barrels = 1.0;      ///< number of equal barrels

  bool operator==(const Culvert&) const = default;
};

/// A discharge that is led from `from` to `to`, as far as the level at `from` allows.
struct Transfer {
  base::Series discharge{0.0};  ///< schedule, a step series [m3/s]
  double lowest = 0.0;          ///< level at `from` below which nothing is taken [m]

  bool operator==(const Transfer&) const = default;
};

struct Structure {
  std::string name;
  std::string title;
  Place from;
  Place to;
  std::variant<Weir, Gate, Pump, Culvert, Transfer> kind;
  base::Series setting{1.0};  ///< schedule, a step series; see Rule::setting for its meaning
  bool flap = false;          ///< lets water pass from `from` to `to` only
  double flap_head = 0.0;     ///< head lost in opening the flap [m]
  base::Provenance provenance = base::Provenance::assumed;
  base::SourcePlace source;

  /// A pumping station whose units start and stop at levels of their own.
  bool has_units() const {
    const Pump* pump = std::get_if<Pump>(&kind);
    return pump != nullptr && !pump->units.empty();
  }

  bool operator==(const Structure&) const = default;
};

}  // namespace biandan::network
