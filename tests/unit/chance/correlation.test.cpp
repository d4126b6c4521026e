#include "scenarios/chance/correlation.hpp"

#include <doctest/doctest.h>

#include <cmath>
#include <vector>

#include "scenarios/chance/design.hpp"
#include "scenarios/chance/distribution.hpp"
#include "scenarios/chance/statistics.hpp"

using namespace biandan::chance;
using doctest::Approx;

TEST_CASE("without correlations shares stay as they are, to the last bit") {
  Correlation none(3);
  REQUIRE(none.factorise());
  std::vector<double> shares{0.1, 0.5, 0.9};
  none.mix(shares);
  CHECK(shares == std::vector<double>{0.1, 0.5, 0.9});
}

TEST_CASE("mixed shares have the correlation that was asked for, and stay uniform") {
  Correlation both(3);
  both.set(0, 1, 0.8);
  both.set(1, 2, -0.5);
  REQUIRE(both.factorise());
  const Design design(Method::latin_hypercube, 4000, 3, 2);
  std::vector<std::vector<double>> score(3), share(3);
  for (std::size_t m = 0; m < design.members(); ++m) {
    std::vector<double> shares(design.member(m).begin(), design.member(m).end());
    both.mix(shares);
    for (std::size_t i = 0; i < 3; ++i) {
      share[i].push_back(shares[i]);
      score[i].push_back(normal_quantile(shares[i]));
    }
  }
  const auto correlation = [&](std::size_t a, std::size_t b) {
    double sum = 0.0;
    for (std::size_t m = 0; m < score[a].size(); ++m) sum += score[a][m] * score[b][m];
    return sum / static_cast<double>(score[a].size());
  };
  CHECK(correlation(0, 1) == Approx(0.8).epsilon(0.03));
  CHECK(correlation(1, 2) == Approx(-0.5).epsilon(0.05));
  CHECK(std::abs(correlation(0, 2)) < 0.05);
  CHECK(rank_correlation(share[0], share[1]) ==
        Approx(6.0 / std::acos(-1.0) * std::asin(0.4)).epsilon(0.03));
  for (std::size_t i = 0; i < 3; ++i) {
    double mean = 0.0;
    for (const double value : share[i]) mean += value / 4000.0;
    CHECK(mean == Approx(0.5).epsilon(0.02));
  }
}

TEST_CASE("correlations that contradict each other are refused") {
  Correlation three(3);
  three.set(0, 1, 0.9);
  three.set(1, 2, 0.9);
  three.set(0, 2, -0.9);
  CHECK_FALSE(three.factorise());
  Correlation same(2);
  same.set(0, 1, 1.0);
  CHECK_FALSE(same.factorise());
}
