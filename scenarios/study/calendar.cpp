#include "scenarios/study/calendar.hpp"

#include <algorithm>

namespace biandan::study {

namespace {

constexpr double day = 86400.0;

// Local midnight that begins a day [s since start].
double since_start(const Settings& settings, base::CalendarDate date) {
  const base::Instant midnight = base::instant_of(date, settings.utc_offset);
  return static_cast<double>(midnight.seconds - settings.start.seconds);
}

base::CalendarDate next_month(int year, int month) {
  return month == 12 ? base::CalendarDate{year + 1, 1, 1} : base::CalendarDate{year, month + 1, 1};
}

base::CalendarDate date_at(const Settings& settings, double time) {
  const base::Instant instant{settings.start.seconds + static_cast<std::int64_t>(time)};
  return base::date_of(instant, settings.utc_offset);
}

// Begin of month * 100 + day, `extra_days` later; at the end of the month for 29 February in a
// common year.
double season_edge(const Settings& settings, int year, int month_day, int extra_days) {
  const int month = month_day / 100;
  const double first = since_start(settings, {year, month, 1});
  const double end = since_start(settings, next_month(year, month));
  return std::min(first + (month_day % 100 - 1 + extra_days) * day, end);
}

}  // namespace

std::vector<Month> months_of(const Settings& settings, const Window& window) {
  std::vector<Month> months;
  base::CalendarDate date = date_at(settings, window.from);
  date.day = 1;
  for (;;) {
    const double begin = since_start(settings, date);
    if (begin >= window.to) return months;
    const base::CalendarDate next = next_month(date.year, date.month);
    const double end = since_start(settings, next);
    const Window covered{std::max(begin, window.from), std::min(end, window.to)};
    months.push_back({date.year, date.month, covered, covered.length() / (end - begin)});
    date = next;
  }
}

std::vector<Window> days_of(const Settings& settings, const Window& window) {
  std::vector<Window> days;
  for (double begin = since_start(settings, date_at(settings, window.from)); begin < window.to;
       begin += day)
    days.push_back({std::max(begin, window.from), std::min(begin + day, window.to)});
  return days;
}

std::vector<Window> flood_season_of(const Settings& settings, const Window& window) {
  const int last_year = date_at(settings, window.to).year;
  std::vector<Window> parts;
  for (int year = date_at(settings, window.from).year; year <= last_year; ++year) {
    const double begin = season_edge(settings, year, settings.flood_season_from, 0);
    const double end = season_edge(settings, year, settings.flood_season_to, 1);
    const Window part{std::max(begin, window.from), std::min(end, window.to)};
    if (part.length() > 0.0) parts.push_back(part);
  }
  return parts;
}

}  // namespace biandan::study
