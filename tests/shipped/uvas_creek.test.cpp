// Chloride injection in Uvas Creek against the solution of the USGS solute model OTIS, which
// follows the measured chloride: largest difference at the five points (uvas-creek/expected.csv).
#include <doctest/doctest.h>

#include <cmath>
#include <fstream>
#include <sstream>
#include <string>

#include "scenarios/study/sampled.hpp"
#include "tests/shipped/figures.hpp"
#include "tests/support/figure.hpp"

TEST_CASE("uvas-creek: chloride at the five points is that of OTIS") {
  const biandan::Case problem = shipped::shipped_case("uvas-creek");
  const auto result = biandan::study::run_single(problem);
  shipped::check_cost_and_balance("uvas-creek", result);

  std::ifstream file(std::string(BIANDAN_SOURCE_DIR) + "/tests/shipped/uvas-creek/expected.csv");
  std::string line;
  std::getline(file, line);
  std::size_t sections = 0;
  for (; std::getline(file, line); ++sections) {
    const std::size_t comma = line.find(',');
    const biandan::standard::Observation& otis = problem.observations.at(sections);
    REQUIRE(problem.sections.at(otis.section).name == line.substr(0, comma));
    const biandan::study::Sampled run{result.recording.times,
                                      result.recording.sections[otis.section].shown.at(0)};
    double largest = 0.0;
    double highest = 0.0;
    for (std::size_t k = 0; k < otis.times.size(); ++k) {
      largest = std::max(largest,
                         std::abs(biandan::study::value_at(run, otis.times[k]) - otis.values[k]));
      highest = std::max(highest, otis.values[k]);
    }
    CHECK(highest > 9.0);
    biandan::test::figure_at_most(
        ("uvas-creek " + line.substr(0, comma) + ", off OTIS [mg/L]").c_str(), largest,
        std::stod(line.substr(comma + 1)));
  }
  CHECK(sections == problem.sections.size());
}
