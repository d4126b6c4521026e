// What a run said of itself: warnings.json, read back as far as the checks of a result need it.
#pragma once

#include <filesystem>
#include <optional>
#include <string>

#include "model/base/time.hpp"
#include "scenarios/doctor/finding.hpp"
#include "scenarios/doctor/statements.hpp"

namespace biandan::report {

struct ReadStatements {
  std::optional<doctor::Statements> statements;
  doctor::Reason why_not = doctor::Reason::no_statements;
};

/// `state_hash` is that of the result beside it: the file of another run says nothing about it.
/// Times become seconds since `start`. Throws nothing for what is wrong with the file.
ReadStatements read_statements(const std::filesystem::path& file, const std::string& state_hash,
                               base::Instant start);

}  // namespace biandan::report
