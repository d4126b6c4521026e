// A SWMM file of a few lines, imported, and what became of it.
#pragma once

#include <string>

#include "scenarios/exchange/import/draft_case.hpp"

namespace biandan::testing {

/// Two nodes and a canal of 400 m between them, to an outfall at 1.5 m; `more` is added.
std::string small_river(const std::string& more = "");

exchange::Imported imported(const std::string& text);

/// The rows of a table; none where it is not there.
const std::vector<std::map<std::string, std::string>>& rows(const exchange::Imported& imported,
                                                            const std::string& file);

/// A cell of the row of a name (the first column of the table).
std::string cell(const exchange::Imported& imported, const std::string& file,
                 const std::string& name, const std::string& column);

/// "line:column what: said" of all that was not carried over, one to a line.
std::string notes(const exchange::Imported& imported);

}  // namespace biandan::testing
