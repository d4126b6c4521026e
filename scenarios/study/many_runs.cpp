#include "scenarios/study/many_runs.hpp"

#include <algorithm>
#include <atomic>
#include <exception>
#include <mutex>
#include <thread>

namespace biandan::study {

std::vector<SingleRun> run_many(
    const std::vector<Case>& cases,
    const std::function<void(std::size_t index, const SingleRun& run)>& ended) {
  std::vector<SingleRun> runs(cases.size());
  std::vector<std::exception_ptr> failures(cases.size());
  std::atomic<std::size_t> next = 0;
  std::mutex telling;
  const auto work = [&] {
    for (std::size_t i = next++; i < cases.size(); i = next++) {
      try {
        runs[i] = run_single(cases[i]);
        const std::lock_guard lock(telling);
        if (ended) ended(i, runs[i]);
      } catch (...) {
        failures[i] = std::current_exception();
      }
    }
  };
  const std::size_t workers =
      std::min<std::size_t>(cases.size(), std::max(1U, std::thread::hardware_concurrency()));
  std::vector<std::thread> threads;
  for (std::size_t i = 1; i < workers; ++i) threads.emplace_back(work);
  work();
  for (std::thread& thread : threads) thread.join();
  for (const std::exception_ptr& failure : failures)
    if (failure) std::rethrow_exception(failure);
  return runs;
}

}  // namespace biandan::study
