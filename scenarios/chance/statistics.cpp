#include "scenarios/chance/statistics.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace biandan::chance {

namespace {

constexpr double z = 1.959963984540054;  // two-sided 95 %

/// Correlation of what the members of two samples say, with the correction for continuity.
double phi(const Pairs& it) {
  const auto a = static_cast<double>(it.both), b = static_cast<double>(it.first);
  const auto c = static_cast<double>(it.second), d = static_cast<double>(it.none);
  const double margins = (a + b) * (c + d) * (a + c) * (b + d);
  if (margins == 0.0) return 0.0;
  const double cross = a * d - b * c;
  const double corrected = cross > 0.0 ? std::max(cross - 0.5 * (a + b + c + d), 0.0) : cross;
  return corrected / std::sqrt(margins);
}

/// Half an interval of a difference from those of its parts.
double reach(double one, double other, double correlation) {
  return std::sqrt(std::max(one * one - 2.0 * correlation * one * other + other * other, 0.0));
}

}  // namespace

Probability probability(std::size_t count, std::size_t of) {
  const auto n = static_cast<double>(of);
  const double p = static_cast<double>(count) / n;
  const double middle = (p + z * z / (2.0 * n)) / (1.0 + z * z / n);
  const double half = z * std::sqrt(p * (1.0 - p) / n + z * z / (4.0 * n * n)) / (1.0 + z * z / n);
  // At its ends the interval reaches the value up to rounding.
  return {p, {count == 0 ? 0.0 : middle - half, count == of ? 1.0 : middle + half}};
}

Probability probability_change(const Pairs& pairs) {
  const Probability one = probability(pairs.both + pairs.first, pairs.all());
  const Probability other = probability(pairs.both + pairs.second, pairs.all());
  const double correlation = phi(pairs);
  const double change = other.value - one.value;
  return {
      change,
      {change - reach(other.value - other.interval.low, one.interval.high - one.value, correlation),
       change +
           reach(other.interval.high - other.value, one.value - one.interval.low, correlation)}};
}

Mean mean_of(std::span<const double> values) {
  const auto n = static_cast<double>(values.size());
  const double mean = std::accumulate(values.begin(), values.end(), 0.0) / n;
  double squares = 0.0;
  for (const double value : values) squares += (value - mean) * (value - mean);
  const double half = z * std::sqrt(squares / (n - 1.0) / n);
  return {mean, {mean - half, mean + half}};
}

double quantile(std::span<const double> sorted, double p) {
  const double rank = p * static_cast<double>(sorted.size() - 1);
  const auto below = static_cast<std::size_t>(rank);
  if (below + 1 >= sorted.size()) return sorted.back();
  const double share = rank - static_cast<double>(below);
  return sorted[below] + share * (sorted[below + 1] - sorted[below]);
}

std::vector<double> ranks(std::span<const double> values) {
  std::vector<std::size_t> order(values.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::ranges::stable_sort(order, {}, [&](std::size_t i) { return values[i]; });
  std::vector<double> rank(values.size());
  for (std::size_t first = 0; first < order.size();) {
    std::size_t end = first + 1;
    while (end < order.size() && values[order[end]] == values[order[first]]) ++end;
    const double mean = 0.5 * static_cast<double>(first + 1 + end);
    for (; first < end; ++first) rank[order[first]] = mean;
  }
  return rank;
}

double rank_correlation(std::span<const double> a, std::span<const double> b) {
  const std::vector<double> x = ranks(a), y = ranks(b);
  const double mean = 0.5 * static_cast<double>(x.size() + 1);
  double xy = 0.0, xx = 0.0, yy = 0.0;
  for (std::size_t i = 0; i < x.size(); ++i) {
    xy += (x[i] - mean) * (y[i] - mean);
    xx += (x[i] - mean) * (x[i] - mean);
    yy += (y[i] - mean) * (y[i] - mean);
  }
  return xx > 0.0 && yy > 0.0 ? xy / std::sqrt(xx * yy) : 0.0;
}

}  // namespace biandan::chance
