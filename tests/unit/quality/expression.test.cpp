// Reading of expressions: precedence, units, dimensions, names, folding, stages, refusals.
#include <doctest/doctest.h>

#include <cmath>
#include <string>

#include "tests/support/expressions.hpp"

using namespace biandan;
using namespace biandan::quality;
using test::expression_of;

namespace {

/// Value of an expression of plain numbers.
double number(std::string_view text) {
  const Expression expression = expression_of(text, {}, "-");
  std::vector<double> work;
  return evaluate<double>(
      expression, [](std::size_t) { return 0.0; }, work);
}

/// Value in a water where symbol i is 1 + i/10.
double value(const Expression& expression) {
  std::vector<double> work;
  return evaluate<double>(
      expression, [](std::size_t id) { return 1.0 + 0.1 * static_cast<double>(id); }, work);
}

ExpressionMistake mistake(std::string_view text, std::string_view unit = "g/(m3 s)") {
  const auto symbols = test::symbols_of({{"k", "0.1 1/d"}, {"K", "1 mg/L"}});
  const auto parsed =
      parse_expression(text, symbols, {test::dimension_of(unit), "the rate", "a name"});
  REQUIRE_FALSE(parsed.expression);
  return parsed.mistake;
}

}  // namespace

TEST_CASE("operators bind as in books") {
  CHECK(number("1 + 2 * 3") == 7.0);
  CHECK(number("(1 + 2) * 3") == 9.0);
  CHECK(number("7 - 2 - 1") == 4.0);
  CHECK(number("12 / 2 / 3") == 2.0);
  CHECK(number("2^3^2") == 512.0);
  CHECK(number("-2^2") == -4.0);
  CHECK(number("(-2)^2") == 4.0);
  CHECK(number("2^-1") == 0.5);
  CHECK(number("--3 - -2") == 5.0);
  CHECK(number("2 * -3") == -6.0);
  CHECK(number(".5e1 + 1E-1") == 5.1);
}

TEST_CASE("functions and choices") {
  CHECK(number("min(3, 1, 2) + max(3, 1, 2)") == 4.0);
  CHECK(number("exp(0) + log(1) + sqrt(9) + abs(-2)") == 6.0);
  CHECK(number("4^0.5") == doctest::Approx(2.0).epsilon(1e-15));
  CHECK(number("if(1 < 2, 10, 20)") == 10.0);
  CHECK(number("if(1 >= 2 or not 3 > 2, 10, 20)") == 20.0);
  CHECK(number("if(1 < 2 and 2 <= 2, 10, 20)") == 10.0);
  CHECK(number("if(not not 1 > 2, 10, 20)") == 20.0);
  CHECK(number("if(1 > 2 or 1 > 2 or 2 > 1 and 1 < 2, 10, 20)") == 10.0);
}

TEST_CASE("signs as people write them") {
  CHECK(number("（1 ＋ 2）×3÷2") == 4.5);
  CHECK(number("if(1 ≤ 2，10，20)") == 10.0);
}

TEST_CASE("numbers carry units, parameters may be called like them") {
  const auto same = [](std::string_view a, std::string_view b, std::string_view unit) {
    CHECK(value(expression_of(a, {{"d", "1 m"}, {"K", "1 mg/L"}}, unit)) ==
          value(expression_of(b, {{"d", "1 m"}, {"K", "1 mg/L"}}, unit)));
  };
  same("86400 s", "1 d", "s");
  same("2 1/d * DO", "DO * 2 d-1", "g/(m3 s)");
  same("3 mg/(m2 d)/depth", "(3 mg/(m2 d)) / depth", "g/(m3 s)");
  same("1 ug/L + 2mg/L", "2.001 g/m3", "g/m3");
  same("1/d", "1 / d", "1/m");
  same("2 m/d * K", "2 m / 1 d * K", "g/(m2 s)");
  same("3 K - 1 ℃", "0 - (1 degC - 3 K)", "-");
}

TEST_CASE("a difference of temperatures is a plain number of degrees") {
  CHECK(number("20 degC - 5 degC") == 15.0);
  CHECK(number("0 degC - -5 degC") == 5.0);
  CHECK(number("300 K - 20 degC") == doctest::Approx(6.85));
  CHECK(number("(20 degC + 5) - 20 degC") == 5.0);
  CHECK(number("min(20 degC, 30 degC) - 15 degC") == 5.0);
  CHECK(number("if(20 degC > 15 degC, 1, 2)") == 1.0);
  CHECK(mistake("k * DO * T").message == "'T' is a temperature");
  CHECK(mistake("k * DO * 2^T").message == "'T' is a temperature");
  CHECK(mistake("k * DO * (T + 20 degC)").message == "a temperature is added to a temperature");
  CHECK(mistake("k * DO * -T").message == "'T' is a temperature");
}

TEST_CASE("dimensions of powers and roots") {
  CHECK(expression_of("sqrt(depth)", {}, "m^(1/2)").steps.size() == 1);
  CHECK(expression_of("depth^1.5", {}, "m^(3/2)").steps.size() == 1);
  CHECK(expression_of("depth^-2", {}, "m-2").steps.size() == 2);
  CHECK(mistake("depth^1.67").message == "a power of 'depth', of dimension [m]");
  CHECK(mistake("depth^(DO / K)").message == "'depth' is of dimension [m]");
  CHECK(expression_of("(depth / 1 m)^1.67", {}, "-").steps.size() == 2);
  // An exponent that is no number has no dimension to give.
  CHECK(mistake("DO^(0/0)").message == "a power of 'DO', of dimension [m-3 g]");
  CHECK(std::isinf(number("2^(1/0)")));
}

TEST_CASE("whole powers are products and know bases below zero") {
  CHECK(number("(-3)^3") == -27.0);
  CHECK(number("1.1^2") == 1.1 * 1.1);
  const Expression square = expression_of("(T - 20 degC)^2", {}, "-");
  std::vector<double> work;
  CHECK(evaluate<double>(
            square, [](std::size_t) { return 17.0; }, work) == 9.0);
}

TEST_CASE("constants are folded, repetitions done once, and stages told apart") {
  CHECK(expression_of("DO * (2 * 3 + 1) / 1 d", {}).steps.size() == 2);
  CHECK(expression_of("(DO + TP) * (DO + TP) * 1 m3/(g d)", {}).steps.size() == 3);
  const Expression nitrification =
      expression_of("k * [NH3-N] * theta^(T - 20 degC) * DO / (K + DO)",
                    {{"k", "0.1 1/d"}, {"theta", "1.08"}, {"K", "1 mg/L"}});
  CHECK(nitrification.end[0] == 2);  // T - 20, theta^
  CHECK(nitrification.end[1] == 2);
  CHECK(nitrification.steps.size() == 7);
  const Expression settling = expression_of("v / exchange_depth * TP", {{"v", "0.1 m/d"}});
  CHECK(settling.end[0] == 0);
  CHECK(settling.end[1] == 1);
  CHECK(settling.steps.size() == 2);
}

TEST_CASE("names in brackets and quotes") {
  const double bracket = value(expression_of("k * [NH3-N]", {{"k", "0.1 1/d"}}));
  CHECK(value(expression_of("k * \"NH3-N\"", {{"k", "0.1 1/d"}})) == bracket);
  CHECK(value(expression_of("k*[ NH3-N ]", {{"k", "0.1 1/d"}})) == bracket);
  CHECK(value(expression_of("系数 * [NH3-N]", {{"系数", "0.1 1/d"}})) == bracket);
}

TEST_CASE("mistakes point at the piece") {
  CHECK(mistake("").offset == 0);
  CHECK(mistake("").message == "the rate is empty");
  CHECK(mistake("k * (DO").offset == 4);
  CHECK(mistake("k * DO)").offset == 6);
  CHECK(mistake("k * DX").offset == 4);
  CHECK(mistake("k * NH3-N").suggestion == "a name with signs stands in brackets: [NH3-N]");
  CHECK(mistake("k * DO / (0.5 + DO)").offset == 16);
  CHECK(mistake("k * DO *").offset == 8);
  CHECK(mistake("k(DO)").suggestion == "write k * (");
  CHECK(mistake("2 k * DO").suggestion == "write 2 * k");
  CHECK(mistake("k * DO and K").message == "'k * DO' is no condition");
  CHECK(mistake("1..2 1/d * DO").message == "'1..2' is out of place");
  CHECK(mistake("k * [DO").message == "a name that is not closed");
  CHECK(mistake("k * DO 2").offset == 7);
  CHECK(mistake("DO").message == "the rate is of dimension [m-3 g]");
  CHECK(mistake("0.2 * DO").suggestion == "a coefficient may lack its unit, as 0.2 1/d");
}

TEST_CASE("nesting and length have limits that are no crash") {
  const std::string open(100000, '(');
  CHECK(mistake(open).message == "nested too deeply");
  std::string powers, minus(100000, '-'), calls, nots = "if(", sum = "k * DO";
  for (int i = 0; i < 100000; ++i) powers += "2^";
  for (int i = 0; i < 50000; ++i) calls += "exp(";
  for (int i = 0; i < 50000; ++i) nots += "not ";
  for (int i = 0; i < 20000; ++i) sum += " + " + std::to_string(i) + " * k * DO";
  CHECK(mistake(powers + "1").message == "nested too deeply");
  CHECK(mistake(calls).message == "nested too deeply");
  CHECK(mistake(nots + "1 < 2, 1, 2)").message == "the rate is of dimension a plain number");
  CHECK(mistake(minus + "1").message == "the rate is of dimension a plain number");
  CHECK(mistake(sum).message == "the expression is too long");
  std::string allowed(99, '(');
  CHECK(expression_of(allowed + "DO" + std::string(99, ')'), {}, "g/m3").steps.empty());
}
