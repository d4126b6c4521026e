#include "scenarios/exchange/geojson.hpp"

#include <algorithm>
#include <cmath>
#include <nlohmann/json.hpp>
#include <vector>

#include "scenarios/exchange/result_sheets.hpp"

namespace biandan::exchange {

namespace {

using Json = nlohmann::ordered_json;
using record::Reader;

struct Point {
  double x = 0.0, y = 0.0;
};

/// The course of a reach as it is drawn, and places on it by chainage.
class Course {
 public:
  Course(std::vector<Point> points, double length) : points_(std::move(points)) {
    along_.push_back(0.0);
    for (std::size_t i = 1; i < points_.size(); ++i)
      along_.push_back(along_.back() + std::hypot(points_[i].x - points_[i - 1].x,
                                                  points_[i].y - points_[i - 1].y));
    scale_ = length > 0.0 ? along_.back() / length : 1.0;
  }

  Json piece(double from, double to) const {
    const double begin = from * scale_, end = to * scale_;
    Json line = Json::array({at(begin)});
    for (std::size_t i = 0; i < points_.size(); ++i)
      if (along_[i] > begin && along_[i] < end) line.push_back({points_[i].x, points_[i].y});
    line.push_back(at(end));
    return line;
  }

 private:
  Json at(double distance) const {
    std::size_t i = 1;
    while (i + 1 < points_.size() && along_[i] < distance) ++i;
    const double piece = along_[i] - along_[i - 1];
    const double part = piece > 0.0 ? (distance - along_[i - 1]) / piece : 0.0;
    return {points_[i - 1].x + part * (points_[i].x - points_[i - 1].x),
            points_[i - 1].y + part * (points_[i].y - points_[i - 1].y)};
  }

  std::vector<Point> points_;
  std::vector<double> along_;
  double scale_ = 1.0;
};

std::vector<Course> courses_of(const Reader& run) {
  const auto x = run.values("network_geom_x"), y = run.values("network_geom_y");
  const auto counts = run.values("network_geom_node_count");
  const auto lengths = run.values("network_edge_length");
  std::vector<Course> courses;
  std::size_t first = 0;
  for (std::size_t r = 0; r < counts.size(); ++r) {
    std::vector<Point> points;
    for (std::size_t i = 0; i < static_cast<std::size_t>(counts[r]); ++i, ++first)
      points.push_back({x[first], y[first]});
    courses.emplace_back(std::move(points), lengths[r]);
  }
  return courses;
}

/// By cell of a reach: from where to where it goes [m], halfway to its neighbours.
struct Stretch {
  double from = 0.0, to = 0.0;
};
std::vector<Stretch> stretches_of(const Reader& run) {
  const auto branch = run.values("mesh1d_node_branch"), chainage = run.values("mesh1d_node_offset");
  const auto lengths = run.values("network_edge_length");
  std::vector<std::vector<std::size_t>> cells(lengths.size());
  for (std::size_t c = 0; c < branch.size(); ++c)
    if (branch[c] >= 0.0) cells[static_cast<std::size_t>(branch[c])].push_back(c);
  std::vector<Stretch> stretches(branch.size());
  for (std::size_t r = 0; r < cells.size(); ++r) {
    std::ranges::sort(cells[r], {}, [&](std::size_t c) { return chainage[c]; });
    for (std::size_t k = 0; k < cells[r].size(); ++k) {
      const double here = chainage[cells[r][k]];
      stretches[cells[r][k]] = {
          k == 0 ? 0.0 : 0.5 * (chainage[cells[r][k - 1]] + here),
          k + 1 == cells[r].size() ? lengths[r] : 0.5 * (here + chainage[cells[r][k + 1]])};
    }
  }
  return stretches;
}

Json value(double number) {
  const bool none = !std::isfinite(number) || number >= record::fill_float ||
                    number <= static_cast<double>(record::fill_int);
  return none ? Json(nullptr) : Json(number);
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
  const std::vector<Course> courses = courses_of(run);
  const std::vector<Stretch> stretches = stretches_of(run);
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
    features.push_back(on_reach ? feature("LineString",
                                          courses[reach].piece(stretches[c].from, stretches[c].to),
                                          std::move(told))
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
