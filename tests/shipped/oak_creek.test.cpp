// Salt slugs in Oak Creek: three measured records against the run, held to what the exact solution
// of the advection-dispersion equation reaches on them (oak-creek/expected.csv).
#include <doctest/doctest.h>

#include <cmath>
#include <cstdio>
#include <fstream>
#include <sstream>
#include <string>
#include <vector>

#include "tests/shipped/figures.hpp"
#include "tests/support/figure.hpp"

using biandan::test::figure_at_most;

namespace {

struct Expected {
  std::string section;
  double nse = 0.0;
  double peak = 0.0;       ///< [g/m3]
  double peak_time = 0.0;  ///< [s]
};

constexpr double nse_tolerance = 0.003;
constexpr double peak_tolerance = 0.02;       // relative
constexpr double peak_time_tolerance = 20.0;  // [s]

std::vector<Expected> expected_figures() {
  std::ifstream file(std::string(BIANDAN_SOURCE_DIR) + "/tests/shipped/oak-creek/expected.csv");
  std::vector<Expected> rows;
  std::string line;
  std::getline(file, line);
  while (std::getline(file, line)) {
    Expected row;
    char comma = 0;
    std::istringstream stream(line);
    std::getline(stream, row.section, ',');
    stream >> row.nse >> comma >> row.peak >> comma >> row.peak_time;
    REQUIRE(stream);
    rows.push_back(row);
  }
  return rows;
}

}  // namespace

TEST_CASE("oak-creek: fit, peak and time of the peak are those of the exact solution") {
  const biandan::Case problem = shipped::shipped_case("oak-creek");
  const auto result = biandan::study::run_single(problem);
  shipped::check_cost_and_balance("oak-creek", result);

  const std::vector<Expected> expected = expected_figures();
  REQUIRE(expected.size() == problem.sections.size());
  REQUIRE(result.scores.size() == expected.size());
  for (std::size_t i = 0; i < expected.size(); ++i) {
    CAPTURE(expected[i].section);
    REQUIRE(problem.sections[i].name == expected[i].section);

    const auto& fit = result.scores[i].fit;
    REQUIRE(result.scores[i].section == i);
    REQUIRE(fit.has_value());
    REQUIRE(fit->nse.has_value());
    const std::string name = "oak-creek " + expected[i].section;
    figure_at_most((name + ", NSE off that of the exact solution").c_str(),
                   std::abs(*fit->nse - expected[i].nse), nse_tolerance);
    std::printf("figure: %s, NSE = %.4f\n", name.c_str(), *fit->nse);

    const std::vector<double>& salt = result.recording.sections[i].shown.at(0);
    const auto peak =
        biandan::study::worst({result.recording.times, salt}, result.assessment.window,
                              biandan::standard::Sense::maximum);
    figure_at_most((name + ", peak off, relative").c_str(),
                   std::abs(peak.value / expected[i].peak - 1.0), peak_tolerance);
    figure_at_most((name + ", time of the peak off, s").c_str(),
                   std::abs(peak.time - expected[i].peak_time), peak_time_tolerance);
  }
}

TEST_CASE("oak-creek with storage zones: the fit of the two-zone solution, tails and all") {
  const biandan::Case problem = shipped::shipped_case("oak-creek", "storage-zones");
  const auto result = biandan::study::run_single(problem);
  shipped::check_cost_and_balance("oak-creek storage-zones", result);
  // Those of the exact solution are 0.998, 0.9996 and 0.999.
  constexpr double least[] = {0.996, 0.998, 0.997};
  for (std::size_t i = 0; i < 3; ++i)
    biandan::test::figure_at_least(
        ("oak-creek storage-zones " + problem.sections[i].name + ", NSE").c_str(),
        result.scores[i].fit.value().nse.value(), least[i]);
}
