#include <algorithm>
#include <utility>

#include "model/casefile/readers.hpp"

namespace biandan::casefile {

namespace {

// Rows of cross_sections.csv that belong together: one section.
struct Survey {
  double chainage = 0.0;
  Cell place;
  std::vector<network::SurveyPoint> points;
};
using Surveys = std::map<std::size_t, std::vector<Survey>>;  // by reach

bool same_section(const std::vector<Survey>& list, double chainage) {
  return !list.empty() && list.back().chainage == chainage;
}

Surveys read_surveys(Context& context) {
  Surveys surveys;
  for (const Record& record : context.records("cross_sections")) {
    const network::ReachId reach = context.reach(record, "reach");
    const auto chainage = record.number("chainage");
    const auto station = record.number("station");
    const auto level = record.number("level");
    if (!reach.valid() || !chainage || !station || !level) continue;
    std::vector<Survey>& list = surveys[reach.index()];
    if (!same_section(list, *chainage)) {
      if (!list.empty() && *chainage < list.back().chainage) {
        context.findings.add(record.place_of("chainage"),
                             {"chainage " + number_text(*chainage) + " m after " +
                                  number_text(list.back().chainage) + " m",
                              "sections of a reach in order of chainage, each in one block"});
        continue;
      }
      context.provenance(record);  // a section is one thing, however many points it has
      list.push_back({*chainage, record.place_of("chainage"), {}});
    }
    std::vector<network::SurveyPoint>& points = list.back().points;
    if (!points.empty() && *station < points.back().station) {
      context.findings.add(record.place_of("station"),
                           {"station " + number_text(*station) + " m after " +
                                number_text(points.back().station) + " m",
                            "stations that do not turn back"});
      continue;
    }
    points.push_back({*station, *level});
  }
  return surveys;
}

void add_surveyed(Context& context, network::Reach& reach, bool length_known,
                  const std::vector<Survey>& surveys) {
  for (const Survey& survey : surveys) {
    if (length_known && survey.chainage > reach.length) {
      context.findings.add(survey.place, {"chainage " + number_text(survey.chainage) +
                                              " m is off reach " + quote(reach.name),
                                          "0 to " + number_text(reach.length) + " m"});
    }
    const auto& points = survey.points;
    if (points.size() < 2 || points.front().station == points.back().station) {
      context.findings.add(survey.place, {"cross-section without a width",
                                          "two points or more, at different "
                                          "stations"});
      continue;
    }
    reach.sections.push_back({survey.chainage, network::CrossSection::surveyed(points)});
  }
}

void add_trapezoid(const Record& record, network::Reach& reach, bool length_known) {
  for (const std::string_view field : {"bed_from", "bed_to", "bottom_width"}) {
    if (record.has(field)) continue;
    record.findings().add(record.place(),
                          {"no value for " + quote(field) + " of reach " + quote(reach.name),
                           "a number, or the reach in cross_sections.csv"});
  }
  const auto bed_from = record.number("bed_from");
  const auto bed_to = record.number("bed_to");
  const auto width = record.number("bottom_width");
  const auto slope = record.number("side_slope");
  if (!bed_from || !bed_to || !width || !slope) return;
  if (*width == 0.0 && *slope == 0.0) {
    record.findings().add(record.place_of("bottom_width"),
                          {"trapezoid without a width", "bottom_width or side_slope > 0"});
    return;
  }
  using network::CrossSection;
  reach.sections.push_back({0.0, CrossSection::trapezoid(*bed_from, *width, *slope)});
  if (!length_known) return;
  reach.sections.push_back({reach.length, CrossSection::trapezoid(*bed_to, *width, *slope)});
}

void refuse_trapezoid_columns(const Record& record, const std::string& name) {
  for (const std::string_view field : {"bed_from", "bed_to", "bottom_width", "side_slope"}) {
    if (!record.has(field)) continue;
    record.findings().add(record.place_of(field),
                          {quote(field) + " of reach " + quote(name) +
                               ", which has surveyed "
                               "sections",
                           "an empty cell, or no rows in cross_sections.csv"});
  }
}

network::Reach read_reach(Context& context, const Record& record, const std::string& name) {
  network::Reach reach;
  reach.name = name;
  reach.title = context.title(record, name);
  reach.from = context.node(record, "from");
  reach.to = context.node(record, "to");
  const auto length = record.number("length");
  context.length_known.push_back(length.has_value());
  reach.length = length.value_or(0.0);
  reach.cell_length = record.number("cell_length").value_or(0.0);
  reach.manning = record.number("manning").value_or(reach.manning);
  reach.dispersion = record.number("dispersion").value_or(0.0);
  reach.initial_level = record.number("level");
  reach.initial_depth = record.number("depth");
  reach.initial_discharge = record.number("discharge").value_or(0.0);
  reach.provenance = context.provenance(record);
  reach.source = record.place().place();
  if (reach.from.valid() && reach.from == reach.to) {
    context.findings.add(record.place_of("to"),
                         {"reach " + quote(name) + " ends where it begins", "two different nodes",
                          "a ring needs a junction on the way"});
  }
  if (reach.initial_level && reach.initial_depth) {
    context.findings.add(record.place_of("depth"), {"level and depth both given", "one of them"});
  }
  return reach;
}

}  // namespace

void read_reaches(Context& context) {
  std::vector<Record> records = context.records("reaches");
  for (const Record& record : records) {
    const std::string name = context.reaches.add(record);
    if (const auto node = context.nodes.find(name); node && !name.empty()) {
      context.findings.add(record.place_of("name"),
                           {"reach " + quote(name) + " has the name of a node",
                            "different names for reaches and nodes"});
    }
    context.result.network.reaches.push_back(read_reach(context, record, name));
  }
  const Surveys surveys = read_surveys(context);
  for (std::size_t i = 0; i < records.size(); ++i) {
    network::Reach& reach = context.result.network.reaches[i];
    const auto survey = surveys.find(i);
    if (survey == surveys.end()) {
      add_trapezoid(records[i], reach, context.length_known[i]);
    } else {
      refuse_trapezoid_columns(records[i], reach.name);
      add_surveyed(context, reach, context.length_known[i], survey->second);
    }
  }
  if (records.empty()) {
    context.findings.add((context.raw.folder / "reaches.csv").generic_string(),
                         {"no reach", "one reach or more"});
  }
}

}  // namespace biandan::casefile
