// Scores against hand-made numbers.
#include "scenarios/study/scores.hpp"

#include <doctest/doctest.h>

#include <cmath>
#include <vector>

#include "model/base/error.hpp"

using namespace biandan;
using namespace biandan::study;
using doctest::Approx;

TEST_CASE("a perfect run") {
  const std::vector<double> values{1, 2, 4};
  const Fit fit = fit_of(values, values);
  CHECK(fit.bias == 0.0);
  CHECK(fit.rmse == 0.0);
  CHECK(fit.nse.value() == 1.0);
  CHECK(fit.kge.value() == Approx(1.0));
}

TEST_CASE("a run that is always 1 too high") {
  const std::vector<double> observed{1, 2, 3};
  const std::vector<double> computed{2, 3, 4};
  const Fit fit = fit_of(computed, observed);
  CHECK(fit.bias == Approx(1.0));
  CHECK(fit.rmse == Approx(1.0));
  CHECK(fit.nse.value() == Approx(1.0 - 3.0 / 2.0));
  CHECK(fit.kge.value() == Approx(1.0 - 0.5));  // r = 1, spread ratio = 1, mean ratio = 3/2
}

TEST_CASE("a run with twice the amplitude, against the wrong phase") {
  const std::vector<double> observed{1, 2, 3};
  const std::vector<double> computed{4, 2, 0};
  const Fit fit = fit_of(computed, observed);
  CHECK(fit.bias == Approx(0.0));
  CHECK(fit.nse.value() == Approx(1.0 - 18.0 / 2.0));
  CHECK(fit.kge.value() == Approx(1.0 - std::sqrt(4.0 + 1.0)));
}

TEST_CASE("scores that do not exist are not given") {
  const std::vector<double> flat{2, 2};
  const std::vector<double> other{1, 3};
  CHECK_FALSE(fit_of(other, flat).nse);
  CHECK_FALSE(fit_of(other, flat).kge);
  CHECK(fit_of(flat, other).nse);
  CHECK_FALSE(fit_of(flat, other).kge);
  const std::vector<double> tenths(16, 0.1);  // whose sum is not 16 times 0.1 in binary
  const std::vector<double> rising{1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16};
  CHECK_FALSE(fit_of(rising, tenths).nse);
  CHECK_FALSE(fit_of(rising, tenths).kge);
  CHECK_FALSE(fit_of(tenths, rising).kge);
  const std::vector<double> around_zero{-1, 1};
  CHECK_FALSE(fit_of(other, around_zero).kge);
}

TEST_CASE("the run is interpolated to the observed moments, those outside are counted") {
  Case problem;
  problem.sections.resize(1);
  problem.quality.constituents.emplace_back().name = "NH3-N";
  problem.observations.push_back({0, "NH3-N", {-60, 0, 150, 300, 301}, {9, 1, 2, 3, 9}});
  problem.observations.push_back({0, "level", {400}, {3.4}});
  problem.observations.push_back({0, "discharge", {150}, {5}});
  Recording recording;
  recording.times = {0, 300};
  recording.sections.push_back({{3.3, 3.5}, {4, 8}, {{1, 3}}});

  const std::vector<Score> scores = score(problem, recording);
  REQUIRE(scores.size() == 3);
  CHECK(scores[0].quantity == "NH3-N");
  CHECK(scores[0].count == 3);
  CHECK(scores[0].outside == 2);
  CHECK(scores[0].fit->nse.value() == Approx(1.0));
  CHECK(scores[1].count == 0);
  CHECK(scores[1].outside == 1);
  CHECK_FALSE(scores[1].fit);
  CHECK(scores[2].fit->bias == Approx(1.0));
  CHECK_FALSE(scores[2].fit->nse);

  problem.observations.push_back({0, "chlorophyll", {0}, {1}});
  CHECK_THROWS_AS(score(problem, recording), base::RunError);
}
