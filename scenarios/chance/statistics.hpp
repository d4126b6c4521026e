// What a sample says: shares with their uncertainty, quantiles.
#pragma once

#include <cstddef>
#include <span>
#include <vector>

namespace biandan::chance {

struct Interval {
  double low = 0.0;
  double high = 0.0;
};

/// A probability that was seen `count` times in `of` members, with its interval of 95 % confidence
/// (Wilson 1927, Journal of the American Statistical Association 22, 209-212).
struct Probability {
  double value = 0.0;
  Interval interval;
};
/// Precondition: of > 0.
Probability probability(std::size_t count, std::size_t of);

/// What members of two samples say beside each other, member by member: how many say it in both, in
/// one of them, in none.
struct Pairs {
  std::size_t both = 0;
  std::size_t first = 0;  ///< only
  std::size_t second = 0;
  std::size_t none = 0;

  std::size_t all() const { return both + first + second + none; }
};

/// The probability of the second sample less that of the first, with its interval of 95 %
/// confidence (Newcombe 1998, Statistics in Medicine 17, 2635-2650, method 10). Precondition: all()
/// > 0.
Probability probability_change(const Pairs& pairs);

/// The mean of a sample, with its interval of 95 % confidence from its standard error.
/// Precondition: two values or more.
struct Mean {
  double value = 0.0;
  Interval interval;
};
Mean mean_of(std::span<const double> values);

/// Quantile of a sorted sample, linear between its members: that of rank 1 + (n - 1) p (Hyndman and
/// Fan 1996, The American Statistician 50, 361-365, definition 7). Precondition: not empty.
double quantile(std::span<const double> sorted, double p);

/// Ranks from 1; equal values share the mean of theirs.
std::vector<double> ranks(std::span<const double> values);

/// Rank correlation of Spearman; 0 where one of both does not vary.
double rank_correlation(std::span<const double> a, std::span<const double> b);

}  // namespace biandan::chance
