#include "scenarios/report/table.hpp"

#include <algorithm>
#include <string_view>

#include "model/base/text.hpp"

namespace biandan::report {

namespace {

// ECMA-48 colours; orange is the one of the 256-colour palette nearest to it.
std::string_view code(Colour colour) {
  switch (colour) {
    case Colour::none:
      return "";
    case Colour::blue:
      return "\033[34m";
    case Colour::yellow:
      return "\033[33m";
    case Colour::orange:
      return "\033[38;5;208m";
    case Colour::red:
      return "\033[31m";
  }
  return "";
}

std::string line(const std::vector<TableCell>& cells, const std::vector<int>& widths,
                 bool coloured) {
  std::string text;
  for (std::size_t c = 0; c < cells.size(); ++c) {
    const bool last = c + 1 == cells.size();
    const std::string shown =
        last ? cells[c].text : base::pad_right(cells[c].text, widths[c]) + "  ";
    const bool colour = coloured && cells[c].colour != Colour::none;
    text += colour ? std::string(code(cells[c].colour)) + shown + "\033[0m" : shown;
  }
  text.erase(text.find_last_not_of(' ') + 1);
  return text + "\n";
}

}  // namespace

std::string format(const Table& table, bool coloured) {
  std::vector<TableCell> heading;
  std::vector<int> widths;
  for (const std::string& title : table.heading) {
    heading.push_back({title, Colour::none});
    widths.push_back(base::display_width(title));
  }
  for (const std::vector<TableCell>& row : table.rows) {
    for (std::size_t c = 0; c < row.size(); ++c) {
      widths[c] = std::max(widths[c], base::display_width(row[c].text));
    }
  }
  std::string text = line(heading, widths, coloured);
  for (const std::vector<TableCell>& row : table.rows) text += line(row, widths, coloured);
  return text;
}

}  // namespace biandan::report
