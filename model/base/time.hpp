// Calendar instants at the doors; seconds since the start of the run inside.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace biandan::base {

/// Seconds since 1970-01-01T00:00:00 UTC, leap seconds not counted.
struct Instant {
  std::int64_t seconds = 0;
  friend constexpr auto operator<=>(const Instant&, const Instant&) = default;
};

struct CalendarDate {
  int year = 1970;
  int month = 1;
  int day = 1;
};

/// Reads `2021-06-18 03:20`, `2021-06-18T03:20:00`, `2021/6/18 3:20`, `2021-06-18`, each with or
/// without `Z` or `+08:00`. Without an offset, `default_offset` [s east of UTC] holds.
std::optional<Instant> parse_instant(std::string_view text, int default_offset);

/// `2021-06-18 03:20` (`2021-06-18 03:20:05` when seconds are not zero) in the given offset.
std::string format_instant(Instant instant, int offset);
/// `06-18 03:20`, for tables.
std::string format_short(Instant instant, int offset);
/// ISO 8601 with offset: `2021-06-18T03:20:00+08:00`, `...Z` for offset 0.
std::string format_iso(Instant instant, int offset);

CalendarDate date_of(Instant instant, int offset);
Instant instant_of(CalendarDate date, int offset);

/// Reads `+08:00`, `-03:30`, `Z` into seconds east of UTC.
std::optional<int> parse_offset(std::string_view text);

}  // namespace biandan::base
