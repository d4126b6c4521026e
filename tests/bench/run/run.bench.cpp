// What water quality adds to a run of the benchmark network: ns per cell and step of 300 s for
// flow, transport and reactions, in a run of ten days with nothing dissolved, with two conservative
// constituents, with eight (the lumped set and two of one's own that decay), without and with
// dispersion, and with the full set. `bench_run full` measures only rows with that in their name.
#include <cstdio>
#include <string>
#include <vector>

#include "model/quality/kinetics_set.hpp"
#include "solver/run/simulate.hpp"
#include "tests/support/bench_network.hpp"

namespace {

using namespace biandan;

constexpr double day = 86400.0;

quality::Constituent own(const std::string& name, double decay) {
  quality::Constituent constituent;
  constituent.name = name;
  constituent.user_defined = true;
  constituent.decay = decay;
  constituent.initial = 1.0;
  return constituent;
}

Case with_quality(Case problem, const std::string& kinetics, std::size_t own_ones,
                  double dispersion) {
  quality::Quality& quality = problem.quality;
  quality.kinetics = kinetics;
  quality.constituents.clear();
  const auto* set = quality::find_kinetics(kinetics);
  if (set != nullptr) quality.constituents = quality::constituents_of(*set);
  for (std::size_t i = 0; i < own_ones; ++i)
    quality.constituents.push_back(own(i == 0 ? "a" : "b", set != nullptr ? 0.1 / day : 0.0));
  problem.forcing.weather.solar = base::Series(200.0);
  for (forcing::Boundary& boundary : problem.forcing.boundaries)
    for (const quality::Constituent& constituent : quality.constituents)
      boundary.concentration.emplace_back(1.2 * constituent.initial);
  for (network::Reach& reach : problem.network.reaches) reach.dispersion = dispersion;
  problem.settings.duration = 10.0 * day;
  return problem;
}

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
  row("flow alone", with_quality(network, "none", 0, 0.0), wanted);
  row("2 conservative", with_quality(network, "none", 2, 0.0), wanted);
  row("6 lumped and 2 own", with_quality(network, "lumped", 2, 0.0), wanted);
  row("6 lumped, 2 own, dispersion", with_quality(network, "lumped", 2, 10.0), wanted);
  row("full", with_quality(network, "full", 0, 0.0), wanted);
  for (const std::string set : {"lumped", "full"}) {
    Case problem = with_quality(network, set, set == "lumped" ? 2 : 0, 0.0);
    problem.quality.longest_reaction_step = 1800.0;
    problem.quality.reaction_step_error = 0.01;
    row(set + ", long reaction steps", problem, wanted);
  }
  return 0;
}
