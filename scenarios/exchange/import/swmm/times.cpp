#include "scenarios/exchange/import/swmm/times.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include "model/base/text.hpp"
#include "scenarios/exchange/import/swmm/inp_file.hpp"

namespace biandan::exchange::swmm {

namespace {

constexpr std::array<std::string_view, 12> months{"JAN", "FEB", "MAR", "APR", "MAY", "JUN",
                                                  "JUL", "AUG", "SEP", "OCT", "NOV", "DEC"};

/// A whole number from `least` to `most`, or -1.
int whole(std::string_view text, int least, int most) {
  const auto number = base::parse_number(text);
  if (!number || *number < least || *number > most) return -1;
  const int value = static_cast<int>(*number);
  return value == *number ? value : -1;
}

int month_of(std::string_view text) {
  const auto named = std::ranges::find(months, in_capitals(text));
  if (named != months.end()) return static_cast<int>(named - months.begin()) + 1;
  return whole(text, 1, 12);
}

}  // namespace

std::optional<double> parse_clock(std::string_view text) {
  constexpr double hour = 3600.0, minute = 60.0;
  const std::vector<std::string_view> parts = base::split(text, ':');
  const auto hours = base::parse_number(parts[0]);
  if (!hours || *hours < 0.0 || parts.size() > 3) return {};
  if (parts.size() == 1) return *hours * hour;
  const int minutes = whole(parts[1], 0, 59);
  const int seconds = parts.size() == 3 ? whole(parts[2], 0, 59) : 0;
  if (minutes < 0 || seconds < 0) return {};
  return *hours * hour + minutes * minute + seconds;
}

std::optional<base::Instant> parse_date(std::string_view text) {
  const char sign = text.find('/') != std::string_view::npos ? '/' : '-';
  const std::vector<std::string_view> parts = base::split(text, sign);
  if (parts.size() != 3) return {};
  const int month = month_of(parts[0]);
  const int day = whole(parts[1], 1, 31);
  const int year = whole(parts[2], 1, 9999);
  if (month < 0 || day < 0 || year < 0) return {};
  const base::Instant instant = base::instant_of({year, month, day}, 0);
  // 31 June is no day.
  const base::CalendarDate date = base::date_of(instant, 0);
  return date.month == month && date.day == day ? std::optional(instant) : std::nullopt;
}

}  // namespace biandan::exchange::swmm
