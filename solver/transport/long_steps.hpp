// Reaction steps over several steps of the case: how long one may be that begins now.
//
// Their numbers of steps are the divisors of the largest number within
// Quality::longest_reaction_step, and one of m steps begins at multiples of m, so that all of them
// meet where the largest ends.
#pragma once

#include <algorithm>
#include <cmath>
#include <limits>
#include <vector>

#include "model/base/archive.hpp"
#include "model/case.hpp"

namespace biandan::transport {

/// A step of the case: its number, and how many whole ones are left with it; none at the end.
struct CaseStep {
  long number = 0;
  long left = 1;
};

/// One that has begun; of no steps where none has.
struct LongStep {
  long steps = 0;
  long end = 0;  ///< number of the step of the case that it does not take in any more

  bool begun() const { return steps > 0; }
  void carry(base::Archive& archive) { archive(steps, end); }
};

class LongSteps {
 public:
  explicit LongSteps(const Case& problem) : step_(problem.settings.step) {
    const long most = largest(problem);
    for (long divisor = most; divisor >= 1; --divisor)
      if (most % divisor == 0) lengths_.push_back(divisor);
  }

  /// Whether those that were refused a long step are to ask again: to ask costs as much as a step.
  bool may_ask_again(const CaseStep& at) const {
    constexpr long seldom = 16;  // of the longest
    return at.number % (seldom * lengths_.front()) == 0;
  }
  /// [s]
  double half_of(long steps) const { return 0.5 * static_cast<double>(steps) * step_; }

  /// The largest that may begin with a step of the case, with half of it within a time [s].
  long most(const CaseStep& at, double half = std::numeric_limits<double>::infinity()) const {
    const auto fits = [&](long steps) {
      return at.number % steps == 0 && steps <= at.left && half_of(steps) <= half;
    };
    const auto found = std::ranges::find_if(lengths_, fits);
    return found == lengths_.end() ? 1 : *found;
  }

 private:
  static long largest(const Case& problem) {
    // Rules that read concentrations are to see those of their moment.
    const double step = problem.settings.step;
    if (network::reads_concentration(problem.network) || !(step > 0.0)) return 1;
    const double longest = problem.quality.longest_reaction_step / step;
    return std::max(1L, std::lround(std::floor(longest * (1.0 + 1e-9))));
  }

  double step_;
  std::vector<long> lengths_;  // numbers of steps, the largest first; 1 stands for none
};

}  // namespace biandan::transport
