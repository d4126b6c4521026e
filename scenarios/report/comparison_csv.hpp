// comparison.csv: what changes do to the sections, for spreadsheets.
#pragma once

#include <span>
#include <string>

#include "model/case.hpp"
#include "scenarios/study/comparison.hpp"

namespace biandan::report {

/// A row for every comparison, section, item and limit; with a byte-order mark, for Excel; all
/// digits.
std::string comparison_csv(const Case& problem, std::span<const study::Comparison> comparisons);

}  // namespace biandan::report
