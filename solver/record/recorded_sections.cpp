// Series of sections (CF discrete sampling geometry) and of structures: 64-bit floats, not rounded,
// so that they equal what the assessment saw.
#include <cmath>

#include "model/network/structure_discharge.hpp"
#include "solver/grid/structure_faces.hpp"
#include "solver/record/layout_parts.hpp"
#include "solver/record/section_sample.hpp"

namespace biandan::record {

namespace {

using Point = SectionPoint;

std::vector<Point> points_of(const run::RunView& start) {
  std::vector<Point> points;
  for (const standard::Section& section : start.problem.sections)
    points.push_back(locate(start.grid, section.place));
  return points;
}

Variable series_variable(const std::string& name, Type type, const std::string& title,
                         const std::string& title_zh, const std::string& units,
                         const std::string& dimension, const std::string& coordinates) {
  Variable variable{name, type, {"section_time", dimension}, {{"long_name", title}}, {}, true};
  note(variable.attributes, "long_name_zh", title_zh);
  note(variable.attributes, "units", units);
  note(variable.attributes, "coordinates", coordinates);
  return variable;
}

Variable section_variable(const std::string& name, const std::string& title,
                          const std::string& title_zh, const std::string& units) {
  return series_variable("section_" + name, Type::float64, title + " at sections", title_zh, units,
                         "sections", "section_id section_x section_y");
}

template <class Sample>
Recorded over_sections(Variable variable, const std::vector<Point>& points, Sample sample) {
  return {std::move(variable), points.size(),
          [points, sample](const run::RunView& view, std::span<double> row) {
            for (std::size_t s = 0; s < row.size(); ++s) row[s] = sample(view, points[s]);
          }};
}

Variable structure_variable(const std::string& name, Type type, const std::string& title,
                            const std::string& title_zh, const std::string& units) {
  return series_variable("structure_" + name, type, title, title_zh, units, "structures",
                         "structure_id");
}

std::string kind_of(const network::Structure& structure) {
  constexpr const char* kinds[] = {"weir", "gate", "pump", "culvert", "transfer"};
  return kinds[structure.kind.index()];
}

template <class Member>
Recorded over_structures(Variable variable, std::size_t count, Member member) {
  return {std::move(variable), count, [member](const run::RunView& view, std::span<double> row) {
            const auto& values = view.flow.*member;
            for (std::size_t s = 0; s < row.size(); ++s) row[s] = static_cast<double>(values[s]);
          }};
}

}  // namespace

void add_sections(const run::RunView& start, Schema& schema) {
  const auto& sections = start.problem.sections;
  std::vector<std::string> names, titles, places;
  std::vector<double> x, y, classes, cells;
  for (const standard::Section& section : sections) {
    const int index = start.grid.cell_of(section.place);
    const grid::Cell& cell = start.grid.cells[static_cast<std::size_t>(index)];
    names.push_back(section.name);
    titles.push_back(section.title_en.empty() ? section.name : section.title_en);
    places.push_back(network::describe(start.problem.network, section.place));
    cells.push_back(index);
    x.push_back(cell.x);
    y.push_back(cell.y);
    classes.push_back(section.target_class);
  }
  schema.dimensions.push_back({"sections", sections.size()});
  add(schema, "section_id", Type::text, "sections", std::move(names),
      {{"cf_role", "timeseries_id"}, {"long_name", "Section"}, {"long_name_zh", "断面"}});
  add(schema, "section_title_en", Type::text, "sections", std::move(titles),
      {{"long_name", "Section, in English"}, {"long_name_zh", "断面英文名"}});
  add(schema, "section_place", Type::text, "sections", std::move(places),
      {{"long_name", "Place of the section in the network"}, {"long_name_zh", "断面位置"}});
  add(schema, "section_x", Type::float64, "sections", std::move(x),
      coordinate_notes(start.problem.settings.crs, 0, "sections"));
  add(schema, "section_y", Type::float64, "sections", std::move(y),
      coordinate_notes(start.problem.settings.crs, 1, "sections"));
  add(schema, "section_cell", Type::int32, "sections", std::move(cells),
      {{"long_name", "Cell that the section shows, index into mesh1d_nNodes"}, {"start_index", 0}});
  add(schema, "section_target_class", Type::int32, "sections", std::move(classes),
      {{"long_name", "Target class of GB 3838"}, {"long_name_zh", "目标类别"}});
}

void add_structures(const run::RunView& start, Schema& schema) {
  const network::Network& network = start.problem.network;
  std::vector<std::string> names, titles, kinds, rules;
  std::vector<double> edges;
  for (const network::Structure& structure : network.structures) {
    names.push_back(structure.name);
    titles.push_back(structure.title.empty() ? structure.name : structure.title);
    kinds.push_back(kind_of(structure));
  }
  for (const std::size_t face : grid::structure_faces(start.problem, start.grid))
    edges.push_back(static_cast<double>(face));
  schema.dimensions.push_back({"structures", network.structures.size()});
  add(schema, "structure_id", Type::text, "structures", std::move(names),
      {{"long_name", "Structure"}, {"long_name_zh", "建筑物"}});
  add(schema, "structure_title", Type::text, "structures", std::move(titles),
      {{"long_name", "Title of the structure"}, {"long_name_zh", "建筑物名称"}});
  add(schema, "structure_kind", Type::text, "structures", std::move(kinds),
      {{"long_name", "weir, gate, pump, culvert or transfer"}, {"long_name_zh", "类型"}});
  add(schema, "structure_edge", Type::int32, "structures", std::move(edges),
      {{"long_name", "Face of the structure, index into mesh1d_nEdges"}, {"start_index", 0}});
  if (network.rules.empty()) return;
  for (const network::Rule& rule : network.rules) rules.push_back(rule.name);
  schema.dimensions.push_back({"rules", network.rules.size()});
  add(schema, "rule_id", Type::text, "rules", std::move(rules),
      {{"long_name", "Control rule"}, {"long_name_zh", "调度规则"}});
}

std::vector<Recorded> recorded_sections(const run::RunView& start) {
  if (start.problem.sections.empty()) return {};
  const std::vector<Point> points = points_of(start);
  std::vector<Recorded> series;
  series.push_back(
      over_sections(section_variable("level", "Water level", "水位", "m"), points, level_at));
  series.push_back(over_sections(section_variable("discharge", "Discharge", "流量", "m3 s-1"),
                                 points, discharge_at));
  series.push_back(over_sections(section_variable("velocity", "Flow velocity", "流速", "m s-1"),
                                 points, velocity_at));
  const auto names = constituent_variables(shown_names(start.problem));
  for (std::size_t k = 0; k < names.size(); ++k) {
    const quality::Shown shown = quality::shown(start.problem.quality, k);
    Variable variable = section_variable(names[k], shown_title(shown), shown.title_zh, shown.unit);
    add_shown_notes(shown, variable);
    series.push_back(over_sections(std::move(variable), points,
                                   [k](const run::RunView& view, const Point& point) {
                                     const double value = shown_at(view, point, k);
                                     return std::isnan(value) ? fill_float : value;
                                   }));
  }
  return series;
}

std::vector<Recorded> recorded_structures(const run::RunView& start) {
  const std::size_t count = start.problem.network.structures.size();
  if (count == 0) return {};
  std::vector<Recorded> series;
  Variable setting =
      structure_variable("setting", Type::float64, "Setting of the structure", "开度", "1");
  setting.attributes.push_back(
      {"comment",
       "opening fraction of a gate, share in service of a weir, culvert or transfer, share of the "
       "capacity of a pump that runs"});
  series.push_back(over_structures(std::move(setting), count, &grid::FlowField::setting));

  Variable discharge = structure_variable("discharge", Type::float64,
                                          "Discharge through the structure", "过闸流量", "m3 s-1");
  series.push_back({std::move(discharge), count,
                    [faces = grid::structure_faces(start.problem, start.grid)](
                        const run::RunView& view, std::span<double> row) {
                      for (std::size_t s = 0; s < row.size(); ++s)
                        row[s] = view.flow.discharge[faces[s]];
                    }});

  Variable rule = structure_variable("rule", Type::int32, "Rule in force", "执行规则", "");
  rule.attributes.push_back({"comment", "index into rule_id; -1: the schedule holds"});
  series.push_back(over_structures(std::move(rule), count, &grid::FlowField::rule));

  Variable regime =
      structure_variable("regime", Type::int32, "Flow regime of the structure", "流态", "");
  static_assert(static_cast<int>(network::Regime::transferring) == 11,
                "flag_meanings list them all");
  regime.attributes.push_back(
      {"flag_values", std::vector<int>{0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11}});
  regime.attributes.push_back(
      {"flag_meanings",
       "none free_weir drowned_weir free_orifice drowned_orifice pumping culvert_inlet_control "
       "culvert_free_outfall culvert_drowned culvert_full flap_shut transferring"});
  series.push_back(over_structures(std::move(regime), count, &grid::FlowField::regime));
  return series;
}

}  // namespace biandan::record
