// Stored figures of the shipped cases: reading, writing and comparing `expected.csv`.
#pragma once

#include <string>
#include <vector>

#include "model/case.hpp"
#include "scenarios/study/single_run.hpp"

namespace shipped {

/// What one item at one section came to. Written with the digits of the file, compared within
/// `tolerance`.
struct Figure {
  std::string scenario;  ///< "-" for the base case
  std::string section;
  std::string item;
  double peak = 0.0;        ///< worst sample [g/m3], the lowest for dissolved oxygen
  double month_mean = 0.0;  ///< of the worst month [g/m3]
  double hours_over = 0.0;  ///< of the limit of the target class [h]
};

/// Relative for concentrations. A change of compiler or library version stays far below it, a
/// change of the model does not.
inline constexpr double tolerance = 0.005;
/// Absolute, besides 2 %: a limit that is only grazed is crossed early or late.
inline constexpr double hours_tolerance = 1.0;

/// The case in scenarios/cases with one of its scenarios ("-": none) applied.
biandan::Case shipped_case(const std::string& name, const std::string& scenario = "-");

std::vector<Figure> figures_of(const biandan::Case& problem,
                               const biandan::study::SingleRun& result,
                               const std::string& scenario);

/// tests/shipped/<name>/expected.csv. Throws when the file is missing or has other columns.
std::vector<Figure> read_expected(const std::string& name);

/// Compares as doctest checks, figure by figure. With BIANDAN_UPDATE in the environment the file is
/// rewritten instead.
void compare_with_expected(const std::string& name, const std::vector<Figure>& figures);

/// Prints what the run cost, and checks that water and every constituent close.
void check_cost_and_balance(const std::string& name, const biandan::study::SingleRun& result);

}  // namespace shipped
