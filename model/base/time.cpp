#include "model/base/time.hpp"

#include <chrono>
#include <cstdio>

#include "model/base/text.hpp"

namespace biandan::base {

namespace {

constexpr int day_seconds = 86400;

/// Reads a text from left to right; every step either takes what it asks for or fails.
class Reader {
 public:
  explicit Reader(std::string_view text) : text_(text) {}

  /// A whole number of `least` to `most` digits.
  std::optional<int> digits(std::size_t least, std::size_t most) {
    std::size_t count = 0;
    int number = 0;
    while (count < text_.size() && count < most && text_[count] >= '0' && text_[count] <= '9')
      number = 10 * number + (text_[count++] - '0');
    if (count < least) return std::nullopt;
    text_.remove_prefix(count);
    return number;
  }
  bool take(char wanted) {
    if (!text_.starts_with(wanted)) return false;
    text_.remove_prefix(1);
    return true;
  }
  char peek() const { return text_.empty() ? '\0' : text_.front(); }
  std::string_view rest() const { return text_; }
  bool done() const { return text_.empty(); }

 private:
  std::string_view text_;
};

std::optional<CalendarDate> read_date(Reader& reader) {
  const auto year = reader.digits(4, 4);
  const char separator = reader.peek();
  if (!year || (separator != '-' && separator != '/')) return std::nullopt;
  reader.take(separator);
  const auto month = reader.digits(1, 2);
  if (!month || !reader.take(separator)) return std::nullopt;
  const auto day = reader.digits(1, 2);
  if (!day) return std::nullopt;
  const std::chrono::year_month_day date{std::chrono::year(*year),
                                         std::chrono::month(static_cast<unsigned>(*month)),
                                         std::chrono::day(static_cast<unsigned>(*day))};
  if (!date.ok()) return std::nullopt;
  return CalendarDate{*year, *month, *day};
}

/// Seconds of the day from `3:20`, `03:20:05` or `03:20:05.000`: instants are whole seconds.
std::optional<int> read_clock(Reader& reader) {
  const auto hour = reader.digits(1, 2);
  if (!hour || *hour > 23 || !reader.take(':')) return std::nullopt;
  const auto minute = reader.digits(2, 2);
  if (!minute || *minute > 59) return std::nullopt;
  int second = 0;
  if (reader.take(':')) {
    const auto read = reader.digits(2, 2);
    if (!read || *read > 59) return std::nullopt;
    second = *read;
    if (reader.take('.') && reader.digits(1, 9).value_or(1) != 0) return std::nullopt;
  }
  return 3600 * *hour + 60 * *minute + second;
}

std::chrono::sys_days days_of(CalendarDate date) {
  return std::chrono::year(date.year) / std::chrono::month(static_cast<unsigned>(date.month)) /
         std::chrono::day(static_cast<unsigned>(date.day));
}

struct Local {
  CalendarDate date;
  int hour, minute, second;
};

Local local_of(Instant instant, int offset) {
  using std::chrono::days;
  const std::chrono::sys_seconds time{std::chrono::seconds(instant.seconds + offset)};
  const std::chrono::sys_days day = std::chrono::floor<days>(time);
  const std::chrono::year_month_day date(day);
  const int clock = static_cast<int>((time - day).count());
  return {{static_cast<int>(date.year()), static_cast<int>(static_cast<unsigned>(date.month())),
           static_cast<int>(static_cast<unsigned>(date.day()))},
          clock / 3600,
          clock / 60 % 60,
          clock % 60};
}

template <class... Numbers>
std::string print(const char* form, Numbers... numbers) {
  char buffer[64];
  std::snprintf(buffer, sizeof buffer, form, numbers...);
  return buffer;
}

}  // namespace

std::optional<Instant> parse_instant(std::string_view text, int default_offset) {
  Reader reader(trim(text));
  const auto date = read_date(reader);
  if (!date) return std::nullopt;
  int clock = 0;
  if (reader.take('T') ||
      (reader.peek() == ' ' && reader.rest().size() > 1 && reader.rest()[1] >= '0' &&
       reader.rest()[1] <= '9' && reader.take(' '))) {
    const auto read = read_clock(reader);
    if (!read) return std::nullopt;
    clock = *read;
  }
  reader.take(' ');
  int offset = default_offset;
  if (!reader.done()) {
    const auto read = parse_offset(reader.rest());
    if (!read) return std::nullopt;
    offset = *read;
  }
  const std::int64_t days = days_of(*date).time_since_epoch().count();
  return Instant{days * day_seconds + clock - offset};
}

std::string format_instant(Instant instant, int offset) {
  const Local local = local_of(instant, offset);
  std::string text = print("%04d-%02d-%02d %02d:%02d", local.date.year, local.date.month,
                           local.date.day, local.hour, local.minute);
  if (local.second != 0) text += print(":%02d", local.second);
  return text;
}

std::string format_short(Instant instant, int offset) {
  const Local local = local_of(instant, offset);
  return print("%02d-%02d %02d:%02d", local.date.month, local.date.day, local.hour, local.minute);
}

std::string format_iso(Instant instant, int offset) {
  const Local local = local_of(instant, offset);
  std::string text = print("%04d-%02d-%02dT%02d:%02d:%02d", local.date.year, local.date.month,
                           local.date.day, local.hour, local.minute, local.second);
  if (offset == 0) return text + "Z";
  const int minutes = (offset < 0 ? -offset : offset) / 60;
  return text + print("%c%02d:%02d", offset < 0 ? '-' : '+', minutes / 60, minutes % 60);
}

CalendarDate date_of(Instant instant, int offset) {
  return local_of(instant, offset).date;
}

Instant instant_of(CalendarDate date, int offset) {
  const std::int64_t days = days_of(date).time_since_epoch().count();
  return Instant{days * day_seconds - offset};
}

std::optional<int> parse_offset(std::string_view text) {
  if (text == "Z") return 0;
  Reader reader(text);
  const bool west = reader.take('-');
  if (!west && !reader.take('+')) return std::nullopt;
  const auto hours = reader.digits(2, 2);
  if (!hours || !reader.take(':')) return std::nullopt;
  const auto minutes = reader.digits(2, 2);
  // No clock on Earth is further from Greenwich than 14 hours.
  if (!minutes || !reader.done() || *minutes > 59 || 60 * *hours + *minutes > 14 * 60)
    return std::nullopt;
  const int seconds = 3600 * *hours + 60 * *minutes;
  return west ? -seconds : seconds;
}

}  // namespace biandan::base
