// What changes do, for people: a table, a sentence a section, what becomes of the loads.
#pragma once

#include <span>
#include <string>

#include "model/case.hpp"
#include "scenarios/report/section_table.hpp"
#include "scenarios/study/comparison.hpp"

namespace biandan::report {

/// "the case as it is" for the case without a scenario.
std::string scenario_name(const std::string& scenario, Language language);

/// For every section the item that is worst against its limit in any of the runs, and the one that
/// changes most against it: a row for the run without the changes, one for each comparison with it.
/// `problem` is that without the changes.
std::string comparison_table(const Case& problem, std::span<const study::Comparison> comparisons,
                             Style style);

/// One sentence a section and comparison: what becomes of these items and of its class.
std::string comparison_sentences(const Case& problem, const study::Comparison& comparison,
                                 Language language);

/// Loads that are given otherwise, and where what they bring less, or more, shows in the balance.
std::string comparison_balance(const Case& problem, const study::Comparison& comparison,
                               Language language);

/// What the parts of portfolios do alone, together, and once the others stand; empty without one.
std::string interaction_table(const Case& problem,
                              const std::vector<study::Comparison>& comparisons, Style style);

}  // namespace biandan::report
