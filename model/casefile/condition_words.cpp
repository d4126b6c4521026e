#include "model/casefile/condition_words.hpp"

#include <array>
#include <utility>

#include "model/base/signs.hpp"
#include "model/base/text.hpp"
#include "model/base/time.hpp"
#include "model/casefile/words.hpp"

namespace biandan::casefile {

namespace {

std::string in_small_letters(std::string_view text) {
  std::string plain(text);
  for (char& c : plain)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  return plain;
}

// Length of the word at the beginning of a text that starts with no blank and no operator.
std::size_t word_length(std::string_view text) {
  int open = 0;
  std::size_t i = 0;
  while (i < text.size()) {
    const std::string_view rest = text.substr(i);
    if (base::blank_at(rest) > 0 || base::comparison_at(rest) != nullptr) break;
    const base::Sign* bracket = base::bracket_at(rest);
    if (bracket == nullptr) {
      ++i;
      continue;
    }
    const bool opens = bracket->plain == "(";
    constexpr std::size_t longest_joining = 3;
    const std::string word =
        i > longest_joining ? std::string() : in_small_letters(text.substr(0, i));
    const bool joins = word == "not" || word == "and" || word == "or";
    if (i > 0 && opens && joins) break;
    if (!opens && open == 0) {
      if (i == 0) i = bracket->written.size();
      break;
    }
    open += opens ? 1 : -1;
    i += bracket->written.size();
    if (opens && i == bracket->written.size()) break;  // a bracket of the condition
  }
  return i;
}

}  // namespace

std::vector<ConditionWord> condition_words(std::string_view text) {
  std::vector<ConditionWord> words;
  std::size_t i = 0;
  while (i < text.size()) {
    const std::string_view rest = text.substr(i);
    if (const std::size_t blank = base::blank_at(rest)) {
      i += blank;
      continue;
    }
    const base::Sign* sign = base::comparison_at(rest);
    const std::size_t length = sign != nullptr ? sign->written.size() : word_length(rest);
    ConditionWord word;
    word.text = rest.substr(0, length);
    const base::Sign* bracket = base::bracket_at(word.text);
    if (sign != nullptr)
      word.plain = sign->plain;
    else if (bracket != nullptr && bracket->written.size() == length)
      word.plain = bracket->plain;
    else
      word.plain = in_small_letters(word.text);
    word.begin = i;
    word.end = i + length;
    words.push_back(std::move(word));
    i += length;
  }
  return words;
}

base::Parsed<double> parse_hour(std::string_view text) {
  const auto parts = base::split(text, ':');
  const auto hour = base::parse_number(parts[0]);
  std::optional<double> value = hour;
  if (parts.size() == 2 && hour) {
    const auto minute = base::parse_number(parts[1]);
    const bool clock = parts[1].size() == 2 && minute && *minute >= 0.0 && *minute < 60.0;
    value = clock ? std::optional(*hour + *minute / 60.0) : std::nullopt;
  }
  if (!value || parts.size() > 2) return {{}, quote(text) + " is not an hour", {}};
  if (*value < 0.0 || *value > 24.0) return {{}, "hour " + std::string(text), {}};
  return {value, {}, {}};
}

base::Parsed<double> parse_weekday(std::string_view text) {
  constexpr std::array<std::string_view, 7> english{"monday", "tuesday",  "wednesday", "thursday",
                                                    "friday", "saturday", "sunday"};
  constexpr std::array<std::string_view, 7> chinese{"一", "二", "三", "四", "五", "六", "日"};
  const std::string plain = in_small_letters(text);
  for (std::size_t i = 0; i < english.size(); ++i) {
    const std::string sign(chinese[i]);
    const bool same = plain == english[i] || plain == english[i].substr(0, 3) ||
                      plain == std::to_string(i + 1) || plain == "周" + sign ||
                      plain == "星期" + sign;
    if (same) return {static_cast<double>(i + 1), {}, {}};
  }
  if (plain == "周天" || plain == "星期天") return {7.0, {}, {}};
  return {{}, quote(text) + " is not a day of the week", {}};
}

std::optional<int> parse_month_day(std::string_view text) {
  const auto parts = base::split(text, '-');
  if (parts.size() != 2) return {};
  const auto month = base::parse_number(parts[0]);
  const auto day = base::parse_number(parts[1]);
  if (!month || !day) return {};
  const std::string date = "2000-" + std::string(parts[0]) + "-" + std::string(parts[1]);
  if (!base::parse_instant(date, 0)) return {};
  return static_cast<int>(*month) * 100 + static_cast<int>(*day);
}

std::optional<double> parse_day(std::string_view text) {
  constexpr std::int64_t day = 86400;
  const auto midnight = base::parse_instant(text, 0);
  if (!midnight || midnight->seconds % day != 0 || text.find(':') != std::string_view::npos)
    return {};
  return static_cast<double>(midnight->seconds / day);
}

}  // namespace biandan::casefile
