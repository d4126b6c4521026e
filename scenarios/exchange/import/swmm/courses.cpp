#include "scenarios/exchange/import/swmm/courses.hpp"

#include "model/base/text.hpp"

#include <algorithm>
#include <cmath>

namespace biandan::exchange::swmm {

namespace {

constexpr double hour = 3600.0, day = 86400.0;
constexpr double jump = 1.0;  // [s] in which a value changes that SWMM lets jump

/// Linear between the points; `outside` says what holds before and after them.
enum class Outside { zero, held };

double value_at(const Points& points, double time, Outside outside) {
  const auto after =
      std::ranges::upper_bound(points, time, {}, [](const auto& p) { return p.first; });
  if (after == points.begin()) return outside == Outside::held ? points.front().second : 0.0;
  const auto before = std::prev(after);
  if (after == points.end())
    return outside == Outside::held || before->first == time ? before->second : 0.0;
  const double share = (time - before->first) / (after->first - before->first);
  return before->second + share * (after->second - before->second);
}

/// Whole days since 1970-01-01, and the hour of the day.
std::pair<std::int64_t, std::size_t> day_and_hour(base::Instant instant) {
  constexpr std::int64_t seconds_in_day = 86400, seconds_in_hour = 3600;
  const std::int64_t second = (instant.seconds % seconds_in_day + seconds_in_day) % seconds_in_day;
  return {(instant.seconds - second) / seconds_in_day,
          static_cast<std::size_t>(second / seconds_in_hour)};
}

/// Day of the week from Sunday, 0 to 6.
std::size_t weekday_of(std::int64_t days) {
  constexpr std::int64_t days_in_week = 7, thursday = 4;  // 1970-01-01
  return static_cast<std::size_t>(((days + thursday) % days_in_week + days_in_week) % days_in_week);
}

/// What all patterns of an inflow make of its baseline at an hour.
double factor_at(const Model& model, const std::vector<std::string>& names, double time) {
  const base::Instant instant{model.options.start.seconds + static_cast<std::int64_t>(time)};
  const auto [days, clock] = day_and_hour(instant);
  const std::size_t weekday = weekday_of(days);
  const bool weekend = weekday == 0 || weekday == 6;
  const bool has_weekend = std::ranges::any_of(
      names, [&](const std::string& name) { return model.patterns.at(name).kind == "WEEKEND"; });
  double factor = 1.0;
  for (const std::string& name : names) {
    const Pattern& pattern = model.patterns.at(name);
    if (pattern.kind == "MONTHLY")
      factor *= pattern.factors[static_cast<std::size_t>(base::date_of(instant, 0).month - 1)];
    if (pattern.kind == "DAILY") factor *= pattern.factors[weekday];
    if (pattern.kind == "HOURLY" && !(weekend && has_weekend)) factor *= pattern.factors[clock];
    if (pattern.kind == "WEEKEND" && weekend) factor *= pattern.factors[clock];
  }
  return factor;
}

/// Times at which the value of an inflow bends or jumps, with the start and the end of the run.
std::vector<double> times_of(const Model& model, const Inflow& inflow) {
  const double end = model.options.duration;
  std::vector<double> times{0.0, end};
  if (!inflow.series.empty()) {
    const Points& points = model.series.at(inflow.series);
    for (const auto& [time, value] : points) times.push_back(time);
    times.push_back(points.front().first - jump);
    times.push_back(points.back().first + jump);
  }
  if (!inflow.patterns.empty()) {
    // Hours of the clock, not of the run.
    const double first = -std::fmod(static_cast<double>(model.options.start.seconds), hour);
    for (double time = first; time < end; time += hour) {
      times.push_back(time);
      times.push_back(time - jump);
    }
  }
  std::ranges::sort(times);
  times.erase(std::unique(times.begin(), times.end()), times.end());
  // One value before the start and one after the end are enough.
  const auto inside = std::ranges::lower_bound(times, 0.0);
  times.erase(times.begin(), inside);
  times.erase(std::ranges::upper_bound(times, end), times.end());
  return times;
}

std::string keep_series(const Drafting& drafting, const std::string& name, const std::string& unit,
                        Points points) {
  drafting.draft.series.push_back({name, unit, std::move(points)});
  return name + ":value";
}

bool is_constant(const Inflow& inflow) {
  return inflow.series.empty() && inflow.patterns.empty();
}

/// Values in the units of the case.
Points points_of(const Model& model, const Inflow& inflow) {
  Points points;
  for (const double time : times_of(model, inflow)) {
    double value = inflow.baseline * factor_at(model, inflow.patterns, time);
    if (!inflow.series.empty())
      value += inflow.scale * value_at(model.series.at(inflow.series), time, Outside::zero);
    points.emplace_back(time, value * inflow.unit);
  }
  return points;
}

/// The part of a course that is above zero after a sign, with the moments at which it crosses.
Points above_zero(const Points& points, double sign) {
  Points above;
  for (std::size_t k = 0; k < points.size(); ++k) {
    const auto& [time, value] = points[k];
    if (k > 0 && points[k - 1].second * value < 0.0) {
      const auto& [before, was] = points[k - 1];
      above.emplace_back(before + (time - before) * was / (was - value), 0.0);
    }
    above.emplace_back(time, std::max(sign * value, 0.0));
  }
  return above;
}

/// The tide of a day, repeated.
Points tide_course(const Options& options, const Points& curve) {
  Points points;
  const auto start = static_cast<double>(options.start.seconds);
  const double midnight = std::floor(start / day) * day - start;
  for (double from = midnight; from <= options.duration; from += day) {
    for (const double clock : {0.0, 24.0})
      points.emplace_back(from + clock * hour - (clock > 0.0 ? jump : 0.0),
                          value_at(curve, clock, Outside::held));
    for (const auto& [clock, level] : curve)
      if (clock > 0.0 && clock < 24.0) points.emplace_back(from + clock * hour, level);
  }
  std::ranges::sort(points);
  return points;
}

}  // namespace

std::string course_of(const Drafting& drafting, const Inflow& inflow, const std::string& use) {
  if (is_constant(inflow)) return base::exact_number(inflow.baseline * inflow.unit);
  const char* unit = inflow.what == "FLOW" ? "m3/s" : inflow.mass ? "g/s" : "mg/L";
  return keep_series(drafting, use, unit, points_of(drafting.model, inflow));
}

Flow flow_of(const Drafting& drafting, const Inflow& inflow, const std::string& use, bool both) {
  if (is_constant(inflow)) {
    const double value = inflow.baseline * inflow.unit;
    const std::string text = base::exact_number(std::abs(value));
    if (both) return {base::exact_number(value), {}};
    return value < 0.0 ? Flow{{}, text} : Flow{text, {}};
  }
  const Points points = points_of(drafting.model, inflow);
  const auto negative = [](const auto& point) { return point.second < 0.0; };
  if (both || std::ranges::none_of(points, negative))
    return {keep_series(drafting, use, "m3/s", points), {}};
  Flow flow{{}, keep_series(drafting, use + "_taken", "m3/s", above_zero(points, -1.0))};
  const Points in = above_zero(points, 1.0);
  if (std::ranges::any_of(in, [](const auto& point) { return point.second > 0.0; }))
    flow.in = keep_series(drafting, use, "m3/s", in);
  return flow;
}

std::string level_course(const Drafting& drafting, const Node& outfall, double least,
                         const std::string& use, bool& raised) {
  const Model& model = drafting.model;
  const double end = model.options.duration;
  Points points = outfall.stage == Node::Stage::tide
                      ? tide_course(model.options, model.curves.at(outfall.table).points)
                      : model.series.at(outfall.table);
  if (points.back().first < end) points.emplace_back(end, points.back().second);
  if (points.front().first > 0.0) points.insert(points.begin(), {0.0, points.front().second});
  for (auto& [time, level] : points) {
    level *= model.options.metre;
    raised = raised || level < least;
    level = std::max(level, least);
  }
  return keep_series(drafting, use, "m", std::move(points));
}

}  // namespace biandan::exchange::swmm
