// The files of the page, as they stand in this folder, in the program.
#pragma once

#include <string_view>

namespace biandan::report::assets {

extern const std::string_view page_html;
extern const std::string_view page_css;
extern const std::string_view page_js;
/// The parts of Apache ECharts that the page draws with (bundle/).
extern const std::string_view charts_js;

}  // namespace biandan::report::assets
