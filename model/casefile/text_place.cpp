#include "model/casefile/text_place.hpp"

#include <string_view>
#include <utility>

namespace biandan::casefile {

namespace {

// Walks over a value as it is written, one character of its text at a time.
class WrittenText {
 public:
  WrittenText(std::string_view rest_of_file, Cell& place) : rest_(rest_of_file), place_(place) {
    open();
  }

  void next() {
    settle();
    if (escapes_ && rest_.starts_with('\\')) {
      escape();
    } else {
      step();
    }
  }

  /// Over a backslash at the end of a line: the text goes on in a later one.
  void settle() {
    while (escapes_ && rest_.size() > 1 && rest_[0] == '\\' &&
           blanks.find(rest_[1]) != blanks.npos) {
      step();
      while (!rest_.empty() && blanks.find(rest_.front()) != blanks.npos) step();
    }
  }

 private:
  void open() {
    if (rest_.empty() || (rest_.front() != '"' && rest_.front() != '\'')) return;
    const char quote = rest_.front();
    escapes_ = quote == '"';
    const std::string three(3, quote);
    const bool lines = rest_.starts_with(three);
    for (int i = 0; i < (lines ? 3 : 1); ++i) step();
    if (!lines) return;
    if (rest_.starts_with('\r')) step();
    if (rest_.starts_with('\n')) step();  // the first line end is not in the text
  }

  void escape() {
    const char letter = rest_.size() > 1 ? rest_[1] : '\0';
    const int digits = letter == 'u' ? 4 : letter == 'U' ? 8 : 0;
    step();
    for (int i = 0; i < 1 + digits; ++i) step();
  }

  /// Over one character of the file.
  void step() {
    if (rest_.empty()) return;
    if (rest_.front() == '\n') {
      ++place_.line;
      place_.column = 1;
    } else {
      ++place_.column;
    }
    rest_.remove_prefix(1);
    while (!rest_.empty() && (static_cast<unsigned char>(rest_.front()) & 0xC0) == 0x80)
      rest_.remove_prefix(1);
  }

  static constexpr std::string_view blanks = " \t\r\n";

  std::string_view rest_;
  Cell& place_;
  bool escapes_ = false;
};

// From the place of a cell on, to the end of the file.
std::string_view rest_of_file(const Cell& cell) {
  const std::string_view line = cell.source->line_text(cell.line);
  std::size_t byte = 0;
  for (int column = 1; byte < line.size() && column < cell.column; ++column) {
    ++byte;
    while (byte < line.size() && (static_cast<unsigned char>(line[byte]) & 0xC0) == 0x80) ++byte;
  }
  const std::string_view file = cell.source->text;
  if (line.data() == nullptr) return {};
  const auto begin = static_cast<std::size_t>(line.data() - file.data());
  return file.substr(begin + byte);
}

}  // namespace

Cell piece_of(const Cell& whole, std::size_t byte, std::string text) {
  Cell piece = whole;
  WrittenText written(rest_of_file(whole), piece);
  const int characters = character_count(std::string_view(whole.text).substr(0, byte));
  for (int i = 0; i < characters; ++i) written.next();
  written.settle();
  piece.text = std::move(text);
  return piece;
}

}  // namespace biandan::casefile
