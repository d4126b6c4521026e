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

/// Nothing where there is none.
std::optional<casefile::Cell> optional_cell(const casefile::Record& record, std::string_view field);

/// Series and times, or table, row, group and field: what is edited. Times that are none, and a row
/// beside a group, are reported.
void read_what_is_edited(const casefile::Record& record, Edit& edit);

/// Deviation and memory of noise.
forcing::Noise read_noise(const casefile::Record& record);

}  // namespace biandan::edit
