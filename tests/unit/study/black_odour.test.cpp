// Sections with black-odorous water: when first, how long, by what.
#include "scenarios/study/black_odour.hpp"

#include <doctest/doctest.h>

using namespace biandan;
using doctest::Approx;
using standard::BlackOdour;

namespace {

/// Two sections with DO and NH3-N, samples every hour.
struct Made {
  Case problem;
  study::Recording recording;
};

Made made(std::vector<std::vector<double>> first, std::vector<std::vector<double>> second) {
  Made result;
  for (const char* name : {"DO", "NH3-N"})
    result.problem.quality.constituents.emplace_back().name = name;
  result.problem.sections.resize(2);
  for (std::size_t k = 0; k < first[0].size(); ++k)
    result.recording.times.push_back(3600.0 * static_cast<double>(k));
  result.recording.sections.resize(2);
  result.recording.sections[0].shown = std::move(first);
  result.recording.sections[1].shown = std::move(second);
  return result;
}

}  // namespace

TEST_CASE("a clean section and a bad one") {
  const Made river = made({{8, 8, 8, 8, 8}, {1, 1, 8, 1, 1}}, {{4, 0, 0, 4, 4}, {1, 1, 15, 1, 1}});
  const study::BlackOdourResult result = study::assess_black_odour(river.problem, river.recording);
  REQUIRE(result.sections.size() == 2);
  CHECK(result.sections[0].grade == BlackOdour::none);  // ammonia stands at its bound
  CHECK(result.sections[0].items.empty());
  CHECK_FALSE(result.sections[0].mild.first);

  const study::BlackOdourSection& bad = result.sections[1];
  CHECK(bad.grade == BlackOdour::severe);
  REQUIRE(bad.items.size() == 2);
  const study::BlackOdourItem& oxygen = bad.items[0];
  CHECK(oxygen.indicator->code == "DO");
  CHECK(oxygen.grade == BlackOdour::severe);
  CHECK(oxygen.worst.value == 0.0);
  CHECK(oxygen.worst.time == 3600.0);
  CHECK(*oxygen.mild.first == Approx(1800.0).epsilon(1e-6));
  CHECK(oxygen.mild.seconds == Approx(7200.0).epsilon(1e-6));
  CHECK(*oxygen.severe.first == Approx(3420.0).epsilon(1e-6));
  const study::BlackOdourItem& ammonia = bad.items[1];
  CHECK(ammonia.grade == BlackOdour::mild);  // 15 is the bound of severe
  CHECK(*ammonia.mild.first == Approx(5400.0).epsilon(1e-6));
  CHECK_FALSE(ammonia.severe.first);
  // Oxygen until 2.5 h, ammonia from 1.5 h until 2.5 h: no moment counts twice.
  CHECK(*bad.mild.first == Approx(1800.0).epsilon(1e-6));
  CHECK(bad.mild.seconds == Approx(7200.0).epsilon(1e-6));
  CHECK(bad.severe.seconds == oxygen.severe.seconds);
}

TEST_CASE("what is not carried is named, and nothing is judged without indicators") {
  const Made river = made({{8, 8}, {1, 1}}, {{8, 8}, {1, 1}});
  CHECK(study::assess_black_odour(river.problem, river.recording).items.missing.size() == 2);
  Made salt = river;
  for (quality::Constituent& constituent : salt.problem.quality.constituents)
    constituent.name = "salt";
  const study::BlackOdourResult result = study::assess_black_odour(salt.problem, salt.recording);
  CHECK(result.items.black_odour.empty());
  CHECK(result.sections[0].grade == BlackOdour::none);
  CHECK(result.items.missing.size() == 4);
}
