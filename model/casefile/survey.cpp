#include "model/casefile/survey.hpp"

#include <algorithm>
#include <utility>

#include "model/base/text.hpp"

namespace biandan::casefile {

namespace {

using network::Composition;
using network::Part;
using network::Roughness;

bool same_section(const std::vector<Survey>& list, double chainage) {
  return !list.empty() && list.back().chainage == chainage;
}

/// Opens a section at its first row. False: it stands behind one further down.
bool begin_section(Context& context, const Record& record, double chainage,
                   std::vector<Survey>& list) {
  if (!list.empty() && chainage < list.back().chainage) {
    context.findings.add(record.place_of("chainage"),
                         {"chainage " + number_text(chainage) + " m after " +
                              number_text(list.back().chainage) + " m",
                          "sections of a reach in order of chainage, each in one block"});
    return false;
  }
  context.provenance(record);  // a section is one thing, however many points it has
  list.push_back({chainage, record.place_of("chainage"), {}});
  return true;
}

/// Whether a row may follow the one before it in its section.
bool follows(const Record& record, const SurveyRow& before, const SurveyRow& row) {
  if (row.point.station < before.point.station) {
    record.findings().add(record.place_of("station"),
                          {"station " + number_text(row.point.station) + " m after " +
                               number_text(before.point.station) + " m",
                           "stations that do not turn back"});
    return false;
  }
  return true;
}

/// Zones follow each other. The last point only ends the ground: it needs none.
bool zones_in_order(const Survey& survey, Findings& findings) {
  const SurveyRow* before = nullptr;
  bool good = true;
  for (const SurveyRow& row : survey.rows) {
    if (&row == &survey.rows.back() && !row.zone_given) continue;
    if (before == nullptr || row.point.part >= before->point.part) {
      before = &row;
      continue;
    }
    findings.add(row.zone_place,
                 {"zone " + quote(row.zone_place.text) + " after " + quote(before->zone_place.text),
                  "left, main, right in this order"});
    good = false;
  }
  return good;
}

Roughness roughness_of(const SurveyRow& row, const ResistanceRow& resistance) {
  if (row.manning) return {*row.manning, 0.0};
  return row.point.part == Part::main ? resistance.main : resistance.flood;
}

/// Rows that say something about the ground: all but the last, which only ends it.
std::size_t ground_count(const Survey& survey) {
  return survey.rows.empty() ? 0 : survey.rows.size() - 1;
}

bool has_flood(const Survey& survey) {
  for (std::size_t i = 0; i < ground_count(survey); ++i)
    if (survey.rows[i].point.part != Part::main) return true;
  return false;
}

bool has_zones(const Survey& survey) {
  for (std::size_t i = 0; i < ground_count(survey); ++i)
    if (survey.rows[i].manning || survey.rows[i].point.part != Part::main) return true;
  return false;
}

/// Where the method is `single`, a roughness of a point would be lost; zones too, unless the method
/// is asked for by name, to be compared with the others.
void check_single(const Record& record, const std::string& name,
                  const std::vector<Survey>& surveys) {
  const std::string expected = "resistance 'divided' or 'debord' of the reach in reaches.csv";
  for (const Survey& survey : surveys)
    for (const SurveyRow& row : survey.rows) {
      if (row.manning) {
        record.findings().add(row.manning_place, {"roughness of a point of reach " + quote(name) +
                                                      ", whose sections have one roughness",
                                                  expected});
        return;
      }
      if (row.point.part != Part::main && !record.has("resistance")) {
        record.findings().add(row.zone_place, {"zone " + quote(row.zone_place.text) + " of reach " +
                                                   quote(name) + ", whose sections are one zone",
                                               expected + ", or 'single'"});
        return;
      }
    }
}

double highest(const Roughness& roughness, const network::RoughnessCurve& curve) {
  if (roughness.by_depth == 0.0) return roughness.fixed;
  return *std::max_element(curve.manning.begin(), curve.manning.end());
}

double lowest(const Roughness& roughness, const network::RoughnessCurve& curve) {
  if (roughness.by_depth == 0.0) return roughness.fixed;
  return *std::min_element(curve.manning.begin(), curve.manning.end());
}

/// Debord knows one roughness of the main channel and one, at least as large, of the flood plain.
/// False: a finding was made.
bool check_debord(const ResistanceRow& resistance, const Survey& survey,
                  const network::Reach& reach, Findings& findings) {
  const SurveyRow* main = nullptr;
  const SurveyRow* flood = nullptr;
  for (std::size_t i = 0; i < ground_count(survey); ++i) {
    const SurveyRow& row = survey.rows[i];
    const SurveyRow*& first = row.point.part == Part::main ? main : flood;
    if (first == nullptr) first = &row;
    if (roughness_of(row, resistance) == roughness_of(*first, resistance)) continue;
    findings.add(row.manning ? row.manning_place : first->manning_place,
                 {std::string("second roughness of the ") +
                      (first == main ? "main channel" : "flood plain") + " of a section of reach " +
                      quote(reach.name) + " with resistance 'debord'",
                  "one roughness of the main channel and one of the flood plain, or resistance "
                  "'divided'"});
    return false;
  }
  if (main == nullptr || flood == nullptr) return true;
  const Roughness own = roughness_of(*main, resistance);
  const Roughness plain = roughness_of(*flood, resistance);
  if (own == plain) return true;
  const double most = highest(own, reach.roughness_curve);
  const double least = lowest(plain, reach.roughness_curve);
  if (least >= most) return true;
  findings.add(survey.place,
               {"flood plain of reach " + quote(reach.name) + " with n " + number_text(least) +
                    ", smoother than its main channel with " + number_text(most),
                "a flood plain at least as rough for resistance 'debord'"});
  return false;
}

void check_zones(const Record& record, const ResistanceRow& resistance,
                 const std::vector<Survey>& surveys, const network::Reach& reach) {
  if (resistance.composition == Composition::single) {
    check_single(record, reach.name, surveys);
    return;
  }
  const bool debord = resistance.composition == Composition::debord;
  if (!std::any_of(surveys.begin(), surveys.end(), debord ? has_flood : has_zones)) {
    record.findings().add(
        record.place_of("resistance"),
        {"resistance " + quote(record.text("resistance")) + " of reach " + quote(reach.name) +
             ", whose sections have no " + (debord ? "flood plain" : "zones"),
         debord ? "zone 'left' or 'right' of points in cross_sections.csv"
                : "zone or manning of points in cross_sections.csv"});
    return;
  }
  if (!debord) return;
  for (const Survey& survey : surveys)
    if (!check_debord(resistance, survey, reach, record.findings())) return;
}

void check_flood_manning(const Record& record, const ResistanceRow& resistance,
                         const std::vector<Survey>& surveys, const std::string& name) {
  if (!record.has("flood_manning")) return;
  if (std::any_of(surveys.begin(), surveys.end(), has_flood)) {
    // Without a word about the resistance the zones are refused, and that is enough.
    if (resistance.composition != Composition::single || !record.has("resistance")) return;
    record.findings().add(record.place_of("flood_manning"),
                          {"'flood_manning' of reach " + quote(name) + " with resistance 'single'",
                           "an empty cell, or resistance 'divided' or 'debord'"});
    return;
  }
  record.findings().add(
      record.place_of("flood_manning"),
      {"'flood_manning' of reach " + quote(name) + ", whose sections have no flood plain",
       "an empty cell, or resistance 'divided' or 'debord' and zones in cross_sections.csv"});
}

bool has_main(const Survey& survey) {
  for (std::size_t i = 0; i < ground_count(survey); ++i)
    if (survey.rows[i].point.part == Part::main) return true;
  return false;
}

/// What a row says, without its reach; nothing when something of it is wrong, which is reported.
struct SurveyLine {
  double chainage = 0.0;
  SurveyRow row;
};

std::optional<SurveyLine> read_line(const Record& record) {
  const auto chainage = record.number("chainage");
  const auto station = record.number("station");
  const auto level = record.number("level");
  const auto zone = record.choice("zone");
  const auto manning = record.number("manning");
  if (!chainage || !station || !level || !zone) return {};
  if (record.has("manning") && !manning) return {};
  SurveyLine line{*chainage,
                  {{*station, *level, static_cast<Part>(*zone), {}},
                   manning,
                   record.has("zone"),
                   record.place_of("zone"),
                   record.place_of("manning")}};
  line.row.zone_place.text = record.text("zone");
  return line;
}

/// Adds a row to the sections of its reach. False: it does not follow, which is reported.
bool add_line(Context& context, const Record& record, SurveyLine line, std::vector<Survey>& list) {
  if (!same_section(list, line.chainage) && !begin_section(context, record, line.chainage, list))
    return false;
  std::vector<SurveyRow>& rows = list.back().rows;
  if (!rows.empty() && !follows(record, rows.back(), line.row)) return false;
  rows.push_back(std::move(line.row));
  return true;
}

}  // namespace

Surveys read_surveys(Context& context) {
  Surveys surveys;
  for (const Record& record : context.records("cross_sections")) {
    const network::ReachId reach = context.reach(record, "reach");
    std::optional<SurveyLine> line = read_line(record);
    if (!reach.valid()) {
      surveys.all_named = false;
      continue;
    }
    ReachSurvey& survey = surveys.by_reach[reach.index()];
    if (!line || !add_line(context, record, std::move(*line), survey.sections))
      survey.complete = false;
  }
  for (auto& [reach, survey] : surveys.by_reach) {
    for (const Survey& section : survey.sections) {
      if (!zones_in_order(section, context.findings)) survey.complete = false;
    }
  }
  return surveys;
}

ResistanceRow read_resistance(const Record& record, const Curves& curves, network::Reach& reach,
                              Findings& findings) {
  ResistanceRow row;
  const auto word = record.choice("resistance");
  row.known = word.has_value();
  row.composition = static_cast<Composition>(word.value_or(0));
  reach.composition = row.composition;
  if (record.choice("wall_friction").value_or(0) == 1) row.walls = network::Walls::smooth;
  row.main = {reach.manning, 0.0};
  if (record.has("roughness_curve")) {
    if (record.has("manning"))
      findings.add(record.place_of("roughness_curve"),
                   {"manning and roughness_curve both given", "one of them"});
    const Cell& cell = *record.cell("roughness_curve");
    if (const Curve* curve = curves.require(cell, findings)) {
      reach.roughness_curve = {curve->x, curve->y};
      row.main = {0.0, 1.0};
      if (curve->complete && curve->x.size() < 2)
        findings.add(
            cell, {"roughness curve " + quote(cell.text) + " of one point", "two points or more"});
    }
  }
  const auto flood = record.number("flood_manning");
  row.flood = flood ? Roughness{*flood, 0.0} : row.main;
  return row;
}

void add_surveyed(const Record& record, const ResistanceRow& resistance,
                  const std::vector<Survey>& surveys, network::Reach& reach) {
  for (const Survey& survey : surveys) {
    if (survey.rows.size() < 2 ||
        survey.rows.front().point.station == survey.rows.back().point.station) {
      record.findings().add(survey.place, {"cross-section without a width",
                                           "two points or more, at different "
                                           "stations"});
      continue;
    }
    if (resistance.composition != Composition::single && !has_main(survey))
      record.findings().add(survey.place, {"cross-section without a main channel",
                                           "points with zone 'main' or none"});
    std::vector<network::SurveyPoint> points;
    for (const SurveyRow& row : survey.rows) {
      points.push_back(row.point);
      points.back().roughness = roughness_of(row, resistance);
    }
    reach.sections.push_back(
        {survey.chainage,
         network::CrossSection::surveyed(points, resistance.composition, resistance.walls)});
  }
  if (!resistance.known) return;
  check_zones(record, resistance, surveys, reach);
  check_flood_manning(record, resistance, surveys, reach.name);
}

void refuse_zones_of_trapezoid(const Record& record, const ResistanceRow& resistance,
                               const network::Reach& reach) {
  if (resistance.composition != Composition::single)
    record.findings().add(record.place_of("resistance"),
                          {"resistance " + quote(record.text("resistance")) + " of reach " +
                               quote(reach.name) + ", which is a trapezoid",
                           "'single', or a section with zones in cross_sections.csv"});
  if (resistance.known) check_flood_manning(record, resistance, {}, reach.name);
}

}  // namespace biandan::casefile
