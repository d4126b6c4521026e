#include "scenarios/study/workers.hpp"

#include <algorithm>
#include <system_error>
#include <thread>
#include <vector>

namespace biandan::study {

std::size_t processors() {
  return std::max(1U, std::thread::hardware_concurrency());
}

void work_together(std::size_t most, const std::function<void()>& work) {
  std::vector<std::thread> threads;
  try {
    for (std::size_t i = 1; i < std::min(most, processors()); ++i) threads.emplace_back(work);
  } catch (const std::system_error&) {
    // Those that are there do it all.
  }
  work();
  for (std::thread& thread : threads) thread.join();
}

}  // namespace biandan::study
