// Settings of structures: schedules, overruled by rules with hysteresis and priority.
// Rules see the state at the end of the last completed step.
#pragma once

#include <vector>

#include "model/case.hpp"
#include "model/network/operation.hpp"
#include "solver/flow/pump_station.hpp"
#include "solver/grid/grid.hpp"

namespace biandan::flow {

class Control {
 public:
  Control(const Case& problem, const grid::Grid& grid);

  /// Decides every structure's setting for a step that starts at `time` [s since start], from the
  /// levels [m] and discharges [m3/s] then.
  void decide(double time, const std::vector<double>& level, const std::vector<double>& discharge);

  /// By structure; of a pumping station with units the share of its capacity that runs.
  const std::vector<double>& setting() const { return setting_; }
  /// All that a structure is told to do during the step.
  network::Operation operation(std::size_t structure) const;
  /// Index of the rule in force for each structure, -1 for its schedule.
  const std::vector<int>& rule() const { return rule_; }

 private:
  struct Watch {
    network::Comparison comparison;
    int place = -1;  ///< cell of a level, face of a discharge
    int other = -1;  ///< second cell of a level difference
  };
  using Watches = std::vector<Watch>;

  Watches resolve(const network::Condition& condition) const;
  bool holds(const Watches& watches, double time, const std::vector<double>& level,
             const std::vector<double>& discharge) const;

  const Case* case_;
  const grid::Grid* grid_;
  std::vector<Watches> when_;
  std::vector<Watches> until_;
  std::vector<bool> active_;
  std::vector<double> setting_;
  std::vector<int> rule_;
  PumpStations stations_;
  double time_ = 0.0;  // of the last decision [s since start]
};

}  // namespace biandan::flow
