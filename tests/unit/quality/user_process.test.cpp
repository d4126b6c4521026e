// What may be a process of a case's own, and the same bits for one place and many.
#include "model/quality/user_process.hpp"

#include <doctest/doctest.h>

#include <cmath>
#include <random>

#include "model/quality/expression/block.hpp"
#include "tests/support/expressions.hpp"

using namespace biandan;
using namespace biandan::quality;

namespace {

constexpr std::size_t oxygen = 0, ammonia = 4, phosphorus = 5;

// The first unsound place of a process with the parameter k = 0.1 1/d and K = 1 mg/L.
std::optional<UnsoundRate> unsound(const std::string& rate,
                                   const std::vector<test::TestYield>& yields,
                                   const std::vector<double>& temperatures = {}) {
  Quality quality;
  quality.constituents = constituents_of(*find_kinetics("lumped"));
  test::add_process(quality, "mine", rate, {{"k", "0.1 1/d"}, {"K", "1 mg/L"}}, yields);
  std::vector<double> values(symbol_of_constituent(2, 6), 0.0);
  for (const ParameterInfo& info : parameters()) values[symbol_id(info.id)] = info.fallback;
  for (std::size_t i = 0; i < 2; ++i)
    values[symbol_of_own_parameter(i)] = quality.own_parameters[i].fallback;
  return find_unsound(quality.processes.front(), values, 2, 6, temperatures);
}

}  // namespace

TEST_CASE("losses that end with what they consume are sound") {
  CHECK_FALSE(unsound("k * [NH3-N]", {{ammonia, -1.0}}));
  CHECK_FALSE(unsound("k * [NH3-N] * DO / (K + DO)", {{ammonia, -1.0}, {oxygen, -4.57}}));
  CHECK_FALSE(unsound("k * sqrt(DO * K) * DO / (0.01 * K + DO)", {{oxygen, -1.0}}));
  CHECK_FALSE(unsound("k * min(DO, K)", {{oxygen, -1.0}}));
  CHECK_FALSE(unsound("k * K * (1 - exp(-DO / K))", {{oxygen, -1.0}}));
  CHECK_FALSE(unsound("k * (oxygen_saturation - DO)", {{oxygen, 1.0}}));
  CHECK_FALSE(unsound("0.1 mg/(L d)", {{ammonia, 1.0}}));
  CHECK_FALSE(unsound("if(DO < 2 mg/L, k * [NH3-N], 0 mg/(L d))", {{ammonia, -1.0}}));
  CHECK_FALSE(unsound("k * [NH3-N]^2 / K", {{ammonia, -1.0}, {phosphorus, 0.5}}));
}

TEST_CASE("losses that go on without it are not") {
  CHECK(unsound("0.1 mg/(L d)", {{ammonia, -1.0}})->constituent == ammonia);
  CHECK(unsound("k * [NH3-N]", {{ammonia, -1.0}, {oxygen, -4.57}})->constituent == oxygen);
  CHECK(unsound("if(DO > 0 mg/L, k * K, 0 mg/(L d))", {{oxygen, -1.0}})->constituent == oxygen);
  // Backward it would take phosphorus that may not be there.
  CHECK(unsound("k * (DO - 5 mg/L)", {{phosphorus, 1.0}})->constituent == phosphorus);
  CHECK(unsound("k * DO * DO / DO", {{oxygen, -1.0}})->no_number);
  CHECK(unsound("k * DO / velocity * 1 m/s", {{oxygen, -1.0}})->no_number);
  CHECK(unsound("k * K * log(DO / K)", {{ammonia, 1.0}})->no_number);
}

TEST_CASE("a loss that fades less than in proportion uses up what there is, and is none") {
  for (const char* rate : {"k * sqrt(DO * K)", "k * K * (DO / K)^0.9", "k * K * (DO / K)^0.2"}) {
    CAPTURE(rate);
    REQUIRE(unsound(rate, {{oxygen, -1.0}}));
    CHECK(unsound(rate, {{oxygen, -1.0}})->constituent == oxygen);
  }
  CHECK(unsound("k * sqrt(DO * K)", {{oxygen, -1.0}})->steep);
  CHECK_FALSE(unsound("k * sqrt(DO * K)", {{oxygen, 1.0}}));
}

TEST_CASE("known temperatures are tried, too") {
  const std::string pole = "k * DO * ((T - 30 degC) / (T - 20 degC))^2";
  CHECK_FALSE(unsound(pole, {{ammonia, 1.0}}));
  CHECK(unsound(pole, {{ammonia, 1.0}}, {20.0})->no_number);
}

TEST_CASE("many places at once have the bits of each alone, whatever their number") {
  const Expression expression = test::expression_of(
      "k * [NH3-N] * theta^(T - 20 degC) * max(0.01 + velocity / 1 m/s, (depth / 1 m)^-1.67)"
      " * if(DO < 2 mg/L, sqrt(DO / K), exp(-DO / K)) + v / exchange_depth * min(TP, DO)"
      " - k * log(1 + BOD5 / K) * K",
      {{"k", "0.1 1/d"}, {"theta", "1.08"}, {"K", "1 mg/L"}, {"v", "0.1 m/d"}});
  constexpr std::size_t places = 40, groups = 2, own = 4;
  const std::size_t symbols = symbol_of_constituent(own, 6);
  std::mt19937_64 engine(5);
  std::uniform_real_distribution<double> uniform(0.1, 3.0);
  std::vector<std::vector<double>> columns(symbols, std::vector<double>(places));
  for (auto& column : columns)
    for (double& x : column) x = uniform(engine);
  std::vector<const double*> pointers;
  for (const auto& column : columns) pointers.push_back(column.data());
  std::vector<std::vector<double>> fixed(groups, std::vector<double>(symbols));
  ExpressionBlock block(expression, groups, places);
  for (std::size_t g = 0; g < groups; ++g) {
    for (double& x : fixed[g]) x = uniform(engine);
    block.fix(g, fixed[g]);
  }
  std::vector<double> work;
  const auto alone = [&](std::size_t group, std::size_t place) {
    const auto input = [&](std::size_t id) {
      const bool water = id >= symbol_of_constituent(own, 0);
      const bool site = id == symbol_id(Surrounding::depth) ||
                        id == symbol_id(Surrounding::velocity) ||
                        id == symbol_id(Surrounding::exchange_depth);
      return water || site ? columns[id][place] : fixed[group][id];
    };
    return evaluate<double>(expression, input, work);
  };
  for (const std::size_t count : {1UL, 7UL, 16UL, 17UL, 31UL, 40UL}) {
    for (const std::size_t begin : {0UL, 3UL}) {
      if (begin + count > places) continue;
      for (std::size_t g = 0; g < groups; ++g) {
        std::vector<double> rate(count);
        block.place(g, begin, count, pointers);
        block.rates(g, begin, count, pointers, rate.data());
        for (std::size_t i = 0; i < count; ++i) REQUIRE(rate[i] == alone(g, begin + i));
      }
    }
  }
}

TEST_CASE("a rate that no concentration enters is the same everywhere") {
  const Expression expression = test::expression_of("0.5 mg/(L d)");
  ExpressionBlock block(expression, 1, 8);
  block.fix(0, {});
  std::vector<double> rate(8);
  block.place(0, 0, 8, {});
  block.rates(0, 0, 8, {}, rate.data());
  for (const double one : rate) CHECK(one == 0.5 / 86400.0);
}
