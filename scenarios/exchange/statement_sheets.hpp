// Tables of warnings.json: what a run says of its sections, operations and inputs.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "scenarios/exchange/sheet.hpp"
#include "scenarios/report/language.hpp"

namespace biandan::exchange {

/// The answer by section, item and limit; classes by month; operations; inputs. Nothing where the
/// file is missing or is that of another run, whose state hash is not `state_hash`.
std::optional<std::vector<Sheet>> statement_sheets(const std::filesystem::path& warnings,
                                                   const std::string& state_hash,
                                                   const Clock& clock, report::Language language);

}  // namespace biandan::exchange
