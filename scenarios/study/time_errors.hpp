// What the sections of a case owe to its steps in time: three runs with one flow,
//
//   steps     as people run the case
//   apart     transport to a tight tolerance, reactions in the steps of the case
//   together  transport and reactions in one integration to that tolerance
//
// `apart` less `together` is the error of splitting reactions from transport, `steps` less
// `together` that of all steps in time of transport and reactions. Errors in space, those of the
// flow, and what stays apart in all three are not in it: heat of the surface, storage zones, ages,
// aeration (solver/transport/unsplit.hpp).
#pragma once

#include <span>
#include <string>
#include <vector>

#include "model/case.hpp"
#include "solver/run/observer.hpp"

namespace biandan::study {

/// Differences of two series of one item at one section, in its unit.
struct Difference {
  double rms = 0.0;
  double largest = 0.0;  ///< its size
  double when = 0.0;     ///< of the largest [s since start]
};

struct TimeError {
  std::size_t section = 0;  ///< in Case::sections
  std::size_t shown = 0;    ///< item, see quality::Shown
  double mean = 0.0;        ///< of `together`
  Difference splitting;
  Difference all;
};

struct TimeErrors {
  std::vector<TimeError> rows;    ///< by section, then item; without tracers
  double reaction_length = 1.0;   ///< steps of the case in a reaction step, mean
  double seconds_of_steps = 0.0;  ///< what the runs cost
  double seconds_of_together = 0.0;
};

/// Runs the case three times; `observers` see all of them. Precondition: no rule reads a
/// concentration, since the flow would differ. Throws base::RunError where a run fails, and what
/// study::start_state_of throws.
TimeErrors find_time_errors(const Case& problem, std::span<run::Observer* const> observers);

}  // namespace biandan::study
