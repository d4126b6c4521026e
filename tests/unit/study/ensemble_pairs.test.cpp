#include "scenarios/study/ensemble_pairs.hpp"

#include <doctest/doctest.h>

#include <initializer_list>

using namespace biandan;
using doctest::Approx;
using study::Ensemble;

namespace {

study::Target target(std::size_t section, const char* code, double limit, standard::Sense sense) {
  study::Target made;
  made.section = section;
  made.code = code;
  made.limit = {limit, sense, std::string(standard::class_rule_set)};
  return made;
}

/// Members with these peaks of the first target.
Ensemble with_peaks(std::vector<study::Target> targets, std::initializer_list<double> peaks) {
  Ensemble ensemble;
  ensemble.targets = std::move(targets);
  for (const double peak : peaks) {
    study::Member member;
    member.ended = true;
    for (const study::Target& it : ensemble.targets) {
      study::Shown shown;
      shown.peak = peak;
      const bool over = it.limit.sense == standard::Sense::maximum ? peak > it.limit.value
                                                                   : peak < it.limit.value;
      if (over) {
        shown.first_over = 3600.0;
        shown.seconds_over = 7200.0;
      }
      member.shown.push_back(shown);
    }
    ensemble.members.push_back(member);
  }
  return ensemble;
}

}  // namespace

TEST_CASE("changes are those of members, not of the ensembles") {
  const auto ammonia = target(0, "NH3-N", 1.0, standard::Sense::maximum);
  const Ensemble base = with_peaks({ammonia}, {0.8, 1.2, 1.4, 2.0});
  const Ensemble with = with_peaks({ammonia}, {0.7, 0.9, 1.3, 2.1});
  const study::EnsemblePairs found = study::pairs_of(base, with);
  CHECK(found.pairs == 4);
  REQUIRE(found.targets.size() == 1);
  const study::PairedTarget& it = found.targets[0];
  CHECK(it.base_over.value == 0.75);
  CHECK(it.with_over.value == 0.5);
  CHECK(it.over_change.value == -0.25);
  CHECK(it.peak.mean.value == Approx(-0.1));
  CHECK(it.peak.better == 0.75);
  CHECK(it.peak.worse == 0.25);
  CHECK(it.seconds_over.mean.value == Approx(-1800.0));
  CHECK(it.seconds_over.better == 0.25);
  CHECK(it.seconds_over.worse == 0.0);
}

TEST_CASE("of a lower limit more is better, and less than a thousandth of a limit is nothing") {
  const auto oxygen = target(0, "DO", 5.0, standard::Sense::minimum);
  const study::EnsemblePairs found =
      study::pairs_of(with_peaks({oxygen}, {4.0, 6.0}), with_peaks({oxygen}, {4.5, 5.996}));
  REQUIRE(found.targets.size() == 1);
  CHECK(found.targets[0].peak.better == 0.5);
  CHECK(found.targets[0].peak.worse == 0.0);
}

TEST_CASE("members that failed in one of both, and limits that one has not, are left out") {
  const auto ammonia = target(0, "NH3-N", 1.0, standard::Sense::maximum);
  const auto elsewhere = target(1, "NH3-N", 1.0, standard::Sense::maximum);
  Ensemble base = with_peaks({ammonia, elsewhere}, {0.8, 1.2, 1.4});
  Ensemble with = with_peaks({elsewhere}, {0.7, 0.9, 1.3});
  base.members[1].shown.clear();
  study::EnsemblePairs found = study::pairs_of(base, with);
  CHECK(found.pairs == 2);
  REQUIRE(found.targets.size() == 1);
  CHECK(found.targets[0].base == 1);
  CHECK(found.targets[0].with == 0);
  with.members[2].shown.clear();
  found = study::pairs_of(base, with);
  CHECK(found.pairs == 1);
  CHECK(found.targets.empty());
}
