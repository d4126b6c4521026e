// What acts on the river from outside: boundaries, loads, withdrawals, aerators, weather, seepage.
// Concentrations [g/m3] are indexed like Case::quality.constituents.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "model/base/error.hpp"
#include "model/base/provenance.hpp"
#include "model/base/series.hpp"
#include "model/forcing/aerator.hpp"
#include "model/forcing/storm.hpp"
#include "model/forcing/weather.hpp"
#include "model/network/ids.hpp"

namespace biandan::forcing {

/// Level, discharge or rating curve imposed at a node, and the concentrations of entering water.
struct Boundary {
  enum class Kind {
    stage,      ///< level [m] imposed
    discharge,  ///< inflow [m3/s] imposed, negative takes water out
    rating      ///< outflow [m3/s] as a function of the level
  };
  enum class Inlet {
    concentration,  ///< the concentration holds at the node: dispersive exchange included (default)
    flux            ///< discharge times concentration enters, no more
  };

  std::string name;
  std::string title;
  network::NodeId node;
  Kind kind = Kind::stage;
  base::Series value;                    ///< level or discharge
  std::vector<double> rating_level;      ///< [m], increasing
  std::vector<double> rating_discharge;  ///< outflow [m3/s], not decreasing, linear between
  std::vector<base::Series> concentration;
  std::vector<std::size_t>
      left_out;  ///< constituents that the case gives no value: they enter with 0
  Inlet inlet = Inlet::concentration;
  double return_time = 0.0;  ///< in which what had left comes back, once the flow turns inward [s]
  base::Provenance provenance = base::Provenance::assumed;
  base::SourcePlace source;

  bool operator==(const Boundary&) const = default;
};

/// Water and substances that enter at a place (point) or along a stretch (distributed).
struct Load {
  std::string name;
  std::string title;
  std::string group;         ///< for source groups: "outfall", "rural", "pump", ... may be empty
  network::Place place;      ///< point load; for a distributed one the reach, chainage = from
  double to_chainage = 0.0;  ///< end of the stretch [m], for a distributed load
  bool distributed = false;
  double from_bank = 0.0;                   ///< of an outfall, distance from the nearer bank [m]
  base::Series discharge{0.0};              ///< total [m3/s], >= 0
  std::vector<base::Series> concentration;  ///< of that discharge [g/m3]
  std::vector<base::Series> mass_rate;      ///< in addition, without water, total [g/s]
  base::Provenance provenance = base::Provenance::assumed;
  base::SourcePlace source;

  bool operator==(const Load&) const = default;
};

/// Water taken out at a place, with what is dissolved in it. Never more than is there.
struct Withdrawal {
  std::string name;
  std::string title;
  network::Place place;
  base::Series discharge{0.0};  ///< [m3/s], >= 0
  base::Provenance provenance = base::Provenance::assumed;
  base::SourcePlace source;

  bool operator==(const Withdrawal&) const = default;
};

/// Discharge and wetted area of a reach given from outside, for a prescribed flow.
struct PrescribedFlow {
  network::ReachId reach;
  base::Series discharge;  ///< [m3/s]
  base::Series area;       ///< [m2]
  base::Provenance provenance = base::Provenance::assumed;
  base::SourcePlace source;

  bool operator==(const PrescribedFlow&) const = default;
};

struct Forcing {
  std::vector<Boundary> boundaries;
  std::vector<Load> loads;
  std::vector<Withdrawal> withdrawals;
  std::vector<Aerator> aerators;
  std::vector<PrescribedFlow> prescribed;
  Weather weather;  ///< the rain of the storms included
  std::vector<Storm> storms;
  std::vector<Seepage> seepage;
  /// Temperature of all water [degC]; where it follows from the heat balance, of the water that
  /// enters without one of its own.
  base::Series temperature{20.0};

  bool operator==(const Forcing&) const = default;
};

}  // namespace biandan::forcing
