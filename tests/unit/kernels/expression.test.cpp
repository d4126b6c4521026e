// An expression of every operation over every number type.
#include "tests/support/expressions.hpp"
#include "tests/unit/kernels/check_kernel.hpp"

namespace biandan::kernels {

namespace {

constexpr std::size_t inputs = 5;  // DO, BOD5, T, depth, velocity

template <class Real>
std::array<Real, 1> value(const quality::Expression& expression,
                          const std::array<Real, inputs>& x) {
  using quality::Surrounding;
  using quality::symbol_id;
  std::vector<Real> work;
  const auto input = [&](std::size_t id) {
    if (id == symbol_id(Surrounding::temperature)) return x[2];
    if (id == symbol_id(Surrounding::depth)) return x[3];
    if (id == symbol_id(Surrounding::velocity)) return x[4];
    return id == quality::symbol_of_constituent(0, 0) ? x[0] : x[1];
  };
  return {quality::evaluate<Real>(expression, input, work)};
}

void check(std::string_view text) {
  const quality::Expression expression = test::expression_of(text, {}, "-");
  const auto points =
      points_in<inputs>({{{0.2, 12.0}, {0.5, 10.0}, {2.0, 33.0}, {0.3, 5.0}, {0.05, 1.5}}});
  const auto kernel = [&](const auto& x) { return value(expression, x); };
  check_kernel(kernel, points, 1e-6, 1e-5);
}

}  // namespace

TEST_CASE("kernel: expressions") {
  check("DO * 1.08^(T - 20 degC) / (0.5 mg/L + DO) - -BOD5 / 3 mg/L");
  check("exp(-velocity / (0.4 m/s)) + log(depth / 1 m) * sqrt(DO / BOD5) + abs(T - 40 degC)");
  check("(depth / 1 m)^-1.67 + (DO / 1 mg/L)^2 + 1 / (T - -10 degC)^3");
  check("min(DO / 1 mg/L, 3, BOD5 / 2 mg/L) + max(depth / 1 m, 2 * velocity / 1 m/s)");
  check("if(DO < 4 mg/L and not (depth > 2 m or velocity <= 0.5 m/s), DO / BOD5, BOD5 / DO)");
}

}  // namespace biandan::kernels
