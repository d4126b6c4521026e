#include <algorithm>
#include <utility>

#include "model/base/limits.hpp"
#include "model/casefile/readers.hpp"
#include "model/casefile/survey.hpp"

namespace biandan::casefile {

namespace {

/// Surveyed sections lie on their reach.
void check_chainages(Context& context, const network::Reach& reach,
                     const std::vector<Survey>& surveys) {
  for (const Survey& survey : surveys) {
    if (survey.chainage <= reach.length) continue;
    context.findings.add(survey.place, {"chainage " + number_text(survey.chainage) +
                                            " m is off reach " + quote(reach.name),
                                        "0 to " + number_text(reach.length) + " m"});
  }
}

void report_missing_shape(const Context& context, const Record& record,
                          const network::Reach& reach) {
  for (const std::string_view field : {"bed_from", "bed_to", "bottom_width"}) {
    if (record.has(field) || context.may_be_misnamed(record, field)) continue;
    record.findings().add(record.place(),
                          {"no value for " + quote(field) + " of reach " + quote(reach.name),
                           "a number, or the reach in cross_sections.csv"});
  }
}

void add_trapezoid(const Record& record, network::Walls walls, network::Reach& reach,
                   bool length_known) {
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
  if (!length_known) return;
  using network::CrossSection;
  reach.sections.push_back({0.0, CrossSection::trapezoid(*bed_from, *width, *slope, walls)});
  reach.sections.push_back({reach.length, CrossSection::trapezoid(*bed_to, *width, *slope, walls)});
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

void read_storage_zone(Context& context, const Record& record, network::Reach& reach) {
  const auto area = record.number("zone_area");
  const auto exchange = record.number("zone_exchange");
  reach.zone_area = area.value_or(0.0);
  reach.zone_exchange = exchange.value_or(0.0);
  if (reach.zone_exchange > 0.0 && (area == 0.0 || !record.has("zone_area")))
    context.findings.add(record.place_of("zone_exchange"),
                         {"exchange with a storage zone of no area", "zone_area above 0"});
}

void read_dispersion(Context& context, const Record& record, network::Reach& reach) {
  reach.dispersion = record.number("dispersion").value_or(0.0);
  const auto by = record.choice("dispersion_by");
  reach.dispersion_by = static_cast<network::DispersionBy>(by.value_or(0));
  if (by && reach.dispersion_by != network::DispersionBy::given && record.has("dispersion"))
    context.findings.add(record.place_of("dispersion"),
                         {"dispersion beside dispersion_by " + quote(record.text("dispersion_by")),
                          "an empty cell, or dispersion_by given"});
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
  read_dispersion(context, record, reach);
  read_storage_zone(context, record, reach);
  reach.initial_level = context.start_value(record, "level");
  reach.initial_depth = context.start_value(record, "depth");
  reach.initial_discharge = record.number("discharge").value_or(0.0);
  reach.provenance = context.provenance(record);
  reach.source = record.place().place();
  if (reach.from.valid() && reach.from == reach.to) {
    context.findings.add(record.place_of("to"),
                         {"reach " + quote(name) + " ends where it begins", "two different nodes",
                          "a ring needs a junction on the way"});
  }
  if (record.has("level") && record.has("depth")) {
    context.findings.add(record.place_of("depth"), {"level and depth both given", "one of them"});
  }
  return reach;
}

/// Lengths of a wrong unit must not fill the memory with cells.
void check_cells(const Context& context, const std::vector<Record>& records) {
  double all = 0.0;
  for (std::size_t i = 0; i < records.size(); ++i) {
    const network::Reach& reach = context.result.network.reaches[i];
    if (!context.length_known[i] || reach.cell_length <= 0.0) continue;
    const double own = network::cells_of(reach);
    const double before = all;
    all += own;
    if (own > base::most_cells_of_reach) {
      context.findings.add(records[i].place_of("cell_length"),
                           {"reach " + quote(reach.name) + " in " + number_text(own) + " cells",
                            number_text(base::most_cells_of_reach) + " cells of a reach at most",
                            "a longer cell_length"});
      all = before;
    } else if (before <= base::most_cells_of_case && all > base::most_cells_of_case) {
      context.findings.add(
          records[i].place_of("cell_length"),
          {"the reaches down to " + quote(reach.name) + " in " + number_text(all) + " cells",
           number_text(base::most_cells_of_case) + " cells of a case at most", "longer cells"});
    }
  }
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
  check_cells(context, records);
  const Surveys surveys = read_surveys(context);
  const Curves curves = read_roughness_curves(context);
  for (std::size_t i = 0; i < records.size(); ++i) {
    network::Reach& reach = context.result.network.reaches[i];
    const ResistanceRow resistance = read_resistance(records[i], curves, reach, context.findings);
    const auto survey = surveys.by_reach.find(i);
    if (survey == surveys.by_reach.end()) {
      if (surveys.all_named) report_missing_shape(context, records[i], reach);
      add_trapezoid(records[i], resistance.walls, reach, context.length_known[i]);
      refuse_zones_of_trapezoid(records[i], resistance, reach);
    } else {
      refuse_trapezoid_columns(records[i], reach.name);
      if (context.length_known[i]) check_chainages(context, reach, survey->second.sections);
      if (survey->second.complete)
        add_surveyed(records[i], resistance, survey->second.sections, reach);
    }
  }
  if (records.empty()) {
    context.findings.add((context.raw.folder / "reaches.csv").generic_string(),
                         {"no reach", "one reach or more"});
  }
}

}  // namespace biandan::casefile
