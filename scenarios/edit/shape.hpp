// Which keys belong together in a table whose keys hang on its kind.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "model/casefile/record.hpp"
#include "scenarios/edit/scenario.hpp"

namespace biandan::edit {

struct Shape {
  std::vector<std::string_view> needed;
  std::vector<std::string_view> allowed;  ///< beside them
};

/// Reports what is missing, and what has no meaning, in `what` ("an edit of kind 'set'").
void check_shape(const casefile::Record& record, const Shape& shape, const std::string& what);

void check_row_or_group(const Edit& edit, casefile::Findings& findings);
/// Nothing where there is none; what is no time is reported.
std::optional<casefile::Cell> time_cell(const casefile::Record& record, std::string_view field);
std::optional<casefile::Cell> optional_cell(const casefile::Record& record, std::string_view field);

}  // namespace biandan::edit
