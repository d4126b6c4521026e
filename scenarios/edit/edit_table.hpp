// Edits on the rows of a CSV table.
#pragma once

#include "scenarios/edit/editing.hpp"

namespace biandan::edit {

/// Sets or scales a field of one row, of all rows (`*`), or of the rows of a group. A row is named
/// by its first cell, or by its first cells joined by `:` where the first alone is not unique.
void edit_table(Editing& editing, const Edit& edit, const casefile::Table& schema);

}  // namespace biandan::edit
