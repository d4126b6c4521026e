// Settings of structures: schedules, overruled by rules with delay, hysteresis and priority, and
// the time that a structure takes to move.
//
// Rules see the state at the end of the last completed step. A rule takes force when its `when` has
// held at every step for its `delay`; it is released when it has been in force for its `hold` and
// `until` holds while `when` does not. A structure with a travel time T moves from position p
// towards the setting s that is wanted; what a step takes is its mean position,
//
//   p(t + dt) = p + sign(s - p) min(|s - p|, dt / T),   setting = mean of p over [t, t + dt]
#pragma once

#include <vector>

#include "model/base/archive.hpp"
#include "model/case.hpp"
#include "model/network/operation.hpp"
#include "solver/flow/observations.hpp"
#include "solver/flow/pump_station.hpp"
#include "solver/flow/watch.hpp"
#include "solver/grid/grid.hpp"
#include "solver/grid/snapshot.hpp"

namespace biandan::flow {

class Control {
 public:
  /// `at_rest`: time stands still, as in the search for a steady state; then there is no delay, no
  /// hold and no travel.
  Control(const Case& problem, const grid::Grid& grid, bool at_rest = false);

  /// Decides every structure's setting for a step. Deciding again for the same step gives the same.
  /// Precondition: concentrations are given when a rule reads one.
  void decide(const Observations& seen);
  /// A structure whose rule in force or running units would be others at the end of the step that
  /// is decided for, or -1.
  int switches_at(const Observations& end) const;
  /// The step that was decided for is done: the next one starts from its end.
  void commit() { before_ = now_; }

  /// Writes all that it remembers at the end of the last completed step, with times relative to
  /// `time`, and takes it over; what is not known (NaN) stays as it is.
  void save(double time, grid::Snapshot& snapshot) const;
  void restore(double time, const grid::Snapshot& snapshot);

  /// Its state between two steps, to the last bit.
  void carry(base::Archive& archive) { archive(before_, now_, setting_, rule_, stations_, time_); }

  /// By structure; of a pumping station with units the share of its capacity that runs.
  const std::vector<double>& setting() const { return setting_; }
  /// All that a structure is told to do during the step.
  network::Operation operation(std::size_t structure) const;
  /// Index of the rule in force for each structure, -1 for its schedule.
  const std::vector<int>& rule() const { return rule_; }

 private:
  struct RuleState {
    bool held = false;     ///< `when` held at the last step
    double since = 0.0;    ///< when it began to hold [s]
    bool active = false;   ///< in force
    double started = 0.0;  ///< when it took force [s]

    void carry(base::Archive& archive) { archive(held, since, active, started); }
  };
  struct State {
    std::vector<RuleState> rules;
    std::vector<double> position;  ///< by structure; none before the first step
    std::vector<double> travel;    ///< by structure, of the rule that moves it [s]

    void carry(base::Archive& archive) { archive(rules, position, travel); }
  };

  void judge(std::size_t rule, const Moment& moment);
  void move(std::size_t structure, double wanted, double dt);

  const Case* case_;
  bool at_rest_;
  bool reads_concentration_;
  std::vector<Watch> when_;
  std::vector<Watch> until_;
  State before_;  // at the end of the last completed step
  State now_;     // at the end of the step that is decided for
  std::vector<double> setting_;
  std::vector<int> rule_;
  PumpStations stations_;
  double time_ = 0.0;  // of the last decision [s since start]
};

}  // namespace biandan::flow
