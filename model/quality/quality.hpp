// The substances of a case and the parameters of their kinetics, as data.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "model/base/series.hpp"
#include "model/network/ids.hpp"
#include "model/quality/composed.hpp"
#include "model/quality/user_process.hpp"

namespace biandan::quality {

/// A transported substance [g/m3], or one that lies on the bed [g/m2].
struct Constituent {
  std::string name;      ///< "NH3-N", "salt": the name in tables and results
  std::string title_zh;  ///< "氨氮"
  std::string title_en;  ///< "Ammonia nitrogen"
  std::string unit = "mg/L";
  double initial = 0.0;        ///< initial concentration where nothing else is given [g/m3]
  bool initial_given = false;  ///< by the case, else it is the default of the kinetics
  /// A tracer that the program itself knows (transport/ageing.hpp).
  enum class Tracer { none, age, share, exposure };
  Tracer tracer = Tracer::none;
  std::size_t share = 0;  ///< of an exposure, the constituent that it belongs to
  /// It stays in its cell and neither enters nor leaves the case with water. Such constituents
  /// stand behind all others.
  bool on_bed = false;
  bool user_defined = false;
  double decay = 0.0;     ///< first-order loss of a user constituent at 20 degC [1/s]
  double theta = 1.0;     ///< its temperature factor, k = k20 theta^(T - 20)
  double settling = 0.0;  ///< settling velocity of a user constituent [m/s]
};

/// A parameter of the kinetics set by its registered name, or one of a process of the case's own as
/// `process.parameter`, in inside units. A reach of its own
/// overrides the value for all reaches.
struct ParameterValue {
  std::string name;
  double value = 0.0;
  network::ReachId reach;  ///< not valid: everywhere
};

/// Initial concentration in one reach [g/m3].
struct InitialConcentration {
  network::ReachId reach;
  std::size_t constituent = 0;
  double value = 0.0;
  bool before_state = false;  ///< it replaces that of a stored state
};

/// What spreads along the river beside the advection.
struct Mixing {
  double dispersion_floor = 0.1;  ///< of coefficients that follow the flow [m2/s]
  double dispersion_cap = 100.0;  ///< and their upper end [m2/s]
};

struct Quality {
  std::string kinetics = "lumped";  ///< "none" or the name of a set (kinetics_set.hpp)
  std::vector<Constituent> constituents;
  /// Which of them is the temperature of the water [degC], where the heat balance of the surface
  /// gives it (heat_balance.hpp); else all water has that of Forcing.
  std::optional<std::size_t> temperature;
  std::vector<Composed> composed;  ///< items that follow from the constituents
  std::vector<ParameterValue> parameters;
  std::vector<InitialConcentration> initial;
  double longest_reaction_step = 0.0;  ///< over several steps of the flow (react.hpp) [s]; 0: none
  /// What half of such a step may do to a concentration: share of it, and as much in g/m3.
  double reaction_step_error = 1e-3;
  Mixing mixing;
  std::vector<UserProcess> processes;        ///< of the case's own
  std::vector<OwnParameter> own_parameters;  ///< of all of them

  /// Constituents that are transported, the first ones.
  std::size_t transported() const {
    std::size_t count = constituents.size();
    while (count > 0 && constituents[count - 1].on_bed) --count;
    return count;
  }
};

}  // namespace biandan::quality
