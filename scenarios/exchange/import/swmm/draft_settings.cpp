// case.toml
#include <algorithm>
#include <cmath>

#include "model/base/text.hpp"
#include "model/base/time.hpp"
#include "scenarios/exchange/import/swmm/drafting.hpp"

namespace biandan::exchange::swmm {

namespace {

/// The longest step of whole seconds, five minutes or less, of which the interval is a multiple.
double step_of(double interval) {
  constexpr double longest = 300.0;
  for (double step = std::min(longest, interval); step >= 1.0; step -= 1.0)
    if (std::fmod(interval, step) == 0.0) return step;
  return 1.0;
}

}  // namespace

void draft_settings(const Drafting& drafting) {
  const Options& options = drafting.model.options;
  const double interval = std::max(1.0, std::round(options.report_step));
  std::string& text = drafting.draft.settings;
  text =
      "# Made of a SWMM file. import/not_carried_over.csv, where it is, says what did not come\n"
      "# along. Times are those of utc_offset, +08:00 unless it is given here.\n\n[case]\n";
  if (!options.title.empty()) text += "title_en = " + base::toml_text(options.title) + "\n";
  text += "start = " + base::toml_text(base::format_instant(options.start, 0)) + "\n";
  text += "duration = " + base::toml_text(base::exact_number(options.duration) + " s") + "\n\n";
  text +=
      "[flow]\nstep = " + base::toml_text(base::exact_number(step_of(interval)) + " s") + "\n\n";
  text += "[output]\ninterval = " + base::toml_text(base::exact_number(interval) + " s") + "\n\n";
  text += "[quality]\nkinetics = \"none\"\n";
  for (const Pollutant& pollutant : drafting.model.pollutants) {
    if (constituent_name(pollutant.name) != pollutant.name)
      drafting.note(NotCarried::Why::otherwise, pollutant.line, "[POLLUTANTS] " + pollutant.name,
                    "it is called " + constituent_name(pollutant.name) + " here");
    text += "\n[[constituent]]\nname = " + base::toml_text(constituent_name(pollutant.name)) + "\n";
    text += "decay = " + base::toml_text(base::exact_number(pollutant.decay) + " 1/d") + "\n";
    text += "theta = 1.0  # SWMM does not know the temperature\n";
    text += "initial = " + base::toml_text(base::exact_number(pollutant.initial) + " mg/L") + "\n";
  }
}

}  // namespace biandan::exchange::swmm
