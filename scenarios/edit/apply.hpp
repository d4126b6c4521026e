// Applies a scenario to a case as written, and tells what changes.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "model/casefile/raw_case.hpp"
#include "scenarios/edit/scenario.hpp"

namespace biandan::edit {

/// Values of a series times a factor or noise, all or those of a stretch of time.
struct Scaling {
  double factor = 1.0;
  std::optional<forcing::Noise> noise;
  std::string from;  ///< as written; empty: from the first
  std::string to;
};

/// One value before and after an edit.
struct Change {
  std::string edit;    ///< name of the edit
  std::string table;   ///< "pumps", "flow", "series"
  std::string row;     ///< name of the row; empty in case.toml
  std::string field;   ///< "setting", "NH3-N [mg/L]"
  std::string before;  ///< as written; empty where the default holds
  std::string after;
  std::optional<Scaling> scaling = {};  ///< of a series, in place of field, before and after
  Kind kind = Kind::set;
  casefile::Cell place = {};  ///< of the edit in the scenario
  std::string rows = {};      ///< that the edit means: "*", or a group; empty: the row
};

/// Applies the edits in their order. Values are put where they belong with their place in the
/// scenario file, so that what is wrong with them is reported there when the case is resolved.
/// Several scenarios: portfolio.hpp.
std::vector<Change> apply(casefile::RawCase& raw, const Scenario& scenario,
                          casefile::Findings& findings);

}  // namespace biandan::edit
