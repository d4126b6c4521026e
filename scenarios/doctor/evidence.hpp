// What the checks look at: the recorded rows, what the run said of itself, and the case.
#pragma once

#include <optional>
#include <string>

#include "model/case.hpp"
#include "scenarios/doctor/finding.hpp"
#include "scenarios/doctor/statements.hpp"
#include "scenarios/doctor/water_origin.hpp"
#include "solver/record/reader.hpp"

namespace biandan::doctor {

struct Evidence {
  const record::Reader& result;
  std::optional<Statements> statements = {};
  Reason no_statements = Reason::no_statements;  ///< why there are none
  const Case* problem = nullptr;                 ///< with --case
  WaterOrigin origin = {};                       ///< traced once, for two checks
};

/// Traces the water. Throws base::CaseError, naming `file`, where the result cannot be read or its
/// parts do not fit together.
Evidence gather(const record::Reader& result, const std::string& file);

}  // namespace biandan::doctor
