#include "scenarios/exchange/import/swmm/reading.hpp"

#include <algorithm>
#include <map>
#include <set>

#include "model/base/text.hpp"
#include "model/casefile/words.hpp"

namespace biandan::exchange::swmm {

namespace {

using casefile::quote;

std::size_t defined(const Model& model, const std::map<std::string, std::size_t>& names,
                    const RowReader& row, std::size_t word, std::string_view expected) {
  const std::string& name = row.text(word, expected);
  const auto found = names.find(in_capitals(name));
  // Of a link the nodes are needed; what is said of a thing that is not there goes with it.
  if (found == names.end() && word == 0 && model.left_out.contains(in_capitals(name)))
    row.pass_over();
  if (found == names.end())
    row.skip(word, quote(name) + " is not defined; expected " + std::string(expected));
  return found->second;
}

/// What sections without a counterpart held, in words.
const std::map<std::string_view, std::string_view> without_counterpart{
    {"RAINGAGES", "rain of catchments; write catchments.csv and [weather] by hand"},
    {"SUBCATCHMENTS", "catchments; write catchments.csv by hand"},
    {"SUBAREAS", "parts of catchments"},
    {"INFILTRATION", "infiltration of catchments"},
    {"AQUIFERS", "ground water"},
    {"GROUNDWATER", "ground water"},
    {"GROUNDWATER_FLOW", "ground water"},
    {"GWF", "ground water"},
    {"SNOWPACKS", "snow"},
    {"TEMPERATURE", "air temperature and snow melt"},
    {"EVAPORATION", "evaporation; write it into [weather] by hand"},
    {"OUTLETS", "outlets by a rating curve"},
    {"LANDUSES", "build-up and wash-off of catchments"},
    {"BUILDUP", "build-up of catchments"},
    {"WASHOFF", "wash-off of catchments"},
    {"COVERAGES", "land uses of catchments"},
    {"LOADINGS", "build-up at the start"},
    {"RDII", "infiltration into sewers after rain"},
    {"HYDROGRAPHS", "infiltration into sewers after rain"},
    {"UNITHYDROGRAPHS", "infiltration into sewers after rain"},
    {"TREATMENT",
     "treatment by formulas; treatments.csv and processes of your own can stand for it"},
    {"LID_CONTROLS", "low-impact development"},
    {"LID_USAGE", "low-impact development"},
    {"ADJUSTMENTS", "monthly factors of the climate"},
    {"EVENTS", "events outside of which the flow is not reckoned"},
    {"EVENT", "events outside of which the flow is not reckoned"},
    {"STREETS", "streets"},
    {"INLETS", "inlets of streets"},
    {"INLET_USAGE", "inlets of streets"},
    {"FILES", "files of the interface; give their series by hand"},
};

/// Sections about how SWMM shows things: nothing is lost with them.
const std::set<std::string_view> of_the_screen{"REPORT", "LABELS",   "SYMBOLS", "BACKDROP",
                                               "TAGS",   "PROFILES", "MAP",     "POLYGONS"};

const std::set<std::string_view> read_elsewhere{
    "TITLE",    "OPTIONS",    "JUNCTIONS",   "OUTFALLS", "STORAGE",   "DIVIDERS",
    "CONDUITS", "PUMPS",      "ORIFICES",    "WEIRS",    "XSECTIONS", "TRANSECTS",
    "LOSSES",   "CONTROLS",   "POLLUTANTS",  "INFLOWS",  "DWF",       "PATTERNS",
    "CURVES",   "TIMESERIES", "COORDINATES", "VERTICES"};

std::string lines_text(const Section& section) {
  const std::size_t lines = section.lines.size();
  return std::to_string(lines) + (lines == 1 ? " line: " : " lines: ");
}

}  // namespace

const Section* Reading::section(std::string_view name) const {
  const auto found = std::ranges::find(sections, name, &Section::name);
  return found == sections.end() ? nullptr : &*found;
}

std::size_t Reading::node(const RowReader& row, std::size_t word, std::string_view expected) const {
  return defined(model, model.node_names, row, word, expected);
}

std::size_t Reading::link(const RowReader& row, std::size_t word, std::string_view expected) const {
  return defined(model, model.link_names, row, word, expected);
}

void note_other_sections(const Reading& reading) {
  for (const Section& section : reading.sections) {
    if (section.lines.empty() || read_elsewhere.contains(section.name) ||
        of_the_screen.contains(section.name))
      continue;
    const std::string what =
        section.name.empty() ? "before the first section" : "[" + section.name + "]";
    const int line = section.name.empty() ? section.lines.front().number : section.line;
    const auto found = without_counterpart.find(section.name);
    if (found != without_counterpart.end()) {
      reading.notes.add(NotCarried::Why::unknown, line, 1, what,
                        lines_text(section) + std::string(found->second));
      continue;
    }
    reading.notes.add(NotCarried::Why::unknown, line, 1, what,
                      lines_text(section) + "a section that is not known here");
  }
}

}  // namespace biandan::exchange::swmm
