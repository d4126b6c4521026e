#include "scenarios/edit/editing.hpp"

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
  if (cell.text.empty()) return "default";
  if (cell.factor == 1.0) return cell.text;
  return cell.text + " * " + casefile::number_text(cell.factor);
}

bool scalable(const casefile::Field& field) {
  return casefile::takes_unit(field) || field.type == casefile::FieldType::quantity;
}

}  // namespace biandan::edit
