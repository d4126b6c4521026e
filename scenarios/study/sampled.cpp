#include "scenarios/study/sampled.hpp"

#include <algorithm>
#include <cmath>

namespace biandan::study {

namespace {

struct Point {
  double time = 0.0;
  double value = 0.0;
};

// Calls visit(left, right) for every straight piece of the window, cut at its ends.
template <class Visit>
void each_piece(const Sampled& sampled, const Window& window, Visit visit) {
  Point left{window.from, value_at(sampled, window.from)};
  const auto first = std::upper_bound(sampled.times.begin(), sampled.times.end(), window.from);
  for (auto next = first; next != sampled.times.end() && *next < window.to; ++next) {
    const auto k = static_cast<std::size_t>(next - sampled.times.begin());
    const Point right{*next, sampled.values[k]};
    visit(left, right);
    left = right;
  }
  visit(left, Point{window.to, value_at(sampled, window.to)});
}

// How far over the limit; not positive where the limit is kept, within its rounding.
double excess(const standard::Limit& limit, double value) {
  const double over =
      limit.sense == standard::Sense::minimum ? limit.value - value : value - limit.value;
  return over - standard::limit_rounding * std::abs(limit.value);
}

// The part of a straight piece, in shares of its length, that is over the limit.
struct PartOver {
  double from = 0.0;
  double to = 0.0;
};

std::optional<PartOver> part_over(double left, double right) {
  if (left <= 0.0 && right <= 0.0) return std::nullopt;
  // Signs differ below, so that the share lies between 0 and 1.
  return PartOver{left > 0.0 ? 0.0 : -left / (right - left),
                  right > 0.0 ? 1.0 : left / (left - right)};
}

}  // namespace

double value_at(const Sampled& sampled, double time) {
  const auto next = std::lower_bound(sampled.times.begin(), sampled.times.end(), time);
  if (next == sampled.times.end()) return sampled.values.back();
  const auto k = static_cast<std::size_t>(next - sampled.times.begin());
  if (k == 0 || *next == time) return sampled.values[k];
  const double share = (time - sampled.times[k - 1]) / (sampled.times[k] - sampled.times[k - 1]);
  return sampled.values[k - 1] + share * (sampled.values[k] - sampled.values[k - 1]);
}

double mean(const Sampled& sampled, const Window& window) {
  if (!(window.length() > 0.0)) return value_at(sampled, window.from);
  double sum = 0.0;
  each_piece(sampled, window, [&sum](const Point& left, const Point& right) {
    sum += 0.5 * (left.value + right.value) * (right.time - left.time);
  });
  return sum / window.length();
}

Extreme worst(const Sampled& sampled, const Window& window, standard::Sense sense) {
  Extreme found{value_at(sampled, window.from), window.from};
  each_piece(sampled, window, [&](const Point&, const Point& right) {
    const bool worse =
        sense == standard::Sense::minimum ? right.value < found.value : right.value > found.value;
    if (worse) found = {right.value, right.time};
  });
  return found;
}

TimeOver time_over(const Sampled& sampled, const Window& window, const standard::Limit& limit) {
  TimeOver result;
  each_piece(sampled, window, [&](const Point& left, const Point& right) {
    const auto part = part_over(excess(limit, left.value), excess(limit, right.value));
    if (!part) return;
    const double length = right.time - left.time;
    if (!result.first) result.first = left.time + part->from * length;
    result.seconds += (part->to - part->from) * length;
  });
  return result;
}

TimeOver time_over_any(std::span<const LimitedSeries> series) {
  TimeOver result;
  if (series.empty()) return result;
  const std::span<const double> times = series.front().sampled.times;
  for (std::size_t k = 1; k < times.size(); ++k) {
    // A straight piece is over at its left end up to a share, at its right end from one on.
    double left = 0.0;
    double right = 1.0;
    for (const auto& [sampled, limit] : series) {
      const auto part =
          part_over(excess(limit, sampled.values[k - 1]), excess(limit, sampled.values[k]));
      if (!part) continue;
      if (part->from == 0.0) left = std::max(left, part->to);
      if (part->to == 1.0) right = std::min(right, part->from);
    }
    const double length = times[k] - times[k - 1];
    const double over = std::min(1.0, left + 1.0 - right);
    if (over <= 0.0) continue;
    if (!result.first) result.first = times[k - 1] + (left > 0.0 ? 0.0 : right) * length;
    result.seconds += over * length;
  }
  return result;
}

}  // namespace biandan::study
