#include <algorithm>
#include <map>

#include "model/base/text.hpp"
#include "model/casefile/words.hpp"
#include "scenarios/exchange/import/swmm/reading.hpp"
#include "scenarios/exchange/import/swmm/times.hpp"

namespace biandan::exchange::swmm {

namespace {

using casefile::quote;

constexpr double foot = 0.3048, day = 86400.0, longest = 36600.0 * day;

struct FlowUnit {
  double discharge;  ///< [m3/s]
  bool metric;
};

const std::map<std::string, FlowUnit> flow_units{
    {"CFS", {foot * foot * foot, false}},
    {"GPM", {0.003785411784 / 60.0, false}},
    {"MGD", {3785.411784 / day, false}},
    {"CMS", {1.0, true}},
    {"LPS", {1e-3, true}},
    {"MLD", {1e3 / day, true}},
};

/// A time of the calendar of which the date may be missing.
struct Moment {
  std::optional<base::Instant> date;
  double clock = 0.0;
};

class OptionsReader {
 public:
  explicit OptionsReader(const Reading& reading) : reading_(reading) {}

  void read() {
    reading_.rows("OPTIONS", [this](const RowReader& row) { take(row); });
    Options& options = reading_.model.options;
    if (!units_given_)
      reading_.notes.add(NotCarried::Why::otherwise, 0, 0, "[OPTIONS]",
                         "no FLOW_UNITS: feet and CFS, as SWMM takes them");
    // What SWMM takes where nothing is said.
    const base::Instant first = start_.date.value_or(base::instant_of({2004, 1, 1}, 0));
    options.start = {first.seconds + static_cast<std::int64_t>(start_.clock)};
    const base::Instant last = end_.date.value_or(first);
    const double end = static_cast<double>(last.seconds) + end_.clock;
    options.duration = end - static_cast<double>(options.start.seconds);
    if (least_area_ > 0.0) options.least_node_area = least_area_ * options.metre * options.metre;
    if (options.duration <= 0.0)
      reading_.notes.add(NotCarried::Why::mistake, 0, 0, "[OPTIONS]",
                         "the end is not after the start; END_DATE and END_TIME are missing or "
                         "wrong, and the case lasts a day");
    if (options.duration <= 0.0) options.duration = day;
    if (options.duration > longest)
      reading_.notes.add(NotCarried::Why::mistake, 0, 0, "[OPTIONS]",
                         "it lasts longer than a hundred years; the case ends then");
    options.duration = std::min(options.duration, longest);
  }

 private:
  void take(const RowReader& row) {
    Options& options = reading_.model.options;
    const std::string key = row.keyword(0);
    if (key == "FLOW_UNITS") return take_units(row);
    if (key == "START_DATE") return take_date(row, start_);
    if (key == "START_TIME") return take_clock(row, start_.clock);
    if (key == "END_DATE") return take_date(row, end_);
    if (key == "END_TIME") return take_clock(row, end_.clock);
    if (key == "REPORT_STEP") return take_step(row, options.report_step);
    if (key == "MIN_SURFAREA") {
      least_area_ = row.number_or(1, "the least surface of nodes", 0.0);
      return;
    }
    if (key == "LINK_OFFSETS") return take_offsets(row);
    if (key == "FLOW_ROUTING" || key == "ROUTING_MODEL") return note_routing(row);
    if (key == "IGNORE_ROUTING" && row.keyword(1) == "YES")
      row.otherwise("the flow is reckoned here");
  }

  void take_units(const RowReader& row) {
    units_given_ = true;
    const auto unit = flow_units.find(row.keyword(1));
    if (unit == flow_units.end())
      row.skip(1, quote(row.text(1, "a flow unit")) +
                      " is no flow unit; expected CFS, GPM, MGD, "
                      "CMS, LPS or MLD, and CFS was taken");
    reading_.model.options.discharge = unit->second.discharge;
    reading_.model.options.metre = unit->second.metric ? 1.0 : foot;
  }

  void take_date(const RowReader& row, Moment& moment) const {
    const std::string& text = row.text(1, "a date as 06/30/2021");
    moment.date = parse_date(text);
    if (!moment.date) row.skip(1, quote(text) + " is no date; expected month/day/year");
  }

  void take_clock(const RowReader& row, double& clock) const {
    const std::string& text = row.text(1, "a time as 18:30:00");
    const auto seconds = parse_clock(text);
    if (!seconds) row.skip(1, quote(text) + " is no time; expected hours:minutes:seconds");
    clock = *seconds;
  }

  void take_step(const RowReader& row, double& step) const {
    double seconds = 0.0;
    take_clock(row, seconds);
    if (seconds < 1.0) row.skip(1, "expected a step of a second or more");
    step = seconds;
  }

  void take_offsets(const RowReader& row) const {
    const std::string word = row.keyword(1);
    if (word != "DEPTH" && word != "ELEVATION")
      row.skip(1, quote(row.text(1, "DEPTH or ELEVATION")) + "; expected DEPTH or ELEVATION");
    reading_.model.options.offsets_are_levels = word == "ELEVATION";
  }

  void note_routing(const RowReader& row) const {
    const std::string word = row.keyword(1);
    if (word != "DYNWAVE" && word != "DW")
      row.otherwise("the flow is reckoned by the whole Saint-Venant equations here");
  }

  const Reading& reading_;
  Moment start_, end_;
  double least_area_ = 0.0;
  bool units_given_ = false;
};

/// The first line of the title.
void read_title(const Reading& reading) {
  const Section* title = reading.section("TITLE");
  if (title == nullptr || title->lines.empty()) return;
  const int number = title->lines.front().number;
  reading.model.options.title = base::trim(reading.file.line_text(number));
}

}  // namespace

void read_options(const Reading& reading) {
  read_title(reading);
  OptionsReader(reading).read();
}

}  // namespace biandan::exchange::swmm
