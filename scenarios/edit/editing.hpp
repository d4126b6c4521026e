// What the edits of one scenario share while they are applied.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "model/casefile/raw_case.hpp"
#include "scenarios/edit/apply.hpp"

namespace biandan::edit {

struct Editing {
  casefile::RawCase& raw;
  casefile::Findings& findings;
  std::vector<Change> changes = {};
};

/// A value after it is scaled: a number as a new text at the place of the factor, a series as the
/// same with a factor, in this place only. Nothing for a word.
std::optional<casefile::Cell> scaled(const casefile::Cell& before, double factor,
                                     const casefile::Cell& factor_place);

/// A value for people: "0.5", "west:level * 2"; empty for a default.
std::string shown(const casefile::Cell& cell);

/// The names of the rows of a table: their first cells, joined by `:`, as many as tell a row from
/// the others.
std::vector<std::string> row_names(const casefile::RawTable& table);

/// "NH3-N [mg/L]", a column as its header says.
std::string title_of(const casefile::Column& column);

/// Whether a scenario may multiply a field.
bool scalable(const casefile::Field& field);

}  // namespace biandan::edit
