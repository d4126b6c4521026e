// The words of one line of a SWMM file as values. A mistake is noted and ends the line.
#pragma once

#include <string>
#include <string_view>

#include "scenarios/exchange/import/notes.hpp"
#include "scenarios/exchange/import/swmm/inp_file.hpp"

namespace biandan::exchange::swmm {

/// Thrown where a line cannot be read; what is wrong was noted.
struct SkippedLine {};

class RowReader {
 public:
  RowReader(const Line& line, std::string_view section, Notes& notes)
      : line_(line), section_(section), notes_(notes) {}

  std::size_t size() const { return line_.words.size(); }
  /// A word that is there and no `*`, which stands for the default.
  bool has(std::size_t word) const { return word < size() && line_.words[word].text != "*"; }

  /// Throw SkippedLine where the word is missing or no number. `expected` says what it should be.
  const std::string& text(std::size_t word, std::string_view expected) const;
  double number(std::size_t word, std::string_view expected) const;
  double number_above_zero(std::size_t word, std::string_view expected) const;
  double number_or(std::size_t word, std::string_view expected, double fallback) const;
  /// In capitals; empty where it is missing.
  std::string keyword(std::size_t word) const;
  /// YES; anything else that is there must be NO.
  bool yes(std::size_t word, std::string_view expected) const;

  /// "[JUNCTIONS] J1"
  std::string what() const;
  int line() const { return line_.number; }
  base::SourcePlace place() const { return {{}, line_.number, line_.words.front().column}; }

  [[noreturn]] void skip(std::size_t word, std::string message) const;
  /// The line is right, but what it says has no counterpart.
  [[noreturn]] void leave_out(std::string said) const;
  /// The line belongs to one that was skipped, which is told.
  [[noreturn]] void pass_over() const { throw SkippedLine(); }
  void unknown(std::string said) const { note(NotCarried::Why::unknown, std::move(said)); }
  void otherwise(std::string said) const { note(NotCarried::Why::otherwise, std::move(said)); }

 private:
  void note(NotCarried::Why why, std::string said) const {
    notes_.add(why, line_.number, line_.words.front().column, what(), std::move(said));
  }

  const Line& line_;
  std::string_view section_;
  Notes& notes_;
};

/// Reads every line of a section by a function of its RowReader; those with mistakes are left out.
template <class Read>
void for_each_row(const Section* section, Notes& notes, Read read) {
  if (section == nullptr) return;
  for (const Line& line : section->lines) {
    const RowReader row(line, section->name, notes);
    try {
      read(row);
    } catch (const SkippedLine&) {
      continue;
    }
  }
}

}  // namespace biandan::exchange::swmm
