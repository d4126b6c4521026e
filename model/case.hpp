// A case: everything a run needs, in inside units (m, s, m3/s, degC, g/m3, g/s), all names
// resolved.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "model/base/error.hpp"
#include "model/base/provenance.hpp"
#include "model/base/time.hpp"
#include "model/drainage/drainage.hpp"
#include "model/forcing/forcing.hpp"
#include "model/network/network.hpp"
#include "model/quality/quality.hpp"
#include "model/standard/section.hpp"

namespace biandan {

enum class FlowMode {
  dynamic,    ///< Saint-Venant in time
  steady,     ///< steady solution for the forcing at the start, held
  prescribed  ///< area and discharge given
};

enum class InitialFlow {
  given,   ///< levels and discharges of the tables
  steady,  ///< the steady solution for the forcing at the start
  stored   ///< the state that an earlier run stored
};

/// A state of an earlier run, to start from.
struct StoredState {
  std::string name;                    ///< of its run.nc, as the case writes it
  std::string file;                    ///< the same from where the program runs
  std::optional<base::Instant> time;   ///< none: its end
  base::SourcePlace source;            ///< where the case names it
  std::string source_line = {};        ///< the text there, for messages
  base::SourcePlace time_source = {};  ///< where the case names the time
  std::string time_line = {};

  bool operator==(const StoredState&) const = default;
};

struct Settings {
  std::string name;
  std::string title_zh;
  std::string title_en;
  base::Instant start;
  double duration = 0.0;      ///< [s]
  int utc_offset = 8 * 3600;  ///< [s east of UTC]
  FlowMode flow = FlowMode::dynamic;
  InitialFlow initial_flow = InitialFlow::given;
  std::optional<StoredState> stored;  ///< for InitialFlow::stored
  double step = 300.0;                ///< hydraulic step [s]
  double shortest_step = 30.0;        ///< steps too coarse are halved, never below this [s]
  double output_interval = 3600.0;    ///< of the network fields [s]
  double section_interval = 300.0;    ///< of the section series [s]
  double state_interval = 0.0;        ///< of whole states for later runs to start from [s]; 0: none
  bool cell_classes = true;           ///< the class of every cell is a field of the result file
  double theta = 0.6;                 ///< time weight of the free-surface terms, 0.5 to 1
  std::string crs;                    ///< e.g. "EPSG:4528"; empty: schematic coordinates
  int flood_season_from = 501;        ///< month * 100 + day, first day
  int flood_season_to = 930;          ///< last day, not before the first one

  bool operator==(const Settings&) const = default;
};

struct Case {
  Settings settings;
  network::Network network;
  forcing::Forcing forcing;
  drainage::Drainage drainage;
  quality::Quality quality;
  std::vector<standard::Section> sections;
  standard::WarningRules warning;
  std::vector<standard::Observation> observations;
  base::ProvenanceCount provenance;
  std::string scenario;  ///< name of the applied scenario, empty for the base case
  std::string hash;      ///< of every file that was read, hexadecimal
};

}  // namespace biandan
