// What an ensemble says of each limit: how probable it is to go over, how much, when and how long,
// and which inputs drive that.
#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <vector>

#include "scenarios/chance/sensitivity.hpp"
#include "scenarios/chance/statistics.hpp"
#include "scenarios/study/ensemble.hpp"

namespace biandan::study {

/// The values that 5, 50 and 95 % of the members stay below.
struct Spread {
  double low = 0.0;
  double middle = 0.0;
  double high = 0.0;
};

/// Precondition: not empty.
Spread spread_of(std::vector<double> values);

/// An input and what the worst value owes to it.
struct Driver {
  std::size_t input = 0;
  double rank_correlation = 0.0;
  chance::Index index;  ///< first-order, of the share of the variance
};

struct TargetStatistics {
  chance::Probability over;        ///< at some time
  chance::Probability month_over;  ///< in a month mean
  Spread peak;
  Spread month_mean;
  Spread seconds_over;               ///< of all members, 0 of those that are never over
  std::optional<Spread> first_over;  ///< [s since start], of those that are
  std::vector<double> level;         ///< probability of blue or worse, yellow or worse, ...
  standard::WarningLevel warned = standard::WarningLevel::none;  ///< by probability and severity
  std::vector<Driver> drivers;  ///< the strongest first; none of no spread
};

/// By target. `level`: probability from which blue, yellow, orange and red are given. Only members
/// that completed count. Precondition: some did.
std::vector<TargetStatistics> statistics_of(const Ensemble& ensemble,
                                            const std::array<double, 4>& level);

/// The lead: the first time by which the share of members that have been over reaches the
/// probability [s since start].
std::optional<double> lead_time(const Ensemble& ensemble, std::size_t target, double probability);

}  // namespace biandan::study
