// Columns of text, aligned on a terminal where Chinese signs take two columns.
#pragma once

#include <string>
#include <vector>

namespace biandan::report {

enum class Colour { none, blue, yellow, orange, red };

struct TableCell {
  std::string text;
  Colour colour = Colour::none;
};

struct Table {
  std::vector<std::string> heading;
  std::vector<std::vector<TableCell>> rows;  ///< as many cells as headings
};

/// One line a row, two spaces between columns, none at line ends.
std::string format(const Table& table, bool coloured);

}  // namespace biandan::report
