// The lines below the tables: what the inputs are worth, whether the balance closes, what it cost.
#pragma once

#include <string>

#include "model/base/provenance.hpp"
#include "model/case.hpp"
#include "scenarios/report/language.hpp"
#include "solver/run/ledger.hpp"
#include "solver/run/observer.hpp"

namespace biandan::report {

/// "inputs: 0 measured, 6 published, 318 assumed: schematic, not for decisions"
std::string inputs_line(const base::ProvenanceCount& count, Language language);

/// "CODMn at west, east; TP at east": constituents that boundaries leave out, where water may
/// enter. Empty for none.
std::string entering_with_zero(const Case& problem, Language language);

/// "balance: water 2e-14, worst constituent NH3-N 6e-13 · 362 cells · 8640 steps · 1.9 s · ..."
std::string balance_line(const run::Ledger& ledger, const run::RunStatistics& statistics,
                         Language language);

/// "effort: 4.0 iterations a step, most beyond the usual at T (412), D (80)"; empty for a flow that
/// is not computed.
std::string effort_line(const run::RunStatistics& statistics, Language language);

/// Why steps were halved, by its name in run::Refined.
std::string halving_reason(const std::string& reason, Language language);

/// What the run had to do beyond its plan; empty when nothing.
std::string difficulties_line(const run::RunStatistics& statistics, Language language);

}  // namespace biandan::report
