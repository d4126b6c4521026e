// Words of a condition with their places, and the values that stand in one: hours, days, dates.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "model/base/units.hpp"

namespace biandan::casefile {

/// A word, a bracket or an operator. Blanks, operators and brackets that enclose more than one word
/// separate; brackets inside a word, as in `mg/(m3)` or `大桥（北）`, belong to it.
struct ConditionWord {
  std::string text;   ///< as written
  std::string plain;  ///< keywords in small letters, full-width and single signs as `<=` and `(`
  std::size_t begin = 0;  ///< bytes in the text
  std::size_t end = 0;
};

std::vector<ConditionWord> condition_words(std::string_view text);

/// `22`, `22.5` or `22:30` as 22.5, from 0 to 24.
base::Parsed<double> parse_hour(std::string_view text);

/// `6`, `Sat`, `Saturday`, `周六` or `星期六` as 6; Monday is 1.
base::Parsed<double> parse_weekday(std::string_view text);

/// `05-01` as 501; nothing when it is not a day of a leap year.
std::optional<int> parse_month_day(std::string_view text);

/// `2021-06-15` as days since 1970-01-01; nothing when there is no such day.
std::optional<double> parse_day(std::string_view text);

}  // namespace biandan::casefile
