#include "scenarios/report/amounts.hpp"

#include <cmath>

#include "model/quality/shown.hpp"
#include "scenarios/report/number.hpp"

namespace biandan::report {

namespace {

constexpr double kg = 1000.0;  // [g]

}  // namespace

bool is_told(double amount) {
  constexpr double traces = 1e-6;
  return std::abs(amount) > traces;
}

bool is_mass(const Case& problem, std::size_t constituent) {
  return quality::amount_unit(problem.quality, constituent) == "g";
}

std::string amount_heading(const Case& problem, std::size_t constituent) {
  return problem.quality.constituents[constituent].name + " [" +
         (is_mass(problem, constituent) ? "kg"
                                        : quality::amount_unit(problem.quality, constituent)) +
         "]";
}

std::string amount_text(const Case& problem, std::size_t constituent, double amount) {
  if (!is_told(amount)) return "0";
  return short_number(is_mass(problem, constituent) ? amount / kg : amount);
}

}  // namespace biandan::report
