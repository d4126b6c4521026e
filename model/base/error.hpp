// Errors that name their place: CaseError for what a person wrote, RunError for what a run met.
#pragma once

#include <stdexcept>
#include <string>
#include <vector>

namespace biandan::base {

/// A place in an input file. Line and column count from 1, columns in characters (code points);
/// 0 means "the file as a whole".
struct SourcePlace {
  std::string file;
  int line = 0;
  int column = 0;

  bool operator==(const SourcePlace&) const = default;
};

/// One mistake in the input: where, what was found, what was expected, a guess at what was meant.
struct Finding {
  SourcePlace place;
  std::string message;      ///< what is wrong, e.g. "unknown key 'lenght'"
  std::string expected;     ///< what was expected, may be empty
  std::string suggestion;   ///< a near-miss name or advice, may be empty
  std::string source_line;  ///< the text of the line, for the caret; may be empty
  int count = 1;            ///< mistakes it stands for; more where a long list was cut
};

/// The input is wrong. Holds every finding of the case, in file order. Exit code 2.
class CaseError : public std::runtime_error {
 public:
  explicit CaseError(std::vector<Finding> findings);
  const std::vector<Finding>& findings() const { return findings_; }

 private:
  std::vector<Finding> findings_;
};

/// The run cannot go on: which place, when, and what to try. Exit code 3.
class RunError : public std::runtime_error {
 public:
  explicit RunError(const std::string& message) : std::runtime_error(message) {}
};

/// `file:line:column: message; expected ...`, the line with a caret under the column (long lines
/// cut to a window around it), and the suggestion. No line end after the last line.
std::string format(const Finding& finding);

}  // namespace biandan::base
