// Automatic of pumping stations with several units: which of them run during a step.
//
//   starts   where the level at `from` is at or above `on`, `min_rest` after it last stopped
//   stops    where it is at or below `off`, `min_run` after it last started
//   else     goes on as it was (hysteresis)
//
// The setting of the station, by schedule or rule, is the share of its units that may run: of n
// units the first floor(setting n). It is an order: a unit that loses its leave stops at once,
// `min_run` or not, and its `min_rest` begins. Decided once a step, from the levels at its start;
// asked again at the same time and levels it gives the same answer, so a step may be repeated.
#pragma once

#include <vector>

#include "model/base/archive.hpp"
#include "model/case.hpp"
#include "solver/grid/grid.hpp"
#include "solver/grid/snapshot.hpp"

namespace biandan::flow {

/// The units of one station and their state, which is all that a resumed run needs.
class PumpStation {
 public:
  explicit PumpStation(const network::Pump& pump);

  void decide(double time, double level, double allowed);

  /// By unit.
  const std::vector<bool>& running() const { return running_; }
  /// Time of the last start or stop by unit [s since start]; minus infinity before the first.
  const std::vector<double>& switched() const { return switched_; }
  /// Takes over the state of a unit.
  void set(std::size_t unit, bool running, double switched) {
    running_[unit] = running;
    switched_[unit] = switched;
  }
  void carry(base::Archive& archive) { archive(running_, switched_); }
  /// Share of the installed capacity that runs, 0 to 1.
  double share() const;

 private:
  bool wants(std::size_t unit, double time, double level) const;

  const network::Pump* pump_;
  std::vector<bool> running_;
  std::vector<double> switched_;
};

/// All stations with units of a case.
class PumpStations {
 public:
  PumpStations(const Case& problem, const grid::Grid& grid);

  /// `setting` by structure: on entry what may run, on return the share of the capacity that does.
  void decide(double time, const std::vector<double>& level, std::vector<double>& setting);

  bool empty() const { return stations_.empty(); }
  /// States of all units, stations and units in their order (grid/snapshot.hpp).
  void save(double time, grid::Snapshot& snapshot) const;
  void restore(double time, const grid::Snapshot& snapshot);

  void carry(base::Archive& archive) {
    for (Entry& entry : stations_) entry.station.carry(archive);
  }

  /// By unit; nullptr for a structure that is no station with units.
  const std::vector<bool>* running(std::size_t structure) const;

 private:
  struct Entry {
    std::size_t structure;
    std::size_t cell;  // at `from`
    PumpStation station;
  };
  std::vector<Entry> stations_;
  std::vector<int> station_of_;  // by structure, -1 without units
};

}  // namespace biandan::flow
