#include "scenarios/edit/editing.hpp"

#include <map>
#include <numeric>

#include "model/base/text.hpp"
#include "model/casefile/words.hpp"

namespace biandan::edit {

namespace {

// A number times the factor, with the unit it had.
std::optional<std::string> scaled_text(const std::string& text, double factor) {
  const std::size_t end = text.find(' ');
  const auto number = base::parse_number(std::string_view(text).substr(0, end));
  if (!number) return {};
  std::string result = casefile::number_text(*number * factor);
  if (end != std::string::npos) result += text.substr(end);
  return result;
}

}  // namespace

std::optional<casefile::Cell> scaled(const casefile::Cell& before, double factor,
                                     const casefile::Cell& factor_place) {
  if (before.text.find(':') != std::string::npos) {
    casefile::Cell after = before;
    after.factor *= factor;
    return after;
  }
  const auto text = scaled_text(before.text, factor);
  if (!text) return {};
  casefile::Cell after = factor_place;
  after.text = *text;
  after.unit_in_text = before.unit_in_text;
  return after;
}

std::string shown(const casefile::Cell& cell) {
  if (cell.factor == 1.0) return cell.text;
  return cell.text + " * " + casefile::number_text(cell.factor);
}

std::vector<std::string> row_names(const casefile::RawTable& table) {
  const auto& rows = table.rows;
  std::vector<std::string> names(rows.size());
  std::vector<std::size_t> alike(rows.size());
  std::iota(alike.begin(), alike.end(), std::size_t{0});
  for (std::size_t column = 0; column < table.columns.size() && !alike.empty(); ++column) {
    std::map<std::string, int> count;
    for (const std::size_t i : alike) {
      if (column < rows[i].cells.size())
        names[i] += (column > 0 ? ":" : "") + rows[i].cells[column].text;
      ++count[names[i]];
    }
    std::erase_if(alike, [&](std::size_t i) { return count[names[i]] == 1; });
  }
  return names;
}

std::string title_of(const casefile::Column& column) {
  std::string text = column.header.text;
  if (!column.unit.empty() && column.unit != "-") text += " [" + column.unit + "]";
  return text;
}

bool scalable(const casefile::Field& field) {
  return casefile::takes_unit(field) || field.type == casefile::FieldType::quantity;
}

}  // namespace biandan::edit
