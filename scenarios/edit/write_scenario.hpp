// A scenario as the text of its file, so that it can be read, changed and run again.
#pragma once

#include <string>

#include "scenarios/edit/scenario.hpp"

namespace biandan::edit {

/// scenarios/<name>.toml; reading it gives the same edits, to the last bit of every number.
/// Precondition: no edit adds a row.
std::string scenario_text(const Scenario& scenario);

}  // namespace biandan::edit
