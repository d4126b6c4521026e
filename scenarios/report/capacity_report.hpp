// Water-environment capacity, for people and for spreadsheets.
#pragma once

#include <string>

#include "model/case.hpp"
#include "scenarios/report/section_table.hpp"
#include "scenarios/study/capacity.hpp"

namespace biandan::report {

/// A row for every section and item: what the section has of the loads, what all of them may be
/// multiplied by, and what the group that weighs most may bring alone.
std::string capacity_table(const Case& problem, const study::Capacity& capacity, Style style);

/// A row for every section, item and group; with a byte-order mark, for Excel; all digits.
std::string capacity_csv(const Case& problem, const study::Capacity& capacity);

}  // namespace biandan::report
