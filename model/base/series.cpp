#include "model/base/series.hpp"

#include <algorithm>
#include <cassert>
#include <iterator>
#include <limits>
#include <utility>

namespace biandan::base {

Series::Series(std::vector<double> times, std::vector<double> values, Between between)
    : times_(std::move(times)), values_(std::move(values)), between_(between) {
  assert(!times_.empty() && times_.size() == values_.size());
  assert(std::adjacent_find(times_.begin(), times_.end(), std::greater_equal<>()) == times_.end());
  cumulative_.reserve(times_.size());
  // The sum in more digits than it is stored with: a million rows must not drift.
  long double sum = 0.0L;
  cumulative_.push_back(0.0);
  for (std::size_t i = 0; i + 1 < times_.size(); ++i) {
    sum += static_cast<long double>(piece_mean(i, times_[i], times_[i + 1])) *
           (times_[i + 1] - times_[i]);
    cumulative_.push_back(static_cast<double>(sum));
  }
}

std::size_t Series::piece_at(double time) const {
  const auto after = std::upper_bound(times_.begin(), times_.end(), time);
  return after == times_.begin() ? 0 : static_cast<std::size_t>(after - times_.begin()) - 1;
}

double Series::piece_value(std::size_t piece, double time) const {
  if (piece + 1 == times_.size() || between_ == Between::step || time <= times_[piece])
    return values_[piece];
  const double share = (time - times_[piece]) / (times_[piece + 1] - times_[piece]);
  return values_[piece] + share * (values_[piece + 1] - values_[piece]);
}

double Series::piece_mean(std::size_t piece, double from, double to) const {
  if (between_ == Between::step) return values_[piece];
  return 0.5 * (piece_value(piece, from) + piece_value(piece, to));
}

double Series::at(double time) const {
  return piece_value(piece_at(time), time);
}

double Series::mean_of_pieces(double from, double to) const {
  assert(from <= to);
  if (from == to) return at(from);
  // Before the first time its value holds, a piece of its own.
  const double first = times_.front();
  if (to <= first) return values_.front();
  const double lead = std::max(0.0, first - from);
  const double begin = std::max(from, first);

  const std::size_t i = piece_at(begin);
  const std::size_t j = piece_at(to);
  if (i == j && lead == 0.0) return piece_mean(i, from, to);
  double integral = values_.front() * lead;
  if (i == j) {
    integral += piece_mean(i, begin, to) * (to - begin);
  } else {
    integral += piece_mean(i, begin, times_[i + 1]) * (times_[i + 1] - begin);
    integral += cumulative_[j] - cumulative_[i + 1];
    integral += piece_mean(j, times_[j], to) * (to - times_[j]);
  }
  return integral / (to - from);
}

double Series::next_change(double time) const {
  if (between_ == Between::step) {
    for (std::size_t i = piece_at(time) + (time < times_.front() ? 0 : 1); i < times_.size(); ++i)
      if (i > 0 && values_[i] != values_[i - 1]) return times_[i];
  }
  return std::numeric_limits<double>::infinity();
}

double Series::minimum() const {
  return *std::min_element(values_.begin(), values_.end());
}

double Series::maximum() const {
  return *std::max_element(values_.begin(), values_.end());
}

Series Series::scaled(double factor) const {
  std::vector<double> values = values_;
  for (double& value : values) value *= factor;
  return Series(times_, std::move(values), between_);
}

Series sum_of_steps(const Series& a, const Series& b) {
  assert(a.constant() || a.between() == Series::Between::step);
  assert(b.constant() || b.between() == Series::Between::step);
  std::vector<double> times;
  std::set_union(a.times().begin(), a.times().end(), b.times().begin(), b.times().end(),
                 std::back_inserter(times));
  std::vector<double> values;
  for (const double time : times) values.push_back(a.at(time) + b.at(time));
  return {std::move(times), std::move(values), Series::Between::step};
}

}  // namespace biandan::base
