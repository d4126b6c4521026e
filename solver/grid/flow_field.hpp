// All that transport may know of the flow: one step of water, consistent to rounding.
//
//   volume_after = volume_before + dt * (sum of face discharges in + sum of inlet discharges)
//
// Volumes change linearly within the step, discharges are constant in it.
#pragma once

#include <vector>

#include "model/base/archive.hpp"

namespace biandan::grid {

struct FlowField {
  double time = 0.0;                  ///< start of the step [s since start of the run]
  double dt = 0.0;                    ///< [s]
  std::vector<double> volume_before;  ///< by cell [m3]
  std::vector<double> volume_after;   ///< by cell [m3]
  std::vector<double> level;          ///< by cell, at the end of the step [m]
  std::vector<double> depth;          ///< by cell, hydraulic depth: volume / surface [m]
  std::vector<double> velocity;   ///< by cell, at the end of the step [m/s], signed along the reach
  std::vector<double> surface;    ///< by cell, at the end of the step [m2]
  std::vector<double> discharge;  ///< by face, mean over the step [m3/s], left to right
  std::vector<double> face_area;  ///< by face, at the end of the step [m2]; 0 for structures
  std::vector<double> inlet_discharge;  ///< by inlet, mean over the step [m3/s], into the cell
  std::vector<double> setting;          ///< by structure, in force during the step
  std::vector<int> rule;                ///< by structure, the rule in force, -1 for the schedule
  std::vector<int> regime;              ///< by structure, see network/structure_discharge.hpp

  void carry(base::Archive& archive) {
    archive(time, dt, volume_before, volume_after, level, depth, velocity, surface, discharge,
            face_area, inlet_discharge, setting, rule, regime);
  }
};

}  // namespace biandan::grid
