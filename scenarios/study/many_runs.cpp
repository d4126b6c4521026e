#include "scenarios/study/many_runs.hpp"

#include <algorithm>
#include <atomic>
#include <exception>
#include <mutex>
#include <optional>
#include <thread>

#include "solver/flow/flow_inputs.hpp"

namespace biandan::study {

namespace {

using Group = std::vector<std::size_t>;

/// The runs of several cases while they are under way.
class Runs {
 public:
  Runs(const std::vector<Case>& cases, const RunEnded& ended,
       const std::vector<run::Observer*>& beside)
      : cases_(cases),
        ended_(ended),
        beside_(beside),
        runs_(cases.size()),
        failures_(cases.size()) {}

  /// One flow for all of them. Where one fails each runs by itself, to tell which.
  void run(const Group& group) {
    try {
      keep(group, run_together(tasks(group)));
    } catch (...) {
      if (group.size() == 1)
        failures_[group.front()] = std::current_exception();
      else
        for (const std::size_t alone : group) run(Group{alone});
    }
  }

  std::vector<SingleRun> all() && {
    for (const std::exception_ptr& failure : failures_)
      if (failure) std::rethrow_exception(failure);
    return std::move(runs_);
  }

 private:
  std::vector<WatchedCase> tasks(const Group& group) const {
    std::vector<WatchedCase> tasks;
    for (const std::size_t i : group)
      tasks.push_back({&cases_[i], beside_.empty() ? nullptr : beside_[i]});
    return tasks;
  }

  void keep(const Group& group, std::vector<SingleRun> runs) {
    const std::lock_guard lock(telling_);
    for (std::size_t k = 0; k < group.size(); ++k) {
      runs_[group[k]] = std::move(runs[k]);
      if (ended_) ended_(group[k], runs_[group[k]]);
    }
  }

  const std::vector<Case>& cases_;
  const RunEnded& ended_;
  const std::vector<run::Observer*>& beside_;
  std::vector<SingleRun> runs_;
  std::vector<std::exception_ptr> failures_;
  std::mutex telling_;
};

}  // namespace

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
  const std::size_t processors = std::max(1U, std::thread::hardware_concurrency());
  std::vector<Group> groups = by_flow(cases, (cases.size() + processors - 1) / processors);
  // The longest first, so that no processor is left with one at the end.
  std::ranges::stable_sort(groups, std::ranges::greater(), &Group::size);
  Runs runs(cases, ended, beside);
  std::atomic<std::size_t> next = 0;
  const auto work = [&] {
    for (std::size_t g = next++; g < groups.size(); g = next++) runs.run(groups[g]);
  };
  std::vector<std::thread> threads;
  for (std::size_t i = 1; i < std::min(groups.size(), processors); ++i) threads.emplace_back(work);
  work();
  for (std::thread& thread : threads) thread.join();
  return {std::move(runs).all(), groups.size()};
}

}  // namespace biandan::study
