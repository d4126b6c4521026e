#include "scenarios/chance/sensitivity.hpp"

#include <doctest/doctest.h>

#include <cmath>
#include <vector>

#include "scenarios/chance/design.hpp"
#include "scenarios/chance/distribution.hpp"

using namespace biandan::chance;

namespace {

struct Sample {
  std::vector<std::vector<double>> input;
  std::vector<double> result;
};

/// 4 a + 2 b + c of standard normal inputs, and d that does nothing: indices 16, 4, 1 and 0 of 21.
Sample linear(std::size_t members, Method method, std::uint64_t seed) {
  const Design design(method, members, 4, seed);
  Sample sample;
  sample.input.resize(4);
  for (std::size_t m = 0; m < members; ++m) {
    for (std::size_t i = 0; i < 4; ++i)
      sample.input[i].push_back(normal_quantile(design.member(m)[i]));
    sample.result.push_back(4.0 * sample.input[0][m] + 2.0 * sample.input[1][m] +
                            sample.input[2][m]);
  }
  return sample;
}

constexpr double exact[] = {16.0 / 21.0, 4.0 / 21.0, 1.0 / 21.0, 0.0};

}  // namespace

TEST_CASE("indices of a linear model, to 0.02 with 10,000 members") {
  for (const Method method : {Method::plain, Method::latin_hypercube, Method::sobol}) {
    const Sample sample = linear(10000, method, 4);
    for (std::size_t i = 0; i < 4; ++i) {
      const Index index = first_order_index(sample.input[i], sample.result, 1);
      CHECK(std::abs(index.value - exact[i]) < 0.02);
      CHECK(index.interval.low <= index.value);
      CHECK(index.interval.high >= index.value);
    }
  }
}

TEST_CASE("Ishigami's function, whose third input acts only with the first") {
  // Ishigami and Homma (1990): a = 7, b = 0.1; first-order indices 0.3139, 0.4424 and 0.
  const double pi = std::acos(-1.0);
  const Design design(Method::sobol, 8192, 3, 9);
  std::vector<std::vector<double>> input(3);
  std::vector<double> result;
  for (std::size_t m = 0; m < design.members(); ++m) {
    double x[3];
    for (std::size_t i = 0; i < 3; ++i) {
      x[i] = pi * (2.0 * design.member(m)[i] - 1.0);
      input[i].push_back(x[i]);
    }
    const double sine = std::sin(x[1]);
    result.push_back(std::sin(x[0]) + 7.0 * sine * sine + 0.1 * std::pow(x[2], 4) * std::sin(x[0]));
  }
  const double ishigami[] = {0.3139, 0.4424, 0.0};
  for (std::size_t i = 0; i < 3; ++i)
    CHECK(std::abs(first_order_index(input[i], result, 1).value - ishigami[i]) < 0.02);
}

TEST_CASE("intervals hold the exact index about as often as they say") {
  int held = 0, all = 0;
  for (std::uint64_t seed = 1; seed <= 40; ++seed) {
    const Sample sample = linear(400, Method::plain, seed);
    for (std::size_t i = 0; i < 2; ++i) {
      const Index index = first_order_index(sample.input[i], sample.result, seed);
      held += exact[i] >= index.interval.low && exact[i] <= index.interval.high ? 1 : 0;
      ++all;
    }
  }
  CHECK(held > 0.75 * all);
}

TEST_CASE("a result that does not vary owes nothing to anybody") {
  const std::vector<double> input{1.0, 2.0, 3.0, 4.0, 5.0}, same(5, 2.0);
  CHECK(first_order_index(input, same, 1).value == 0.0);
}
