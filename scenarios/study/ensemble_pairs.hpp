// Two ensembles of the same draws beside each other: what a scenario changes in every member, which
// tells far more than the difference of two probabilities that were found apart.
#pragma once

#include <cstddef>
#include <vector>

#include "scenarios/chance/statistics.hpp"
#include "scenarios/study/ensemble.hpp"
#include "scenarios/study/ensemble_statistics.hpp"

namespace biandan::study {

/// What changes of a value from member to member.
struct Change {
  Spread spread;
  chance::Mean mean;
  double better = 0.0;  ///< share of members that it changes by more than a thousandth of the
  double worse = 0.0;   ///< limit, or a minute over it, in either direction
};

/// A limit that both ensembles have.
struct PairedTarget {
  std::size_t base = 0;  ///< index of the target in the base
  std::size_t with = 0;  ///< and in the other
  chance::Probability base_over, with_over;
  chance::Probability over_change;  ///< of the probability of going over at some time
  chance::Probability month_over_change;
  Change peak;
  Change month_mean;
  Change seconds_over;
};

struct EnsemblePairs {
  std::size_t pairs = 0;              ///< members that completed in both
  std::vector<PairedTarget> targets;  ///< in the order of the base
};

/// Precondition: both have as many members, of the same draws. No targets where fewer than two
/// pairs completed.
EnsemblePairs pairs_of(const Ensemble& base, const Ensemble& with);

}  // namespace biandan::study
