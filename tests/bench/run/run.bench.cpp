// What water quality adds to a run of the benchmark network: ns per cell and step of 300 s for
// flow, transport and reactions, in a run of ten days with nothing dissolved, with two conservative
// constituents, with eight (the lumped set and two of one's own that decay), without and with
// dispersion, and with the full set. `bench_run full` measures only rows with that in their name.
#include <cstdio>
#include <string>
#include <vector>

#include "solver/run/simulate.hpp"
#include "tests/support/bench_network.hpp"
#include "tests/support/bench_quality.hpp"

namespace {

using namespace biandan;

void row(const std::string& what, const Case& problem, const std::string& wanted) {
  if (what.find(wanted) == std::string::npos) return;
  const run::RunStatistics found = run::simulate(problem, {});
  const double work = static_cast<double>(found.cells) * static_cast<double>(found.steps);
  const auto ns = [&](double seconds) { return 1e9 * seconds / work; };
  std::printf("%-34s %8.1f %10.1f %10.1f %8.1f %8.2f\n", what.c_str(), ns(found.flow_seconds),
              ns(found.transport_seconds), ns(found.reaction_seconds), ns(found.seconds),
              found.reaction_length);
}

}  // namespace

int main(int count, char** argument) {
  const std::string wanted = count > 1 ? argument[1] : "";
  const Case network = test::bench_network(test::bench_1000);
  std::printf("ns per cell and step %13s %8s %10s %10s %8s  steps in a reaction step\n", "", "flow",
              "transport", "reactions", "all");
  row("flow alone", test::with_quality(network, "none", 0, 0.0), wanted);
  row("2 conservative", test::with_quality(network, "none", 2, 0.0), wanted);
  row("6 lumped and 2 own", test::with_quality(network, "lumped", 2, 0.0), wanted);
  row("6 lumped, 2 own, dispersion", test::with_quality(network, "lumped", 2, 10.0), wanted);
  row("full", test::with_quality(network, "full", 0, 0.0), wanted);
  for (const std::string set : {"lumped", "full"}) {
    Case problem = test::with_quality(network, set, set == "lumped" ? 2 : 0, 0.0);
    problem.quality.longest_reaction_step = 1800.0;
    problem.quality.reaction_step_error = 0.01;
    row(set + ", long reaction steps", problem, wanted);
  }
  return 0;
}
