// Design storms: storms.csv.
#include <algorithm>
#include <utility>

#include "model/casefile/readers.hpp"
#include "model/forcing/storm.hpp"

namespace biandan::casefile {

namespace {

using forcing::Storm;

constexpr double minute = 60.0;        // [s]
constexpr double year = 31536000.0;    // [s]
constexpr double millimetre = 1000.0;  // a metre

constexpr std::string_view own_fields[] = {"a", "c", "b", "n", "fitted"};

std::string minutes(double duration) {
  return number_text(duration / minute, 6) + " min";
}

/// The formula of a town, or that of the row.
void read_formula(const Record& record, Storm& storm) {
  const auto chosen = record.choice("formula");
  if (!chosen) return;
  const auto known = forcing::known_formulas();
  if (*chosen < known.size()) {
    storm.formula = known[*chosen].formula;
    storm.formula_name = known[*chosen].name;
    for (const std::string_view field : own_fields)
      if (record.has(field))
        record.findings().add(record.place_of(field), {std::string(field) + " with the formula " +
                                                           quote(storm.formula_name),
                                                       "formula own with coefficients of its own"});
    return;
  }
  storm.formula = {.a = not_known, .c = 0.0, .b = not_known, .n = not_known};
  for (const auto& [field, value] : {std::pair{"a", &storm.formula.a},
                                     {"c", &storm.formula.c},
                                     {"b", &storm.formula.b},
                                     {"n", &storm.formula.n}}) {
    if (const auto number = record.number(field)) *value = *number;
    if (!record.has(field) && !record.may_be_misnamed(field))
      record.findings().add(record.place(), {"formula own without " + quote(field),
                                             "the coefficients a, c, b and n"});
  }
  if (const auto fitted = record.number("fitted")) storm.formula.fitted = *fitted / minute;
}

/// As given, or once in so many years.
void read_depth(const Record& record, Storm& storm) {
  if (const auto period = record.number("return_period")) storm.period = *period / year;
  const auto depth = record.number("depth");
  if (record.has("return_period") && record.has("depth")) {
    constexpr std::string_view both[] = {"return_period", "depth"};
    record.findings().add(
        record.place_of_any(both),
        {"storm " + quote(storm.name) + " with a return period and a depth", "one of both"});
  } else if (storm.period) {
    storm.depth = storm.formula.depth(*storm.period, storm.duration / minute) / millimetre;
  } else if (depth) {
    storm.depth = *depth;
  } else if (!record.has("return_period") && !record.has("depth") &&
             !record.may_be_misnamed("depth") && !record.may_be_misnamed("return_period")) {
    record.findings().add(record.place(), {"storm " + quote(storm.name) + " without a depth",
                                           "a return_period or a depth"});
  }
  storm.depth *= record.number("factor").value_or(not_known);
}

void check_durations(const Record& record, const Storm& storm) {
  const double longest = storm.formula.longest() * minute;
  if (forcing::uses_formula(storm) && storm.duration > longest)
    record.findings().add(record.place_of("duration"),
                          {"storm " + quote(storm.name) + " of " + minutes(storm.duration) +
                               ", longer than its formula is valid for",
                           "at most " + minutes(longest) +
                               "; for longer rain a measured series in [weather], or "
                               "pattern even with a depth"});
  if (storm.interval > storm.duration)
    record.findings().add(record.place_of("interval"),
                          {"interval of " + minutes(storm.interval) + ", longer than the storm",
                           "at most " + minutes(storm.duration)});
  if (storm.pattern == Storm::Pattern::even && record.has("peak"))
    record.findings().add(record.place_of("peak"),
                          {"a peak of even rain", "pattern chicago with a peak"});
}

void check_window(const Context& context, const Record& record, const Storm& storm) {
  const Settings& settings = context.result.settings;
  if (storm.begin >= 0.0 && storm.begin + storm.duration <= settings.duration) return;
  const auto told = [&](double time) {
    return base::format_instant({settings.start.seconds + static_cast<std::int64_t>(time)},
                                settings.utc_offset);
  };
  record.findings().add(record.place_of("begin"),
                        {"storm " + quote(storm.name) + " is not within the run",
                         "from " + told(0.0) + " on, and over by " + told(settings.duration)});
}

}  // namespace

void read_storms(Context& context) {
  NameIndex names("storm");
  for (const Record& record : context.records("storms")) {
    const std::size_t before = context.findings.size();
    Storm storm;
    storm.name = names.add(record);
    storm.title = context.title(record, storm.name);
    if (const auto begin = record.instant("begin", context.result.settings.utc_offset))
      storm.begin = static_cast<double>(begin->seconds - context.result.settings.start.seconds);
    storm.duration = record.number("duration").value_or(not_known);
    storm.interval = record.number("interval").value_or(not_known);
    // Short rain is held for no longer than it lasts.
    if (!record.has("interval")) storm.interval = std::min(storm.interval, storm.duration);
    storm.pattern = static_cast<Storm::Pattern>(record.choice("pattern").value_or(0));
    storm.peak = record.number("peak").value_or(not_known);
    read_formula(record, storm);
    read_depth(record, storm);
    check_durations(record, storm);
    if (context.findings.size() == before) check_window(context, record, storm);
    storm.provenance = context.provenance(record);
    storm.source = record.place().place();
    if (context.findings.size() > before) continue;
    auto& rain = context.result.forcing.weather.rain;
    rain = base::sum_of_steps(rain, forcing::rain_of(storm));
    context.rain_given = true;
    context.result.forcing.storms.push_back(std::move(storm));
  }
}

}  // namespace biandan::casefile
