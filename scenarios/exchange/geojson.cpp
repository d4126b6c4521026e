#include "scenarios/exchange/geojson.hpp"

#include <nlohmann/json.hpp>
#include <vector>

#include "scenarios/exchange/result_sheets.hpp"
#include "solver/record/cell_courses.hpp"

namespace biandan::exchange {

namespace {

using Json = nlohmann::ordered_json;
using record::Reader;

Json value(double number) {
  return record::never_written(number) ? Json(nullptr) : Json(number);
}

Json line_of(const network::Line& course) {
  Json line = Json::array();
  for (const network::Point& point : course) line.push_back({point.x, point.y});
  return line;
}

/// Named values by cell.
struct Property {
  std::string name;
  std::vector<double> values;
};

std::vector<Property> properties_of(const Reader& run, std::optional<std::size_t> time) {
  std::vector<std::string> names = cell_quantities(run);
  for (const char* name : {"water_class", "black_odour"})
    if (run.has(name)) names.emplace_back(name);
  std::vector<Property> properties;
  for (const std::string& name : names) {
    if (time) {
      properties.push_back({name, run.rows(name, *time, 1)});
      continue;
    }
    Extents extents = extents_of(run, name);
    properties.push_back({name + "_mean", std::move(extents.mean)});
    properties.push_back({name + "_highest", std::move(extents.highest)});
    properties.push_back({name + "_lowest", std::move(extents.lowest)});
  }
  return properties;
}

Json feature(const char* type, Json coordinates, Json properties) {
  return {{"type", "Feature"},
          {"geometry", {{"type", type}, {"coordinates", std::move(coordinates)}}},
          {"properties", std::move(properties)}};
}

void add_cells(const Reader& run, std::optional<std::size_t> time, Json& features) {
  const std::vector<network::Line> courses = record::cell_courses(run);
  const std::vector<Property> properties = properties_of(run, time);
  const auto branch = run.values("mesh1d_node_branch");
  const auto x = run.values("mesh1d_node_x"), y = run.values("mesh1d_node_y");
  const std::vector<std::string> reaches = run.names("network_edge_id");
  for (std::size_t c = 0; c < branch.size(); ++c) {
    const bool on_reach = branch[c] >= 0.0;
    const auto reach = on_reach ? static_cast<std::size_t>(branch[c]) : 0;
    Json told{{"kind", on_reach ? "cell" : "node"}, {"name", run.cell_names()[c]}};
    if (on_reach) told["reach"] = reaches[reach];
    for (const Property& it : properties) told[it.name] = value(it.values[c]);
    features.push_back(on_reach ? feature("LineString", line_of(courses[c]), std::move(told))
                                : feature("Point", {x[c], y[c]}, std::move(told)));
  }
}

void add_sections(const Reader& run, Json& features) {
  if (run.section_names().empty()) return;
  const auto x = run.values("section_x"), y = run.values("section_y");
  for (std::size_t s = 0; s < run.section_names().size(); ++s)
    features.push_back(
        feature("Point", {x[s], y[s]}, {{"kind", "section"}, {"name", run.section_names()[s]}}));
}

void add_structures(const Reader& run, Json& features) {
  if (run.structure_names().empty()) return;
  const auto edges = run.values("structure_edge");
  const auto x = run.values("mesh1d_edge_x"), y = run.values("mesh1d_edge_y");
  const std::vector<std::string> kinds = run.names("structure_kind");
  for (std::size_t s = 0; s < run.structure_names().size(); ++s) {
    const auto edge = static_cast<std::size_t>(edges[s]);
    features.push_back(feature("Point", {x[edge], y[edge]},
                               {{"kind", kinds[s]}, {"name", run.structure_names()[s]}}));
  }
}

}  // namespace

std::string geojson(const Reader& run, std::optional<std::size_t> time) {
  Json all{{"type", "FeatureCollection"}};
  const std::string crs = run.note("crs", "EPSG_code");
  if (crs.starts_with("EPSG:"))
    all["crs"] = {{"type", "name"},
                  {"properties", {{"name", "urn:ogc:def:crs:EPSG::" + crs.substr(5)}}}};
  Json features = Json::array();
  add_cells(run, time, features);
  add_sections(run, features);
  add_structures(run, features);
  all["features"] = std::move(features);
  return all.dump(-1, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace biandan::exchange
