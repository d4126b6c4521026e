// Applies a scenario to a case as written, and tells what changes.
#pragma once

#include <string>
#include <vector>

#include "model/casefile/raw_case.hpp"
#include "scenarios/edit/scenario.hpp"

namespace biandan::edit {

/// One value before and after an edit.
struct Change {
  std::string edit;    ///< name of the edit
  std::string table;   ///< "pumps", "flow", "series"
  std::string row;     ///< name of the row; empty in case.toml
  std::string field;   ///< "setting", "NH3-N [mg/L]"
  std::string before;  ///< as written; "default" where nothing was
  std::string after;
};

/// Applies the edits in their order. Values are put where they belong with their place in the
/// scenario file, so that what is wrong with them is reported there when the case is resolved.
std::vector<Change> apply(casefile::RawCase& raw, const Scenario& scenario,
                          casefile::Findings& findings);

/// "pumps P1 setting: 0 -> drawdown:pump": a line per change, under the name of its edit.
std::string describe(const std::vector<Change>& changes);

}  // namespace biandan::edit
