// What a member of an ensemble costs: the benchmark network of 1,000 pieces with eight constituents
// (the lumped set and two of one's own), with a flow of its own, and with one that eight members
// share; on one processor, and two members at a time on two. Beside it the floor of the flow
// (tests/support/flow_floor.hpp) of one river and of several in lanes: what packing members could
// gain.
#include <chrono>
#include <cstdio>
#include <ctime>
#include <functional>
#include <thread>
#include <vector>

#include "solver/run/simulate.hpp"
#include "tests/support/bench_network.hpp"
#include "tests/support/bench_quality.hpp"
#include "tests/support/flow_floor.hpp"

namespace {

using namespace biandan;

constexpr double day = 86400.0, days = 10.0, month = 30.0, dt = 300.0;

/// Processor time, so that other programs on the machine do not count.
double seconds_now() {
  return static_cast<double>(std::clock()) / CLOCKS_PER_SEC;
}

/// Time on the wall, which threads share.
double wall_seconds(const std::function<void()>& work) {
  const auto begun = std::chrono::steady_clock::now();
  work();
  return std::chrono::duration<double>(std::chrono::steady_clock::now() - begun).count();
}

double processor_seconds(const std::function<void()>& work) {
  const double begun = seconds_now();
  work();
  return seconds_now() - begun;
}

}  // namespace

int main() {
  Case problem = test::with_quality(test::bench_network(test::bench_1000), "lumped", 2, 0.0);
  problem.settings.duration = days * day;
  run::RunStatistics found;
  const double own = processor_seconds([&] { found = run::simulate(problem, {}); });
  constexpr std::size_t sharing = 8;
  const std::vector<run::Task> tasks(sharing, run::Task{problem, {}});
  const double shared =
      processor_seconds([&] { run::simulate_together(tasks); }) / static_cast<double>(sharing);
  const auto one = [&] { run::simulate(problem, {}); };
  const double in_turn = wall_seconds([&] {
    one();
    one();
  });
  const double at_once = wall_seconds([&] {
    std::thread other(one);
    one();
    other.join();
  });
  const double work = static_cast<double>(found.cells) * static_cast<double>(found.steps);
  const auto row = [&](const char* what, double seconds) {
    std::printf("%-34s %8.2f s for 30 days %8.1f ns/cell/step\n", what, seconds * month / days,
                1e9 * seconds / work);
  };
  row("member with a flow of its own", own);
  row("member of eight that share a flow", shared);
  std::printf("%-34s %8.2f times\n", "sharing a flow", own / shared);
  std::printf("%-34s %8.2f times\n", "two threads against one", in_turn / at_once);
  const double iterations =
      static_cast<double>(found.newton_iterations) / static_cast<double>(found.steps);
  const auto floor = [&](std::size_t lanes, double ns) {
    std::printf("floor of the flow, %2zu lanes %32.1f ns/cell/step\n", lanes, ns);
  };
  floor(1, test::flow_floor_cost<1>(found.cells, dt, iterations, seconds_now));
  floor(4, test::flow_floor_cost<4>(found.cells, dt, iterations, seconds_now));
  floor(8, test::flow_floor_cost<8>(found.cells, dt, iterations, seconds_now));
  floor(16, test::flow_floor_cost<16>(found.cells, dt, iterations, seconds_now));
  return 0;
}
