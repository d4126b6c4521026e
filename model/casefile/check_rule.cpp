// Rules that can never act, and those that are never released once they do.
#include <cmath>
#include <optional>

#include "model/casefile/beds.hpp"
#include "model/casefile/readers.hpp"
#include "model/network/contradiction.hpp"

namespace biandan::casefile {

namespace {

using network::Comparison;
using network::Extent;
using Quantity = Comparison::Quantity;

constexpr double day = 86400.0;
constexpr double level_rounding = 1e-3;  // of a level over a dry bed [m]

// What can be compared at all in a case: levels over the ground, times of the run ...
class Possible {
 public:
  enum class Times { of_run, any };

  Possible(const Context& context, const Beds& beds, Times times)
      : problem_(context.result), beds_(beds), times_(times) {}

  Extent operator()(const Comparison& it) const {
    switch (it.quantity) {
      case Quantity::level:
        return from(beds_.lowest_around(it.place) - level_rounding);
      case Quantity::depth:
        return from(beds_.lowest_around(it.place) - beds_.at(it.place) - level_rounding);
      case Quantity::concentration:
      case Quantity::rain:
      case Quantity::rain_before:
      case Quantity::rain_ahead:
        return from(0.0);
      case Quantity::setting:
        return {.low = 0.0, .high = 1.0};
      case Quantity::hour_of_day:
        return {.low = 0.0, .high = 24.0, .high_open = true};
      case Quantity::weekday:
        return {.low = 1.0, .high = 7.0};
      case Quantity::date:
      case Quantity::elapsed:
        return of_run(it.quantity == Quantity::date);
      default:
        return {};
    }
  }

 private:
  static Extent from(double low) { return std::isnan(low) ? Extent() : Extent{.low = low}; }

  Extent of_run(bool in_days) const {
    const Settings& settings = problem_.settings;
    const bool known = settings.start.seconds != 0 && settings.duration > 0.0;
    if (!known || times_ == Times::any) return {};
    if (!in_days) return {.low = 0.0, .high = settings.duration};
    const auto local = static_cast<double>(settings.start.seconds + settings.utc_offset);
    return {.low = std::floor(local / day), .high = std::floor((local + settings.duration) / day)};
  }

  const Case& problem_;
  const Beds& beds_;
  Times times_;
};

std::string month_day_text(double number) {
  const int month_day = static_cast<int>(number);
  const std::string month = std::to_string(100 + month_day / 100).substr(1);
  return month + "-" + std::to_string(100 + month_day % 100).substr(1);
}

// A comparison of what comes round again: hours, days of the week and of the year.
std::string text_of(const Comparison& it) {
  constexpr std::string_view operators[] = {" < ", " <= ", " > ", " >= ", " = ", " != "};
  const bool hour = it.quantity == Quantity::hour_of_day;
  const bool date = it.quantity == Quantity::month_day;
  return (hour   ? "hour"
          : date ? "date"
                 : "weekday") +
         std::string(operators[static_cast<std::size_t>(it.op)]) +
         (date ? month_day_text(it.threshold) : number_text(it.threshold));
}

// How a window is written that ends on the next day, in the next week or year.
std::string advice_for_window(const std::vector<Comparison>& pair) {
  const Quantity quantity = pair.front().quantity;
  const bool hour = quantity == Quantity::hour_of_day;
  const bool date = quantity == Quantity::month_day;
  if (pair.size() != 2 || (!hour && !date && quantity != Quantity::weekday)) return "";
  return std::string("for a window over ") +
         (hour   ? "midnight"
          : date ? "the new year"
                 : "the end of the week") +
         " write '" + text_of(pair.front()) + " or " + text_of(pair.back()) + "'";
}

std::string advice(const Context& context, const Beds& beds, const std::vector<Comparison>& never) {
  if (never.size() > 1) return advice_for_window(never);
  const Comparison& it = never.front();
  const Settings& settings = context.result.settings;
  switch (it.quantity) {
    case Quantity::level:
      return "the lowest bed there is at " + number_text(beds.lowest_around(it.place), 6) + " m";
    case Quantity::date:
    case Quantity::elapsed:
      return "the run is from " + base::format_instant(settings.start, settings.utc_offset) +
             " for " + number_text(settings.duration / day) + " d";
    case Quantity::hour_of_day:
      return "hours are from 0 to below 24";
    case Quantity::setting:
      return "a setting is 0 to 1";
    default:
      return "it is never below 0";
  }
}

}  // namespace

void check_rule(Context& context, const Beds& beds, const Record& record,
                const network::Rule& rule) {
  const auto never =
      network::contradiction(rule.when, Possible(context, beds, Possible::Times::of_run));
  if (never) {
    context.findings.add(record.place_of("when"),
                         {"rule " + quote(rule.name) + " can never act: its condition never holds",
                          "a condition that can hold", advice(context, beds, *never)});
    return;
  }
  if (!rule.until) return;
  // It is released where `until` holds and `when` does not. A release after the run is one.
  const network::Condition release = network::without(*rule.until, rule.when);
  if (!network::contradiction(release, Possible(context, beds, Possible::Times::any))) return;
  context.findings.add(
      record.place_of("until"),
      {"rule " + quote(rule.name) + " is never released: 'until' holds at most where 'when' does",
       "an 'until' that holds where 'when' does not"});
}

}  // namespace biandan::casefile
