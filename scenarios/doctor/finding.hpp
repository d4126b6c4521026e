// What a look at a result may end in: findings, and reasons why something was not looked at. Plain
// data; the sentences stand in report/doctor_text.
#pragma once

#include <cmath>
#include <limits>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace biandan::doctor {

enum class Weight {
  serious,  ///< the result, or this place of it, should not be used before it is explained
  look      ///< worth a look: it may be right
};

/// What a finding says. The comment: where, amount [unit], bound, others.
enum class Kind {
  not_ended,          ///< amount: share of the time that its rows cover
  residual,           ///< subject: account, amount: relative residual, bound: tolerance
  halved,             ///< subject: reason, place: where most, amount: share of steps, count
  limited_outflow,    ///< count, amount: share of cell-steps
  shortage,           ///< subject: by what, amount [m3]
  oscillating_level,  ///< place, amount: half the swing [m], bound; count of turns
  oscillating_flow,   ///< the same [m3/s]
  driven_swing,       ///< place: worst, amount, unit; subject: what switches; count of places
  artificial,         ///< place: worst reach, amount: artificial, bound: used [m2/s]; others
  first_order,        ///< place: worst reach, amount: share of cell-steps
  chatter,            ///< place: structure, count of reversals; others: rules
  circular,           ///< place: pump, amount [s]; others: way back
  unmixed,            ///< subject: load, place: section, amount: way, bound: mixing length [m]
  above_survey,       ///< place, amount: level, bound: top of the survey [m], count of places
  one_boundary,       ///< subject: origin, place: section, amount: share
  initial_water,      ///< place: section, amount: share
  beyond_published,   ///< subject: input, place, amount, unit, low, high; source; others
  dry_section,        ///< place, amount: share of the time, bound: depth [m]
  negative,           ///< subject: constituent, place, amount: lowest
  no_oxygen,          ///< subject: constituent, place, amount: share of the time, bound
  absent,             ///< subject: constituent, place: zero all the time
  unchanging,         ///< subject: constituent, place, amount: its value all the time
  fast,               ///< place: cell, amount [m/s], bound, count of cells
  supercritical,      ///< place: cell, amount: Froude number, count of cells
  still,              ///< place: reach, amount: largest velocity [m/s]; others
  assumed_inputs      ///< amount: share, count of rows
};

struct Finding {
  Kind kind = Kind::not_ended;
  Weight weight = Weight::look;
  std::string place;    ///< reach, structure, section or cell by name; empty: all of the result
  std::string subject;  ///< a quantity, constituent, input or origin
  std::optional<double> from, to;  ///< [s since start]
  double amount = std::numeric_limits<double>::quiet_NaN();
  double bound = std::numeric_limits<double>::quiet_NaN();
  double low = std::numeric_limits<double>::quiet_NaN();  ///< of a range that was published
  double high = std::numeric_limits<double>::quiet_NaN();
  long count = 0;
  std::vector<std::string> others;  ///< further names
  std::string unit;    ///< of amount and bound, of a range too; where the kind leaves it open
  std::string source;  ///< of the bound, where it was published

  /// How far beyond its bound, for the ranking among findings of one weight.
  double excess = 1.0;
};

/// Why something was not looked at.
enum class Reason {
  no_case,        ///< --case was not given
  no_statements,  ///< no warnings.json beside the result
  other_run,      ///< warnings.json is of another run
  damaged,        ///< warnings.json cannot be read
  not_ended,      ///< the run has not ended, what it sums up at its end is missing
  older_file,     ///< written by an earlier version, which did not store it
  from_rows,      ///< seen in rows only, what passed between them is not; amount: [s] apart
  rows_apart,     ///< rows are too far apart; amount: [s]
  too_few_rows,   ///< amount: rows
  untraced,       ///< subject: section, amount: share of water without a known origin
  dry_outfalls,   ///< amount: outfalls where it is dry
  no_artificial   ///< subject: reaches where nothing could be measured, or amount: their count
};

struct Gap {
  Reason reason = Reason::no_case;
  std::string subject;
  double amount = 0.0;
};

/// Of one check. Without findings and gaps: all was looked at and nothing found.
struct Outcome {
  std::vector<Finding> findings;
  std::vector<Gap> gaps;
  bool looked = true;  ///< at anything; false: the gaps say why not
};

inline Outcome not_looked(Reason reason, std::string subject = "", double amount = 0.0) {
  return {{}, {{reason, std::move(subject), amount}}, false};
}

}  // namespace biandan::doctor
