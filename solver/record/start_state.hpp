// The state that a case starts from when an earlier run stored it: read, and matched to the case.
//
// Cells, faces, constituents, structures, rules and inlets are matched by their names. The end of a
// run is stored in full precision; any other recorded time has rounded fields, mean discharges and
// the rules in force. What the file does not hold is left as NaN, for the run to find by itself.
// Initial values of the case that go before the state replace it (replaced_state.hpp).
#pragma once

#include <string>
#include <vector>

#include "model/base/time.hpp"
#include "model/case.hpp"
#include "solver/grid/grid.hpp"
#include "solver/grid/snapshot.hpp"

namespace biandan::record {

/// Names of one kind in the case and in the file.
struct NamesFound {
  std::size_t wanted = 0;            ///< in the case
  std::size_t found = 0;             ///< of these, in the file too
  std::vector<std::string> missing;  ///< in the case, not in the file
  std::vector<std::string> unused;   ///< in the file, not in the case
};

struct StartState {
  std::string file;       ///< as the case names it
  std::string case_name;  ///< of the run that stored it
  std::string scenario;   ///< of that run; empty: none
  std::string case_hash;  ///< of the files it was computed from
  base::Instant time;
  bool exact = false;  ///< in full precision, not from rounded fields
  /// In the cells that are known, as stored and at the stored levels in the sections of this case
  /// [m3]; 0 where only levels were stored.
  double water_then = 0.0, water_now = 0.0;
  NamesFound cells;
  NamesFound faces;
  NamesFound constituents;
  NamesFound rules;
  grid::Snapshot snapshot;
};

/// Reads Settings::stored. Throws base::CaseError, at the place where the case names it, when there
/// is no such file or time, or when less than half of the cells of the case are in it.
/// Precondition: the case starts from a stored state.
StartState read_start_state(const Case& problem, const grid::Grid& grid);

}  // namespace biandan::record
