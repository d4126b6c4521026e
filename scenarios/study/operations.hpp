// What structures did in a run: every change of the rule in force or of a setting, and structures
// that switch back and forth.
#pragma once

#include <cstddef>
#include <vector>

#include "model/base/archive.hpp"
#include "solver/run/observer.hpp"

namespace biandan::study {

/// A structure gets another rule, or moves. A movement that goes on in the same direction through
/// successive steps under one rule is one operation.
struct Operation {
  double time = 0.0;   ///< start of the first step with the new rule or setting [s since start]
  double until = 0.0;  ///< start of the step in which the movement ends; `time` for a jump
  std::size_t structure = 0;
  int rule_before = -1;  ///< index, -1 for the schedule or the levels of units
  int rule = -1;
  double setting_before = 0.0;
  double setting = 0.0;

  bool moves() const { return setting != setting_before; }
  void carry(base::Archive& archive) {
    archive(time, until, structure, rule_before, rule, setting_before, setting);
  }
};

/// A structure that turned back too often, not by its schedule alone: its movements changed
/// direction more than `chatter_reversals` times within `chatter_window`; a station whose units
/// start and stop at their own levels, more than `station_reversals` times within `station_window`.
struct Chatter {
  std::size_t structure = 0;
  double from = 0.0;       ///< first of these reversals [s since start]
  double to = 0.0;         ///< last one
  long reversals = 0;      ///< in all stretches of that kind
  std::vector<int> rules;  ///< involved, in the order of the file; -1 for the schedule or the
                           ///< levels of units

  void carry(base::Archive& archive) { archive(structure, from, to, reversals, rules); }
};

inline constexpr int chatter_reversals = 6;
inline constexpr double chatter_window = 6 * 3600.0;  // [s]
/// Six starts in an hour are what motors of pumps are commonly allowed.
inline constexpr int station_reversals = 12;
inline constexpr double station_window = 3600.0;  // [s]

struct Operations {
  std::vector<Operation> list;   ///< in the order in which they began, as many as the log holds
  long left_out = 0;             ///< operations beyond that
  std::vector<long> switches;    ///< movements by structure, all of them
  std::vector<Chatter> chatter;  ///< one a structure at most, in the order of the structures

  void carry(base::Archive& archive) { archive(list, left_out, switches, chatter); }

  long total_switches() const;
  long moved_structures() const;
};

/// Compares rule and setting of every structure from step to step; nothing falls between.
class OperationLog : public run::Observer {
 public:
  explicit OperationLog(std::size_t most_operations = 10000) : most_(most_operations) {}

  void start(const run::RunView& view) override;
  void step(const run::RunView& view) override;
  void finish(const run::RunView& view, const run::RunStatistics& statistics) override;
  void carry(base::Archive& archive) override { archive(tracks_, operations_); }

  const Operations& operations() const { return operations_; }

 private:
  struct Reversal {
    double time = 0.0;
    int rule_before = -1;
    int rule = -1;
    bool counted = false;  ///< in a chatter

    void carry(base::Archive& archive) { archive(time, rule_before, rule, counted); }
  };
  /// What is known of a structure.
  struct Track {
    bool by_levels = false;  ///< a station whose units have levels of their own
    int rule = -1;
    double setting = 0.0;
    Operation last = {};              ///< its last movement
    double moved_until = 0.0;         ///< end of the last step of that [s]
    std::size_t entry = 0;            ///< of that in the list; behind its end when left out
    std::vector<Reversal> reversals;  ///< the latest, one more than are allowed
    Chatter chatter = {};

    void carry(base::Archive& archive) {
      archive(by_levels, rule, setting, last, moved_until, entry, reversals, chatter);
    }
  };

  void watch(std::size_t structure, const grid::FlowField& flow);
  bool goes_on(const Track& track, const Operation& operation) const;
  void turn(Track& track, const Operation& operation);

  std::size_t most_;
  std::vector<Track> tracks_;
  Operations operations_;
};

}  // namespace biandan::study
