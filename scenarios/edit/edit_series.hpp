// Edits on series, wherever they are used.
#pragma once

#include "scenarios/edit/editing.hpp"

namespace biandan::edit {

/// Every reference to `series` becomes one to `with`. `file:*` stands for all columns of a file,
/// which keep their names.
void replace_series(Editing& editing, const Edit& edit);

/// The values of a series times a factor, all or those from a time to a time, both included.
void scale_series(Editing& editing, const Edit& edit);

/// The same with noise.
void noise_series(Editing& editing, const Edit& edit);

/// The values of the same days and times of another year. `file:*` stands for all columns of a
/// file.
void year_of_series(Editing& editing, const Edit& edit);

}  // namespace biandan::edit
