#include "scenarios/chance/design.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <vector>

using namespace biandan::chance;

namespace {

std::vector<double> column(const Design& design, std::size_t input) {
  std::vector<double> values;
  for (std::size_t m = 0; m < design.members(); ++m) values.push_back(design.member(m)[input]);
  return values;
}

/// Largest distance between the share of members below a value and the value.
double discrepancy(std::vector<double> values) {
  std::ranges::sort(values);
  double worst = 0.0;
  const auto n = static_cast<double>(values.size());
  for (std::size_t i = 0; i < values.size(); ++i)
    worst = std::max({worst, std::abs(values[i] - static_cast<double>(i) / n),
                      std::abs(values[i] - static_cast<double>(i + 1) / n)});
  return worst;
}

}  // namespace

TEST_CASE("shares lie between 0 and 1, the same for the same seed and others for another") {
  for (const Method method : {Method::plain, Method::latin_hypercube, Method::sobol}) {
    const Design one(method, 64, 5, 7), same(method, 64, 5, 7), other(method, 64, 5, 8);
    for (std::size_t i = 0; i < 5; ++i) {
      CHECK(column(one, i) == column(same, i));
      CHECK(column(one, i) != column(other, i));
      for (const double share : column(one, i)) {
        CHECK(share > 0.0);
        CHECK(share < 1.0);
      }
    }
  }
}

TEST_CASE("each input of a Latin hypercube takes every part of its range once") {
  const Design design(Method::latin_hypercube, 50, 8, 3);
  for (std::size_t i = 0; i < 8; ++i) {
    std::vector<int> taken(50, 0);
    for (const double share : column(design, i)) ++taken[static_cast<std::size_t>(share * 50.0)];
    CHECK(std::ranges::count(taken, 1) == 50);
  }
}

TEST_CASE("a Sobol sequence fills each input and each pair evenly") {
  const Design sobol(Method::sobol, 1024, 6, 1), plain(Method::plain, 1024, 6, 1);
  for (std::size_t i = 0; i < 6; ++i) {
    CHECK(discrepancy(column(sobol, i)) < 0.003);
    CHECK(discrepancy(column(plain, i)) > 0.008);
  }
  // 16 by 16 squares of two inputs hold 4 members each but for the shift.
  std::vector<int> squares(256, 0);
  for (std::size_t m = 0; m < 1024; ++m) {
    const auto x = static_cast<std::size_t>(sobol.member(m)[2] * 16.0);
    const auto y = static_cast<std::size_t>(sobol.member(m)[5] * 16.0);
    ++squares[16 * x + y];
  }
  CHECK(std::ranges::max(squares) <= 9);
  CHECK(std::ranges::min(squares) >= 1);
}

TEST_CASE("in plain and Sobol designs a member does not hang on how many there are") {
  for (const Method method : {Method::plain, Method::sobol}) {
    const Design few(method, 10, 3, 5), many(method, 1000, 3, 5);
    for (std::size_t m = 0; m < 10; ++m)
      for (std::size_t i = 0; i < 3; ++i) CHECK(few.member(m)[i] == many.member(m)[i]);
  }
}

TEST_CASE("members and inputs of a plain design know nothing of each other") {
  const Design design(Method::plain, 20000, 2, 11);
  double xy = 0.0, next = 0.0;
  for (std::size_t m = 0; m + 1 < design.members(); ++m) {
    xy += (design.member(m)[0] - 0.5) * (design.member(m)[1] - 0.5);
    next += (design.member(m)[0] - 0.5) * (design.member(m + 1)[0] - 0.5);
  }
  CHECK(std::abs(xy / 20000.0 * 12.0) < 0.03);
  CHECK(std::abs(next / 20000.0 * 12.0) < 0.03);
}
