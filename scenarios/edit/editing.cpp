#include "scenarios/edit/editing.hpp"

#include "model/base/text.hpp"
#include "model/casefile/words.hpp"

namespace biandan::edit {

std::optional<std::string> scaled_text(const std::string& text, double factor) {
  const std::size_t end = text.find(' ');
  const auto number = base::parse_number(std::string_view(text).substr(0, end));
  if (!number) return {};
  std::string result = casefile::number_text(*number * factor);
  if (end != std::string::npos) result += text.substr(end);
  return result;
}

bool scalable(const casefile::Field& field) {
  return casefile::takes_unit(field) || field.type == casefile::FieldType::quantity;
}

}  // namespace biandan::edit
