#include "model/base/error.hpp"

#include <algorithm>
#include <utility>

#include "model/base/text.hpp"

namespace biandan::base {

namespace {

constexpr int shown_width = 96;   // of a source line on a terminal
constexpr int shown_before = 60;  // of it before the caret, when the line is longer

std::string place_text(const SourcePlace& place) {
  std::string text = place.file;
  if (place.line > 0) text += ":" + std::to_string(place.line);
  if (place.line > 0 && place.column > 0) text += ":" + std::to_string(place.column);
  return text.empty() ? text : text + ": ";
}

/// The line as it can be shown: one blank for a tab, U+FFFD for other control characters.
std::u32string printable(const std::string& line) {
  std::u32string text = decode(line);
  for (char32_t& code : text) {
    if (code == U'\t') code = U' ';
    if (code < 0x20 || (code >= 0x7f && code < 0xa0)) code = 0xfffd;
  }
  return text;
}

int width_of(std::u32string_view text) {
  int width = 0;
  for (const char32_t code : text) width += display_width(code);
  return width;
}

/// The line and a caret under the column, both cut to a window around the column.
std::string line_and_caret(const std::string& source_line, int column) {
  const std::u32string whole = printable(source_line);
  std::u32string_view text = whole;
  std::size_t caret = column > 0 ? static_cast<std::size_t>(column - 1) : 0;
  caret = std::min(caret, text.size());

  std::u32string shown = U"  ";
  if (width_of(text) > shown_width) {
    std::size_t start = caret;
    for (int before = 0; start > 0; --start) {
      before += display_width(text[start - 1]);
      if (before > shown_before) break;
    }
    if (start > 0) shown += U"...";
    text.remove_prefix(start);
    caret -= start;
  }
  const int indent = width_of(shown) + width_of(text.substr(0, caret));
  int used = 0;
  std::size_t end = 0;
  while (end < text.size() && used + display_width(text[end]) <= shown_width)
    used += display_width(text[end++]);
  shown += text.substr(0, end);
  if (end < text.size()) shown += U"...";

  std::string result = "\n" + encode(shown);
  if (column > 0) result += "\n" + std::string(static_cast<std::size_t>(indent), ' ') + "^";
  return result;
}

std::string format_all(const std::vector<Finding>& findings) {
  std::string text;
  for (const Finding& finding : findings) {
    if (!text.empty()) text += "\n";
    text += format(finding);
  }
  return text;
}

}  // namespace

CaseError::CaseError(std::vector<Finding> findings)
    : std::runtime_error(format_all(findings)), findings_(std::move(findings)) {}

std::string format(const Finding& finding) {
  std::string text = place_text(finding.place) + finding.message;
  if (!finding.expected.empty()) text += "; expected " + finding.expected;
  if (!finding.source_line.empty())
    text += line_and_caret(finding.source_line, finding.place.column);
  if (!finding.suggestion.empty()) text += "\n  " + finding.suggestion;
  return text;
}

}  // namespace biandan::base
