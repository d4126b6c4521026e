// Boulder Creek below a treatment plant, kinetics full with the published rates: daily means
// against those measured on 21 August 1987, held to the errors of QUAL2Kw
// (boulder-creek/expected.csv).
#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <fstream>
#include <map>
#include <sstream>
#include <string>

#include "model/quality/shown.hpp"
#include "tests/shipped/figures.hpp"
#include "tests/support/figure.hpp"

namespace {

constexpr double day = 86400.0;

/// Sums of squares over the sections.
struct Errors {
  double ours = 0.0;
  double theirs = 0.0;
  int sections = 0;
};

double mean_of_last_day(const biandan::study::SingleRun& result, std::size_t section,
                        std::size_t item) {
  const auto& times = result.recording.times;
  const auto& values = result.recording.sections[section].shown.at(item);
  double sum = 0.0;
  int count = 0;
  for (std::size_t k = 0; k < times.size(); ++k) {
    if (times[k] <= times.back() - day) continue;
    sum += values[k];
    ++count;
  }
  return sum / count;
}

}  // namespace

TEST_CASE("boulder-creek: errors of the daily means are not above those of QUAL2Kw") {
  const biandan::Case problem = shipped::shipped_case("boulder-creek");
  const auto result = biandan::study::run_single(problem);
  shipped::check_cost_and_balance("boulder-creek", result);

  std::ifstream file(std::string(BIANDAN_SOURCE_DIR) + "/tests/shipped/boulder-creek/expected.csv");
  std::map<std::string, Errors> errors;
  std::string line;
  std::getline(file, line);
  while (std::getline(file, line)) {
    std::istringstream row(line);
    std::string section, item;
    double observed = 0.0, theirs = 0.0;
    char comma = 0;
    std::getline(row, section, ',');
    std::getline(row, item, ',');
    row >> observed >> comma >> theirs;
    REQUIRE(row);
    const auto at = std::ranges::find(problem.sections, section, &biandan::standard::Section::name);
    REQUIRE(at != problem.sections.end());
    const auto shown = biandan::quality::find_shown(problem.quality, item);
    REQUIRE(shown);
    const double ours =
        mean_of_last_day(result, static_cast<std::size_t>(at - problem.sections.begin()), *shown);
    MESSAGE(section << " " << item << ": measured " << observed << ", here " << ours << ", QUAL2Kw "
                    << theirs);
    Errors& sum = errors[item];
    sum.ours += std::pow(ours - observed, 2);
    sum.theirs += std::pow(theirs - observed, 2);
    ++sum.sections;
  }
  REQUIRE(errors.size() == 5);
  for (const auto& [item, sum] : errors) {
    CHECK(sum.sections == 4);
    biandan::test::figure_at_most(("boulder-creek, rmse of " + item + " [mg/L]").c_str(),
                                  std::sqrt(sum.ours / sum.sections),
                                  std::sqrt(sum.theirs / sum.sections));
  }
}
