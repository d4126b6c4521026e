// What the page shows of an ensemble, and of two beside each other.
#pragma once

#include <string>

#include "scenarios/report/ensemble_pairs_report.hpp"
#include "scenarios/report/ensemble_table.hpp"
#include "scenarios/report/page/page_head.hpp"
#include "scenarios/study/member_series.hpp"

namespace biandan::report {

/// JSON for page(): everything of ensemble.json, bands of the series of the sections, shares over
/// each limit over time, results of the members. `pairs`: null where there is one ensemble.
std::string ensemble_data(const EnsembleFound& found, const study::MemberSeries& series,
                          const PairedEnsembles* pairs, const ScenarioTitles& titles,
                          const std::string& version);

}  // namespace biandan::report
