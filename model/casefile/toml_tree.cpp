#include "model/casefile/toml_tree.hpp"

#include <toml++/toml.h>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <cstdio>
#include <sstream>
#include <tuple>
#include <utility>

#include "model/base/limits.hpp"
#include "model/base/text.hpp"
#include "model/casefile/toml_nesting.hpp"

namespace biandan::casefile {

namespace {

std::string text_of(double number) {
  if (std::isnan(number)) return "nan";
  if (std::isinf(number)) return number > 0.0 ? "inf" : "-inf";
  char buffer[40];
  const auto result = std::to_chars(buffer, buffer + sizeof buffer, number);
  return {buffer, result.ptr};
}

template <class Value>
std::string text_of_date(const Value& value) {
  std::ostringstream stream;
  stream << value;
  return stream.str();
}

Cell cell_at(const SourceFile& source, const toml::source_region& region, std::string text) {
  return {std::move(text), &source, static_cast<int>(region.begin.line),
          static_cast<int>(region.begin.column)};
}

TomlValue convert(const SourceFile& source, const toml::node& node) {
  using Kind = TomlValue::Kind;
  TomlValue value;
  value.cell = cell_at(source, node.source(), {});
  if (const toml::table* table = node.as_table()) {
    for (const auto& [key, inner] : *table) {
      value.entries.push_back(
          {cell_at(source, key.source(), std::string(key.str())), convert(source, inner)});
    }
    std::sort(value.entries.begin(), value.entries.end(),
              [](const TomlEntry& a, const TomlEntry& b) {
                return std::tie(a.key.line, a.key.column) < std::tie(b.key.line, b.key.column);
              });
  } else if (const toml::array* array = node.as_array()) {
    value.kind = Kind::array;
    for (const toml::node& item : *array) value.items.push_back(convert(source, item));
  } else if (const auto* text = node.as_string()) {
    value.kind = Kind::text;
    value.cell.text = text->get();
  } else if (const auto* integer = node.as_integer()) {
    value.kind = Kind::number;
    value.cell.text = std::to_string(integer->get());
  } else if (const auto* number = node.as_floating_point()) {
    value.kind = Kind::number;
    value.cell.text = text_of(number->get());
  } else if (const auto* boolean = node.as_boolean()) {
    value.kind = Kind::boolean;
    value.cell.text = boolean->get() ? "true" : "false";
  } else {
    value.kind = Kind::date;
    if (const auto* instant = node.as_date_time()) value.cell.text = text_of_date(instant->get());
    if (const auto* date = node.as_date()) value.cell.text = text_of_date(date->get());
    if (const auto* time = node.as_time()) value.cell.text = text_of_date(time->get());
  }
  return value;
}

// The key or header of a line up to '=', ']' or '#', when it has letters beyond ASCII and no
// quotes: the commonest mistake of people who name things in Chinese.
std::string bare_chinese_key(std::string_view line) {
  const std::size_t start = line.find_first_not_of(" \t[");
  if (start == std::string_view::npos) return {};
  std::string_view key = line.substr(start);
  key = key.substr(0, key.find_first_of("=]#"));
  if (key.find_first_of("\"'") != std::string_view::npos) return {};
  while (!key.empty() && (key.back() == ' ' || key.back() == '\t')) key.remove_suffix(1);
  const bool ascii = std::all_of(key.begin(), key.end(),
                                 [](char c) { return static_cast<unsigned char>(c) < 0x80; });
  return ascii ? std::string() : std::string(key);
}

// Where the value of `key = value` begins in a line, behind its end where there is none; nothing
// without a '=' outside of quotes.
std::optional<std::size_t> value_start(std::string_view line) {
  char open = '\0';
  for (std::size_t i = 0; i < line.size(); ++i) {
    const char c = line[i];
    if (open == '\0' && c == '=')
      return std::min(line.find_first_not_of(" \t", i + 1), line.size());
    if (open == '\0' && (c == '"' || c == '\'')) {
      open = c;
    } else if (c == open) {
      open = '\0';
    }
  }
  return {};
}

// What to write in place of a value without quotes.
std::string quoted_advice(std::string_view value) {
  const bool number = value.find_first_not_of("+-0123456789,") == std::string_view::npos;
  if (number && value.find(',') != std::string_view::npos) return "write a decimal point, as 1.5";
  std::string plain(value);
  for (const std::string_view mark : {"\"", "'", "“", "”", "‘", "’"}) {
    for (auto at = plain.find(mark); at != std::string::npos; at = plain.find(mark))
      plain.erase(at, mark.size());
  }
  return plain.find('=') == std::string::npos ? "write \"" + plain + "\"" : std::string();
}

// The value of a line without a comment behind it.
std::string_view value_text(std::string_view line, std::size_t start) {
  std::string_view value = line.substr(start);
  if (!value.starts_with('"')) value = value.substr(0, value.find('#'));
  while (value.ends_with(' ') || value.ends_with('\t')) value.remove_suffix(1);
  return value;
}

bool says(std::string_view description, std::string_view part) {
  return description.find(part) != std::string_view::npos;
}

// The commonest mistakes in a value: a text without its quotes, or without one of them.
std::optional<Complaint> value_complaint(std::string_view value, std::string_view description) {
  const std::string expected = "a number, true, false, a time or a text in quotes";
  if (value.empty()) return Complaint{"no value after '='", expected};
  if (value.find_first_of("[{'") == 0) return {};
  if (!value.starts_with('"'))
    return Complaint{"'" + std::string(value) + "' is no value", expected, quoted_advice(value)};
  if (!says(description, "expected a comment")) return {};
  return Complaint{"text after a closing quote", "the end of the line or a comment",
                   "a quote inside a text is written \\\""};
}

// What is wrong with a line, in our words; nothing for what only the parser can tell.
std::optional<Complaint> line_complaint(std::string_view line, int& column,
                                        std::string_view description) {
  const auto start = value_start(line);
  if (says(description, "cannot redefine")) {
    const std::string_view what = line.substr(0, line.find('='));
    column = 1 + static_cast<int>(line.find_first_not_of(" \t"));
    return Complaint{"'" + std::string(base::trim(what)) + "' for the second time",
                     "every key and table once"};
  }
  if (!start) {
    if (!says(description, "expected '='")) return {};
    return Complaint{"'" + std::string(base::trim(line)) + "' without '='", "key = value"};
  }
  const int first = 1 + character_count(line.substr(0, *start));
  if (column < first) return {};
  column = first;
  return value_complaint(value_text(line, *start), description);
}

void report(const SourceFile& source, const toml::parse_error& error, Findings& findings) {
  const int line = static_cast<int>(error.source().begin.line);
  const int column = static_cast<int>(error.source().begin.column);
  const std::string key = bare_chinese_key(source.line_text(line));
  if (!key.empty()) {
    findings.add(source, line, column,
                 {"key '" + key + "' without quotes", "quotes around a key that is not plain ASCII",
                  "write \"" + key + "\""});
    return;
  }
  const std::string_view text = source.line_text(line);
  const bool in_string = error.description().find("string") != std::string_view::npos;
  if (in_string && column > character_count(text)) {
    findings.add(source, line, column, {"text that is not closed in its line", "a closing quote"});
    return;
  }
  int place = column;
  if (auto complaint = line_complaint(text, place, error.description())) {
    findings.add(source, line, place, std::move(*complaint));
    return;
  }
  findings.add(source, line, column, {"not TOML: " + std::string(error.description())});
}

}  // namespace

const TomlEntry* TomlValue::find(std::string_view key) const {
  for (const TomlEntry& entry : entries) {
    if (entry.key.text == key) return &entry;
  }
  return nullptr;
}

std::string_view describe(TomlValue::Kind kind) {
  switch (kind) {
    case TomlValue::Kind::text:
      return "a text";
    case TomlValue::Kind::number:
      return "a number";
    case TomlValue::Kind::boolean:
      return "true or false";
    case TomlValue::Kind::date:
      return "a date";
    case TomlValue::Kind::array:
      return "a list";
    case TomlValue::Kind::table:
      return "a table";
  }
  return {};
}

namespace {

// Escapes of TOML can write what the bytes of a file may not hold, and a terminal would obey it.
bool has_control(std::string_view text) {
  return std::any_of(text.begin(), text.end(), [](char c) {
    const auto byte = static_cast<unsigned char>(c);
    return (byte < 0x20 && c != '\t' && c != '\n') || byte == 0x7F;
  });
}

void refuse_control(const TomlValue& value, Findings& findings) {
  const auto look = [&](const Cell& cell, const char* what) {
    if (has_control(cell.text))
      findings.add(cell,
                   {std::string(what) + " with a control character", "characters that people see"});
  };
  look(value.cell, "text");
  for (const TomlValue& item : value.items) refuse_control(item, findings);
  for (const TomlEntry& entry : value.entries) {
    look(entry.key, "key");
    refuse_control(entry.value, findings);
  }
}

}  // namespace

std::optional<TomlValue> read_toml(const SourceFile& source, Findings& findings) {
  if (source.text.size() > base::most_bytes_of_toml) {
    findings.add(source.path,
                 {"file of " + std::to_string(source.text.size()) + " bytes",
                  "at most " + std::to_string(base::most_bytes_of_toml) + " of settings"});
    return {};
  }
  if (!nests_little(source, findings)) return {};
  try {
    const toml::table table = toml::parse(std::string_view(source.text), std::string_view());
    TomlValue tree = convert(source, table);
    const std::size_t before = findings.size();
    refuse_control(tree, findings);
    if (findings.size() > before) return {};  // or later messages would repeat what nobody may see
    return tree;
  } catch (const toml::parse_error& error) {
    report(source, error, findings);
    return {};
  }
}

base::Library toml_library() {
  return {"toml++",
          std::to_string(TOML_LIB_MAJOR) + "." + std::to_string(TOML_LIB_MINOR) + "." +
              std::to_string(TOML_LIB_PATCH),
          "MIT"};
}

}  // namespace biandan::casefile
