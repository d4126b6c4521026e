// Settings of structures: schedules, overruled by rules with hysteresis and priority.
// Rules see the state at the end of the last completed step.
#pragma once

#include <vector>

#include "model/case.hpp"
#include "solver/grid/grid.hpp"

namespace biandan::flow {

class Control {
 public:
  Control(const Case& problem, const grid::Grid& grid);

  /// Decides every structure's setting for a step that starts at `time` [s since start], from the
  /// levels [m] and discharges [m3/s] then.
  void decide(double time, const std::vector<double>& level, const std::vector<double>& discharge);

  /// Which rules are in force, 1 or 0: all that control remembers.
  std::vector<double> memory() const;
  /// Takes a memory over; rules whose value is NaN keep what they have.
  void remember(const std::vector<double>& memory);

  const std::vector<double>& setting() const { return setting_; }
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
};

}  // namespace biandan::flow
