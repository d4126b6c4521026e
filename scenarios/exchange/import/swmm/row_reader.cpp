#include "scenarios/exchange/import/swmm/row_reader.hpp"

#include <algorithm>
#include <cmath>

#include "model/base/limits.hpp"
#include "model/base/text.hpp"
#include "model/casefile/words.hpp"

namespace biandan::exchange::swmm {

using casefile::quote;

std::string RowReader::what() const {
  return "[" + std::string(section_) + "] " + line_.words.front().text;
}

void RowReader::skip(std::size_t word, std::string message) const {
  const Word& at = line_.words[std::min(word, size() - 1)];
  notes_.add(NotCarried::Why::mistake, line_.number, at.column, what(),
             std::move(message) + "; the line was skipped");
  throw SkippedLine();
}

void RowReader::leave_out(std::string said) const {
  unknown(std::move(said) + "; it was left out");
  throw SkippedLine();
}

const std::string& RowReader::text(std::size_t word, std::string_view expected) const {
  if (word >= size())
    skip(word, "the line ends too early; expected " + std::string(expected) + " as word " +
                   std::to_string(word + 1));
  return line_.words[word].text;
}

double RowReader::number(std::size_t word, std::string_view expected) const {
  const std::string& written = text(word, expected);
  const auto value = base::parse_number(written);
  if (!value || std::abs(*value) > base::largest_number)
    skip(word, quote(written) + " is no number; expected " + std::string(expected));
  return *value;
}

double RowReader::number_above_zero(std::size_t word, std::string_view expected) const {
  const double value = number(word, expected);
  if (value <= 0.0)
    skip(word, quote(line_.words[word].text) + "; expected " + std::string(expected) + " above 0");
  return value;
}

double RowReader::number_or(std::size_t word, std::string_view expected, double fallback) const {
  return has(word) ? number(word, expected) : fallback;
}

std::string RowReader::keyword(std::size_t word) const {
  return word < size() ? in_capitals(line_.words[word].text) : std::string();
}

bool RowReader::yes(std::size_t word, std::string_view expected) const {
  if (!has(word)) return false;
  const std::string answer = keyword(word);
  if (answer != "YES" && answer != "NO")
    skip(word, quote(line_.words[word].text) + "; expected YES or NO for " + std::string(expected));
  return answer == "YES";
}

}  // namespace biandan::exchange::swmm
