// Where a piece of a value stands in its file.
#pragma once

#include <cstddef>
#include <string>

#include "model/casefile/csv_table.hpp"

namespace biandan::casefile {

/// The piece of a cell's text that begins at a byte, as a cell of its own. A value of case.toml and
/// of scenarios begins at its quotes: they count, and so do escapes and the lines of a text in
/// three quotes.
Cell piece_of(const Cell& whole, std::size_t byte, std::string text);

}  // namespace biandan::casefile
