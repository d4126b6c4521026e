// A new row in a CSV table: a device, a load, a storm that the case has not.
#pragma once

#include "scenarios/edit/editing.hpp"

namespace biandan::edit {

/// Adds a row with the values of the edit; what they leave out is empty. A table that the case has
/// no file of begins with it.
void add_row(Editing& editing, const Edit& edit, const casefile::Table& schema);

}  // namespace biandan::edit
