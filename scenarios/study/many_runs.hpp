// Runs of several cases, as many at a time as there are processors.
#pragma once

#include <functional>
#include <vector>

#include "model/case.hpp"
#include "scenarios/study/single_run.hpp"

namespace biandan::study {

/// By case, in their order, whichever ended first. `ended` is told of each as it ends, one call at
/// a time. What the first case that failed threw is thrown when all have ended.
std::vector<SingleRun> run_many(
    const std::vector<Case>& cases,
    const std::function<void(std::size_t index, const SingleRun& run)>& ended = {});

}  // namespace biandan::study
