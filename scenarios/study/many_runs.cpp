#include "scenarios/study/many_runs.hpp"

#include <algorithm>
#include <atomic>
#include <mutex>
#include <optional>
#include <utility>

#include "model/base/error.hpp"
#include "scenarios/study/workers.hpp"
#include "solver/flow/flow_inputs.hpp"

namespace biandan::study {

namespace {

using Group = std::vector<std::size_t>;

std::vector<WatchedCase> watched(const std::vector<Case>& cases, const Group& group,
                                 const std::vector<run::Observer*>& beside) {
  std::vector<WatchedCase> all;
  for (const std::size_t i : group)
    all.push_back({&cases[i], beside.empty() ? nullptr : beside[i]});
  return all;
}

/// A failed run says of which scenario it is.
[[noreturn]] void rethrow_named(const std::exception_ptr& failure, const Case& problem) {
  try {
    std::rethrow_exception(failure);
  } catch (const base::RunError& error) {
    if (problem.scenario.empty()) throw;
    throw base::RunError("scenario '" + problem.scenario + "': " + error.what());
  }
}

}  // namespace

void run_group(const std::vector<Case>& cases, const Group& group,
               const std::vector<run::Observer*>& beside, const GroupEnds& ends) {
  std::vector<SingleRun> runs;
  try {
    runs = run_together(watched(cases, group, beside));
  } catch (...) {
    if (group.size() == 1) return ends.failed(group.front(), std::current_exception());
    for (const std::size_t alone : group) run_group(cases, {alone}, beside, ends);
    return;
  }
  for (std::size_t k = 0; k < group.size(); ++k) ends.done(group[k], std::move(runs[k]));
}

std::vector<Group> by_flow(const std::vector<Case>& cases, std::size_t most) {
  std::vector<Group> groups;
  std::vector<std::optional<flow::FlowInputs>> inputs;  // of each group
  for (std::size_t i = 0; i < cases.size(); ++i) {
    std::optional<flow::FlowInputs> own = flow::flow_inputs(cases[i]);
    std::size_t g = 0;
    while (g < groups.size() && !(own && groups[g].size() < most && inputs[g] == own)) ++g;
    if (g == groups.size()) {
      groups.emplace_back();
      inputs.push_back(std::move(own));
    }
    groups[g].push_back(i);
  }
  return groups;
}

ManyRuns run_many(const std::vector<Case>& cases, const RunEnded& ended,
                  const std::vector<run::Observer*>& beside) {
  std::vector<Group> groups = by_flow(cases, (cases.size() + processors() - 1) / processors());
  // The longest first, so that no processor is left with one at the end.
  std::ranges::stable_sort(groups, std::ranges::greater(), &Group::size);
  ManyRuns many{std::vector<SingleRun>(cases.size()), groups.size()};
  std::vector<std::exception_ptr> failures(cases.size());
  std::mutex telling;
  const GroupEnds ends{
      [&](std::size_t index, SingleRun run) {
        const std::lock_guard lock(telling);
        many.runs[index] = std::move(run);
        if (ended) ended(index, many.runs[index]);
      },
      [&](std::size_t index, std::exception_ptr why) { failures[index] = std::move(why); }};
  std::atomic<std::size_t> next = 0;
  work_together(groups.size(), [&] {
    for (std::size_t g = next++; g < groups.size(); g = next++)
      run_group(cases, groups[g], beside, ends);
  });
  for (std::size_t i = 0; i < cases.size(); ++i)
    if (failures[i]) rethrow_named(failures[i], cases[i]);
  return many;
}

}  // namespace biandan::study
