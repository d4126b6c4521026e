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

/// The text that replaces a written value when it is scaled: a number times the factor, with the
/// unit it had. Nothing for a reference to a series or a word.
std::optional<std::string> scaled_text(const std::string& text, double factor);

/// The names of the rows of a table: their first cells, joined by `:`, as many as tell a row from
/// the others.
std::vector<std::string> row_names(const casefile::RawTable& table);

/// Whether a scenario may multiply a field.
bool scalable(const casefile::Field& field);

}  // namespace biandan::edit
