// A value that changes in time.
#pragma once

#include <cstddef>
#include <vector>

namespace biandan::base {

/// Value over time. Times [s since the start of the run] increase strictly; before the first and
/// after the last time the nearest value holds (the reader refuses series that do not cover the
/// run). One point is a constant.
///
/// `linear`: straight lines between the points. `step`: each value holds until the next time.
class Series {
 public:
  enum class Between { linear, step };

  Series() : Series(0.0) {}
  explicit Series(double constant) : times_{0.0}, values_{constant}, cumulative_{0.0} {}
  /// Precondition: sizes equal and not zero, times strictly increasing.
  Series(std::vector<double> times, std::vector<double> values, Between between = Between::linear);

  double at(double time) const;
  /// Exact mean over [from, to]; `at(from)` when both are equal.
  double mean(double from, double to) const {
    return constant() ? values_.front() : mean_of_pieces(from, to);
  }
  /// The first time after `time` at which a step series changes its value; infinity when there is
  /// none, or for a linear one.
  double next_change(double time) const;

  bool constant() const { return values_.size() == 1; }
  double minimum() const;
  double maximum() const;
  Series scaled(double factor) const;

  const std::vector<double>& times() const { return times_; }
  const std::vector<double>& values() const { return values_; }
  Between between() const { return between_; }

  bool operator==(const Series&) const = default;

 private:
  double mean_of_pieces(double from, double to) const;
  /// The piece from times_[i] on that holds a time; the first for times before it.
  std::size_t piece_at(double time) const;
  double piece_value(std::size_t piece, double time) const;
  double piece_mean(std::size_t piece, double from, double to) const;

  std::vector<double> times_;
  std::vector<double> values_;
  std::vector<double> cumulative_;  // integral from times_[0] to times_[i]
  Between between_ = Between::linear;
};

/// The sum of two step series; a constant counts as one.
Series sum_of_steps(const Series& a, const Series& b);

}  // namespace biandan::base
