// Runs of several cases, as many at a time as there are processors.
//
// Cases whose flow is the same share one computation of it, each in the bits that it would have
// alone. They are shared out so that no processor gets more of them than its part; how many flows
// were computed therefore hangs on the machine, what comes out does not.
#pragma once

#include <cstddef>
#include <exception>
#include <functional>
#include <vector>

#include "model/case.hpp"
#include "scenarios/study/single_run.hpp"

namespace biandan::study {

/// Indices of cases that have one flow, in rising order, `most` of them or less. The first group
/// holds the first case.
std::vector<std::vector<std::size_t>> by_flow(const std::vector<Case>& cases, std::size_t most);

/// Runs a group of cases on one flow, `beside` as below; where that fails each by itself, to tell
/// which. Every case ends in one call of one of the two.
struct GroupEnds {
  std::function<void(std::size_t index, SingleRun run)> done;
  std::function<void(std::size_t index, std::exception_ptr why)> failed;
};
void run_group(const std::vector<Case>& cases, const std::vector<std::size_t>& group,
               const std::vector<run::Observer*>& beside, const GroupEnds& ends);

struct ManyRuns {
  std::vector<SingleRun> runs;  ///< by case, whichever ended first
  std::size_t flows = 0;        ///< computations of a flow
};

/// Called with each run as it ends, one call at a time.
using RunEnded = std::function<void(std::size_t index, const SingleRun& run)>;

/// `beside` watches the runs, too, by case; empty: nobody. What the first case that failed threw is
/// thrown when all have ended.
ManyRuns run_many(const std::vector<Case>& cases, const RunEnded& ended = {},
                  const std::vector<run::Observer*>& beside = {});

}  // namespace biandan::study
