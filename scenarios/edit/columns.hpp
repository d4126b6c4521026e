// The columns of a table that an edit means.
#pragma once

#include <cstddef>
#include <vector>

#include "scenarios/edit/editing.hpp"

namespace biandan::edit {

/// A column as an edit names it, and what for.
struct Named {
  const casefile::Cell& cell;
  Kind kind = Kind::set;
};

/// The columns that a name stands for: both of a load, concentration and mass rate, when its
/// constituent is scaled without naming a unit. A column that the file lacks is added, empty; what
/// is no column of the table is a finding.
std::vector<std::size_t> columns_of(Editing& editing, const Named& named,
                                    casefile::RawTable& table);

/// Adds a column that the file leaves out, empty in every row; its index.
std::size_t add_column(casefile::RawTable& table, casefile::Column column);

}  // namespace biandan::edit
