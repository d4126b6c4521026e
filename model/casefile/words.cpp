#include "model/casefile/words.hpp"

#include <charconv>
#include <cmath>
#include <map>
#include <stdexcept>

#include "model/base/text.hpp"
#include "model/casefile/own_unit.hpp"

namespace biandan::casefile {

std::string quote(std::string_view text) {
  return "'" + std::string(text) + "'";
}

namespace {

double rounded(double number, int digits) {
  char buffer[32];
  const auto end =
      std::to_chars(buffer, buffer + sizeof buffer, number, std::chars_format::general, digits).ptr;
  std::from_chars(buffer, end, number);
  return number;
}

}  // namespace

std::string in_one_line(std::string_view text) {
  std::string line;
  for (const char c : text) {
    const bool blank = c == ' ' || c == '\n' || c == '\r' || c == '\t';
    if (!blank) line += c;
    if (blank && !line.empty() && line.back() != ' ') line += ' ';
  }
  return std::string(base::trim(line));
}

std::string number_text(double number, int digits) {
  if (std::isfinite(number)) number = rounded(number, digits);
  char buffer[64];
  const double size = std::abs(number);
  const bool plain = size == 0.0 || (size >= 1e-6 && size < 1e15);
  const auto result =
      plain ? std::to_chars(buffer, buffer + sizeof buffer, number, std::chars_format::fixed)
            : std::to_chars(buffer, buffer + sizeof buffer, number);
  return {buffer, result.ptr};
}

std::string value_text(double inside, const Field& field) {
  std::string text = number_text(unit_of(field).from_inside(inside));
  if (!field.unit.empty() && field.unit != "-") text += " " + std::string(field.unit);
  return text;
}

const base::Unit& unit_of(const Field& field) {
  static const std::map<std::string, base::Unit, std::less<>> units = [] {
    std::map<std::string, base::Unit, std::less<>> all{{"", base::Unit{}}};
    for (const std::string& unit : units_of_states())
      all.emplace(unit, *base::parse_unit(unit).value);
    for (const Table& table : schema()) {
      for (const Field& each : table.fields) {
        if (each.unit.empty()) continue;
        const base::Parsed<base::Unit> unit = base::parse_unit(each.unit);
        if (!unit) throw std::logic_error("schema: " + unit.reason);
        all.emplace(each.unit, *unit.value);
      }
    }
    return all;
  }();
  return units.find(field.unit)->second;
}

bool same_dimension(std::string_view text, std::string_view unit) {
  return static_cast<bool>(base::parse_unit(text, unit));
}

bool takes_unit(const Field& field) {
  switch (field.type) {
    case FieldType::number:
    case FieldType::varying:
    case FieldType::varying_step:
    case FieldType::item_value:
      return true;
    default:
      return false;
  }
}

}  // namespace biandan::casefile
