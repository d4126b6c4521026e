// report.html: one file that holds everything it shows, for any browser, without a network.
//
// The page is page.html with style and scripts of this folder and the data as JSON. What a kind of
// result shows is a list of sections in page.js, each a function of run.js, map.js, profile.js,
// ensemble.js or comparison.js; what it needs is in run_data.hpp and the like. A policy in the page
// lets these scripts run and nothing else, so that no text of a case can.
#pragma once

#include <string>

#include "model/base/library.hpp"
#include "scenarios/report/language.hpp"

namespace biandan::report {

/// `data`: JSON with "kind" and all that its sections show. `title`: any text.
std::string page(const std::string& title, const std::string& data, Language language);

/// Apache ECharts, of which the page has a part (bundle/)
base::Library chart_library();

}  // namespace biandan::report
