#include "scenarios/report/page/run_data.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>
#include <nlohmann/json.hpp>
#include <vector>

#include "model/quality/shown.hpp"
#include "scenarios/report/page/base64.hpp"
#include "scenarios/report/page/page_head.hpp"
#include "scenarios/study/given_loads.hpp"
#include "solver/record/cell_courses.hpp"
#include "solver/record/reader.hpp"

namespace biandan::report {

namespace {

using Json = nlohmann::ordered_json;
using record::Reader;

constexpr std::size_t most_frames = 400;
constexpr double no_number = std::numeric_limits<double>::quiet_NaN();

/// A value that was never written is none.
void drop_fill(std::vector<double>& values) {
  for (double& value : values)
    if (record::never_written(value)) value = no_number;
}

Json network_json(const Reader& run) {
  const auto lengths = run.values("network_edge_length"), ends = run.values("network_edge_nodes");
  const auto names = run.names("network_edge_id");
  Json reaches = Json::array();
  for (std::size_t r = 0; r < names.size(); ++r)
    reaches.push_back({{"name", names[r]},
                       {"length", lengths[r]},
                       {"from", static_cast<int>(ends[2 * r])},
                       {"to", static_cast<int>(ends[2 * r + 1])}});
  return {{"reaches", reaches}, {"nodes", {{"name", run.names("network_node_id")}}}};
}

/// Coordinates in metres, as the page draws them: degrees are counted from the first cell, along
/// its parallel and its meridian.
class Drawing {
 public:
  explicit Drawing(const Reader& run) {
    constexpr double metres_of_degree = 111195.0;  // on a sphere of the earth's mean radius
    if (!record::in_degrees(run)) return;
    x_ = run.values("mesh1d_node_x").front();
    y_ = run.values("mesh1d_node_y").front();
    north_ = metres_of_degree;
    east_ = metres_of_degree * network::east_scale(true, y_);
  }

  double x(double east) const { return (east - x_) * east_; }
  double y(double north) const { return (north - y_) * north_; }
  std::vector<double> all_x(std::vector<double> values) const {
    for (double& value : values) value = x(value);
    return values;
  }
  std::vector<double> all_y(std::vector<double> values) const {
    for (double& value : values) value = y(value);
    return values;
  }

 private:
  double x_ = 0.0, y_ = 0.0;
  double east_ = 1.0, north_ = 1.0;
};

Json cells_json(const Reader& run) {
  const Drawing drawing(run);
  Json courses = Json::array();  // x and y in turns; none for a cell of a node
  for (const network::Line& course : record::cell_courses(run)) {
    Json numbers = Json::array();
    for (const network::Point& point : course) {
      numbers.push_back(drawing.x(point.x));
      numbers.push_back(drawing.y(point.y));
    }
    courses.push_back(std::move(numbers));
  }
  return {{"course", courses},
          {"reach", run.values("mesh1d_node_branch")},
          {"chainage", run.values("mesh1d_node_offset")},
          {"x", drawing.all_x(run.values("mesh1d_node_x"))},
          {"y", drawing.all_y(run.values("mesh1d_node_y"))},
          {"bed", run.values("bed")},
          {"name", run.cell_names()}};
}

/// A field at every so many of its moments.
std::vector<double> thinned(const Reader& run, const std::string& variable, std::size_t every) {
  constexpr std::size_t at_once = 64;
  const std::size_t times = run.times().size(), places = run.places(variable);
  std::vector<double> values;
  for (std::size_t begin = 0; begin < times; begin += at_once * every) {
    const std::size_t count = std::min(at_once * every, times - begin);
    const std::vector<double> rows = run.rows(variable, begin, count);
    for (std::size_t t = 0; t < count; t += every) {
      const auto row = rows.begin() + static_cast<std::ptrdiff_t>(t * places);
      values.insert(values.end(), row, row + static_cast<std::ptrdiff_t>(places));
    }
  }
  drop_fill(values);
  return values;
}

Json fields_json(const Case& problem, const Reader& run) {
  const std::size_t every = (run.times().size() + most_frames - 1) / most_frames;
  std::vector<double> times;
  for (std::size_t t = 0; t < run.times().size(); t += every) times.push_back(run.times()[t]);
  Json items = Json::array();
  for (std::size_t k = 0; k < quality::shown_count(problem.quality); ++k) {
    if (quality::is_tracer(problem.quality, k)) continue;
    const quality::Shown shown = quality::shown(problem.quality, k);
    items.push_back(
        {{"name", shown.name}, {"values", packed_shorts(thinned(run, shown.name, every))}});
  }
  Json fields{
      {"seconds", times}, {"level", packed_shorts(thinned(run, "level", every))}, {"items", items}};
  for (const char* name : {"water_class", "black_odour"})
    if (run.has(name)) fields[name] = packed_bytes(thinned(run, name, every));
  return fields;
}

Json structures_json(const Reader& run) {
  Json structures = Json::array();
  if (!run.has("structure_edge")) return structures;
  const auto edges = run.values("structure_edge");
  const auto titles = run.names("structure_title"), kinds = run.names("structure_kind");
  const Drawing drawing(run);
  const auto x = drawing.all_x(run.values("mesh1d_edge_x"));
  const auto y = drawing.all_y(run.values("mesh1d_edge_y"));
  const std::vector<std::string>& names = run.structure_names();
  for (std::size_t s = 0; s < names.size(); ++s) {
    const auto edge = static_cast<std::size_t>(edges[s]);
    structures.push_back(
        {{"name", names[s]},
         {"title", titles[s]},
         {"kind", kinds[s]},
         {"x", x[edge]},
         {"y", y[edge]},
         {"setting", packed_shorts(run.structure_series(names[s], "setting"))},
         {"discharge", packed_shorts(run.structure_series(names[s], "discharge"))}});
  }
  return structures;
}

Json observed_json(const Case& problem, std::size_t section) {
  Json list = Json::array();
  for (const standard::Observation& it : problem.observations)
    if (it.section == section)
      list.push_back({{"quantity", it.quantity},
                      {"seconds", packed_floats(it.times)},
                      {"values", packed_floats(it.values)}});
  return list;
}

Json sections_json(const Case& problem, const Reader& run) {
  Json sections = Json::array();
  if (problem.sections.empty()) return sections;
  const Drawing drawing(run);
  const auto x = drawing.all_x(run.values("section_x"));
  const auto y = drawing.all_y(run.values("section_y"));
  for (std::size_t s = 0; s < problem.sections.size(); ++s) {
    const standard::Section& section = problem.sections[s];
    const auto series = [&](const std::string& quantity) {
      std::vector<double> values = run.section_series(section.name, quantity);
      drop_fill(values);
      return packed_floats(values);
    };
    Json items = Json::array();
    for (std::size_t k = 0; k < quality::shown_count(problem.quality); ++k) {
      if (quality::is_tracer(problem.quality, k)) continue;
      const quality::Shown shown = quality::shown(problem.quality, k);
      items.push_back({{"name", shown.name}, {"values", series(shown.name)}});
    }
    sections.push_back({{"name", section.name},
                        {"title_en", section.title_en},
                        {"x", x[s]},
                        {"y", y[s]},
                        {"level", series("level")},
                        {"discharge", series("discharge")},
                        {"items", items},
                        {"observed", observed_json(problem, s)}});
  }
  return sections;
}

/// Hourly means [mm/h].
Json rain_json(const Case& problem) {
  constexpr double hour = 3600.0;
  const base::Series& rain = problem.forcing.weather.rain;
  std::vector<double> values;
  for (double time = 0.0; time < problem.settings.duration; time += hour)
    values.push_back(rain.mean(time, std::min(time + hour, problem.settings.duration)) * 1000.0 *
                     hour);
  const bool any = std::ranges::any_of(values, [](double value) { return value > 0.0; });
  return any ? packed_floats(values) : Json(nullptr);
}

/// Of an item that is a sum of constituents.
double composed_mass(const quality::Composed& item, const std::vector<double>& mass) {
  double sum = 0.0;
  for (const quality::Composed::Term& term : item.terms)
    sum += term.weight * mass[term.constituent];
  return sum;
}

/// What the loads of each group bring over the run: water [m3] and kilograms by constituent.
Json loads_json(const Case& problem) {
  const std::size_t constituents = problem.quality.constituents.size();
  std::map<std::string, study::GivenLoad> groups;
  for (const forcing::Load& load : problem.forcing.loads) {
    const study::GivenLoad given = study::given_by(load, problem.settings.duration);
    study::GivenLoad& sum = groups[load.group];
    sum.mass.resize(constituents, 0.0);
    sum.water += given.water;
    for (std::size_t k = 0; k < given.mass.size(); ++k) sum.mass[k] += given.mass[k];
  }
  Json list = Json::array();
  for (const auto& [group, sum] : groups) {
    Json mass;
    for (std::size_t k = 0; k < constituents; ++k)
      if (quality::amount_unit(problem.quality, k) == "g" &&
          !quality::is_tracer(problem.quality, k))
        mass[problem.quality.constituents[k].name] = sum.mass[k] / 1000.0;
    for (const quality::Composed& item : problem.quality.composed)
      if (item.over <= 0.0) mass[item.name] = composed_mass(item, sum.mass) / 1000.0;
    list.push_back({{"group", group}, {"water_m3", sum.water}, {"kilograms", mass}});
  }
  return list;
}

}  // namespace

std::string run_data(const Case& problem, const std::filesystem::path& run_nc,
                     const std::string& warnings, const ScenarioTitles& titles,
                     const std::string& version) {
  const Reader run(run_nc);
  Json data = page_head("run", problem, titles, version);
  data["warnings"] = Json::parse(warnings);
  data["network"] = network_json(run);
  data["cells"] = cells_json(run);
  data["fields"] = fields_json(problem, run);
  data["structures"] = structures_json(run);
  data["series_seconds"] =
      run.section_times().empty() ? Json(nullptr) : packed_floats(run.section_times());
  data["sections"] = sections_json(problem, run);
  data["rain"] = rain_json(problem);
  data["loads"] = loads_json(problem);
  return page_text(data);
}

}  // namespace biandan::report
