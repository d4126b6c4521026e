// An expression of a process of the case's own: refused, or one number over every number type, with
// the same bits for one place and many.
#include <bit>
#include <cmath>
#include <stdexcept>

#include "model/quality/expression/block.hpp"
#include "model/quality/expression/parse.hpp"
#include "tests/fuzz/input.hpp"
#include "tests/support/expressions.hpp"

using namespace biandan;

namespace {

constexpr std::size_t places = 5;

const std::vector<quality::Symbol>& symbols() {
  static const std::vector<quality::Symbol> all =
      test::symbols_of({{"k", "0.1 1/d"}, {"K", "1 mg/L"}, {"v", "0.1 m/d"}}, {"盐"});
  return all;
}

bool same(double a, double b) {
  return (std::isnan(a) && std::isnan(b)) ||
         std::bit_cast<std::uint64_t>(a) == std::bit_cast<std::uint64_t>(b);
}

void evaluate_everywhere(const quality::Expression& expression) {
  std::size_t count = 0;
  for (const quality::Symbol& symbol : symbols()) count = std::max(count, symbol.id + 1);
  std::vector<std::vector<double>> values(count, std::vector<double>(places));
  std::vector<double> fixed(count);
  std::vector<const double*> columns;
  for (std::size_t id = 0; id < count; ++id) {
    fixed[id] = 0.25 + 0.5 * static_cast<double>(id % 5);
    for (std::size_t i = 0; i < places; ++i) values[id][i] = fixed[id] * static_cast<double>(i);
    columns.push_back(values[id].data());
  }
  quality::ExpressionBlock block(expression, 1, places);
  double rates[places];
  block.fix(0, fixed);
  block.place(0, 0, places, columns);
  block.rates(0, 0, places, columns, rates);
  std::vector<double> work;
  for (std::size_t i = 0; i < places; ++i) {
    const auto input = [&](std::size_t id) {
      for (const quality::Symbol& symbol : symbols())
        if (symbol.id == id && symbol.stage == quality::Stage::fixed) return fixed[id];
      return values[id][i];
    };
    if (!same(quality::evaluate<double>(expression, input, work), rates[i]))
      throw std::logic_error("a place has another rate alone than among others");
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text = fuzz::text_of(data, size);
  const auto parsed = quality::parse_expression(
      text, symbols(), {test::dimension_of("g/(m3 s)"), "the rate", "a constituent"});
  if (parsed.expression) {
    evaluate_everywhere(*parsed.expression);
  } else if (parsed.mistake.message.empty() || parsed.mistake.offset > text.size()) {
    throw std::logic_error("a mistake without a message or a place");
  }
  return 0;
}
