// Edits on case.toml.
#pragma once

#include "scenarios/edit/editing.hpp"

namespace biandan::edit {

/// Sets or scales a key of a table of case.toml, whether it is written there or not; with a row, of
/// the [[constituent]] or [[process]] of that name, or of a table in it (process.parameters).
void edit_settings(Editing& editing, const Edit& edit, const casefile::Table& schema);

}  // namespace biandan::edit
