// The state of a run at the end of a step: all that a later run needs to go on to the last bit.
//
// As a start it may be incomplete: a value that is not known is NaN, and the run finds it as if
// there were no snapshot.
#pragma once

#include <vector>

namespace biandan::grid {

struct Snapshot {
  std::vector<double> level;            ///< by cell [m]
  std::vector<double> volume;           ///< by cell [m3]
  std::vector<double> discharge;        ///< by face, at the end of the step [m3/s]
  std::vector<double> mean_discharge;   ///< by face, mean over the step [m3/s]
  std::vector<double> velocity;         ///< by face [m/s]
  std::vector<double> area;             ///< by face [m2]
  std::vector<double> inlet_discharge;  ///< by inlet, mean over the step [m3/s]
  std::vector<double> setting;          ///< by structure, in force
  std::vector<double> rule_active;      ///< by rule, 1 while in force, else 0
  std::vector<double> rule_held;        ///< by rule, 1 while its condition holds, else 0
  std::vector<double> rule_started;   ///< by rule, when it took force [s after the snapshot, <= 0]
  std::vector<double> rule_since;     ///< by rule, since when its condition holds [s, <= 0]
  std::vector<double> position;       ///< by structure, at the end of the step
  std::vector<double> travel;         ///< by structure, time of the full way [s]
  std::vector<double> unit_running;   ///< by unit of all pumping stations, 1 or 0
  std::vector<double> unit_switched;  ///< by unit, last start or stop [s, <= 0], -inf for never
  std::vector<double> concentration;  ///< [cell * constituents + constituent], [g/m3]
  std::vector<double> zone_concentration;  ///< the same in storage zones; empty: no zone
  std::vector<double> inlet_since;  ///< by inlet, of transport::BoundaryMemory [s]; empty: none
  std::vector<double> inlet_left;   ///< [inlet * constituents + constituent], [g/m3]; empty: none
};

}  // namespace biandan::grid
