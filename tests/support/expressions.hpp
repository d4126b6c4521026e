// Expressions of tests: symbols, and the rate of a text that must be right.
#pragma once

#include <stdexcept>
#include <string>
#include <vector>

#include "model/quality/kinetics_set.hpp"
#include "model/quality/user_process.hpp"

namespace biandan::test {

/// A parameter of an expression.
struct TestParameter {
  std::string name;
  std::string quantity;  ///< "0.1 1/d"
};

/// Symbols of a case with the lumped constituents, `more` of its own, and the given parameters.
inline std::vector<quality::Symbol> symbols_of(const std::vector<TestParameter>& parameters,
                                               const std::vector<std::string>& more = {}) {
  std::vector<std::string> names;
  for (const auto& one : quality::constituents_of(*quality::find_kinetics("lumped")))
    names.push_back(one.name);
  names.insert(names.end(), more.begin(), more.end());
  std::vector<quality::Symbol> symbols = quality::common_symbols(names, parameters.size());
  for (std::size_t i = 0; i < parameters.size(); ++i) {
    const auto value = base::parse_quantity(parameters[i].quantity);
    symbols.push_back({parameters[i].name, quality::symbol_of_own_parameter(i),
                       quality::Stage::fixed, value.value->dimension});
  }
  return symbols;
}

inline base::Dimension dimension_of(std::string_view unit) {
  return base::parse_unit(unit).value->dimension;
}

/// The expression of a text; throws with its message when it is refused.
inline quality::Expression expression_of(std::string_view text,
                                         const std::vector<TestParameter>& parameters = {},
                                         std::string_view unit = "g/(m3 s)") {
  const auto symbols = symbols_of(parameters);
  auto parsed =
      quality::parse_expression(text, symbols, {dimension_of(unit), "the rate", "a name"});
  if (!parsed.expression) {
    throw std::runtime_error(std::to_string(parsed.mistake.offset) + ": " + parsed.mistake.message);
  }
  return *parsed.expression;
}

/// Yield of a constituent of a process of the case's own.
struct TestYield {
  std::size_t constituent = 0;
  double amount = 0.0;
};

/// Adds a process with its parameters to a case. Precondition: the first one of the case.
inline void add_process(quality::Quality& quality, const std::string& name, const std::string& rate,
                        const std::vector<TestParameter>& parameters,
                        const std::vector<TestYield>& yields) {
  std::vector<std::string> names;
  for (const auto& one : quality.constituents) names.push_back(one.name);
  std::vector<quality::Symbol> symbols = quality::common_symbols(names, parameters.size());
  for (std::size_t i = 0; i < parameters.size(); ++i) {
    const auto value = base::parse_quantity(parameters[i].quantity);
    symbols.push_back({parameters[i].name, quality::symbol_of_own_parameter(i),
                       quality::Stage::fixed, value.value->dimension});
    quality.own_parameters.push_back(
        {name + "." + parameters[i].name, value.value->unit, value.value->inside});
  }
  quality::UserProcess process;
  process.name = process.title_en = process.title_zh = name;
  process.formula = rate;
  auto parsed =
      quality::parse_expression(rate, symbols, {dimension_of("g/(m3 s)"), "the rate", "a name"});
  if (!parsed.expression) throw std::runtime_error(parsed.mistake.message);
  process.rate = *parsed.expression;
  for (const TestYield& yield : yields) {
    const std::string written = std::to_string(yield.amount);
    auto amount = quality::parse_expression(written, {}, {{}, "amount", ""});
    process.yields.push_back({yield.constituent, written, *amount.expression});
  }
  quality.processes.push_back(process);
}

}  // namespace biandan::test
