#include "tests/support/bench_quality.hpp"

#include "model/quality/kinetics_set.hpp"

namespace biandan::test {

namespace {

constexpr double day = 86400.0;

quality::Constituent own(const std::string& name, double decay) {
  quality::Constituent constituent;
  constituent.name = name;
  constituent.user_defined = true;
  constituent.decay = decay;
  constituent.initial = 1.0;
  return constituent;
}

}  // namespace

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

}  // namespace biandan::test
