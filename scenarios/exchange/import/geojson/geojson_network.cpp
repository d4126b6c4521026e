#include "scenarios/exchange/import/geojson/geojson_network.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <filesystem>
#include <optional>
#include <set>
#include <utility>

#include "model/base/text.hpp"
#include "model/casefile/words.hpp"
#include "scenarios/exchange/import/geojson/drawn_network.hpp"
#include "scenarios/exchange/import/geojson/exported_cells.hpp"
#include "scenarios/exchange/import/geojson/property_columns.hpp"

namespace biandan::exchange {

namespace {

using casefile::quote;
using network::Point;

// Read by the drawing, not as columns.
constexpr std::array<std::string_view, 4> of_points{"name", "title", "x", "y"};
constexpr std::array<std::string_view, 4> of_lines{"name", "title", "from", "to"};

bool on_earth(const GeoFeature& feature) {
  for (const network::Line& part : feature.parts)
    for (const Point& point : part)
      if (std::abs(point.x) > 180.0 || std::abs(point.y) > 90.0) return false;
  return true;
}

/// Metres where degrees are meant are a mistake of the whole file; else what is off the earth is
/// left out.
void check_degrees(GeoJson& geojson, std::vector<NotCarried>& not_carried) {
  const std::string named = geojson.crs_given ? geojson.crs : "GeoJSON without a member 'crs'";
  const auto off = std::ranges::find_if_not(geojson.features, on_earth);
  if (off == geojson.features.end()) return;
  if (std::ranges::none_of(geojson.features, on_earth))
    throw base::CaseError(
        {{off->place,
          "coordinates that are no longitudes and latitudes, as those of " + named + " are",
          "-180 to 180 and -90 to 90 degrees",
          "a member 'crs' with the EPSG code, as GIS programs write into GeoJSON "
          "of 2008, says what else they are",
          {}}});
  for (const GeoFeature& feature : geojson.features)
    if (!on_earth(feature))
      not_carried.push_back({NotCarried::Why::mistake, feature.place, described(feature),
                             "has coordinates off the earth; expected longitudes of -180 to 180 "
                             "and latitudes of -90 to 90 degrees"});
  std::erase_if(geojson.features, [](const GeoFeature& feature) { return !on_earth(feature); });
}

void check_metres(const casefile::SourceFile& file, const GeoJson& geojson,
                  std::vector<NotCarried>& not_carried) {
  if (geojson.crs == "EPSG:3857")
    not_carried.push_back({NotCarried::Why::mistake,
                           {file.path, 0, 0},
                           "crs",
                           "lengths in EPSG:3857 are longer than those on the ground, by a sixth "
                           "at 31 degrees north; expected a projection that keeps lengths"});
  if (!geojson.crs.empty() && geojson.crs != "EPSG:3857")
    not_carried.push_back({NotCarried::Why::otherwise,
                           {file.path, 0, 0},
                           "crs",
                           "coordinates of " + geojson.crs + " are taken for metres"});
  if (geojson.crs_given && std::ranges::all_of(geojson.features, on_earth))
    not_carried.push_back({NotCarried::Why::mistake,
                           {file.path, 0, 0},
                           "crs",
                           "coordinates look like degrees, and are taken for metres of " +
                               (geojson.crs.empty() ? "no system" : geojson.crs)});
}

double middle_latitude(const GeoJson& geojson) {
  double sum = 0.0;
  std::size_t count = 0;
  for (const GeoFeature& feature : geojson.features)
    for (const network::Line& part : feature.parts)
      for (const Point& point : part) {
        sum += point.y;
        ++count;
      }
  return count > 0 ? sum / static_cast<double>(count) : 0.0;
}

/// A table with the columns that it always has and those that a row has, as `explain` has them.
DraftTable table_of(const char* name, std::vector<Row> rows,
                    std::initializer_list<std::string_view> always) {
  const casefile::Table& schema = casefile::table_named(name);
  std::set<std::string> used;
  for (const Row& row : rows)
    for (const auto& [heading, cell] : row) used.insert(heading);
  DraftTable table{std::string(name) + ".csv", {}, std::move(rows)};
  for (const casefile::Field& field : schema.fields) {
    const std::string heading = heading_of(field);
    if (used.contains(heading) || std::ranges::find(always, field.name) != always.end())
      table.heading.push_back(heading);
  }
  return table;
}

/// Metres to the millimetre.
std::string length_text(double metres) {
  return base::exact_number(std::round(metres * 1000.0) / 1000.0);
}

class Tables {
 public:
  Tables(const GeoJson& geojson, const DrawnNetwork& drawn, const Ground& ground,
         std::vector<NotCarried>& not_carried)
      : features_(geojson.features),
        drawn_(drawn),
        ground_(ground),
        not_carried_(not_carried),
        columns_(not_carried) {}

  std::deque<DraftTable> make() {
    for (const DrawnNode& node : drawn_.nodes) add_node(node);
    Row shared;
    for (std::size_t r = 0; r < drawn_.reaches.size(); ++r) {
      const DrawnReach& reach = drawn_.reaches[r];
      if (r == 0 || drawn_.reaches[r - 1].feature != reach.feature) {
        shared = columns_.read(features_[reach.feature], schema_, of_lines);
        check_length(r, shared);
      }
      add_reach(reach, shared);
    }
    columns_.tell_foreign();
    return {table_of("junctions", std::move(junctions_), {"name", "title", "x", "y"}),
            table_of("storages", std::move(storages_),
                     {"name", "title", "x", "y", "bed", "area", "level"}),
            table_of("reaches", std::move(reaches_),
                     {"name", "title", "from", "to", "length", "cell_length", "manning", "bed_from",
                      "bed_to", "bottom_width", "side_slope"}),
            table_of("reach_lines", std::move(lines_), {"reach", "x", "y"})};
  }

 private:
  /// What people read: the title, or the name where that had to change.
  static std::string title_of(const GeoFeature& feature, const std::string& name) {
    const std::string title = feature.text("title"), own = feature.text("name");
    return title.empty() && own != name ? own : title;
  }

  static bool is_storage(const GeoFeature& feature) {
    return std::ranges::any_of(feature.properties, [](const auto& property) {
      const std::string column = column_named(property.first);
      return column == "area" || column == "bed";
    });
  }

  void add_node(const DrawnNode& node) {
    Row row;
    bool storage = false;
    if (node.feature) {
      const GeoFeature& feature = features_[*node.feature];
      storage = is_storage(feature);
      row = columns_.read(feature, casefile::table_named(storage ? "storages" : "junctions"),
                          of_points);
      row["title"] = title_of(feature, node.name);
    }
    row["name"] = node.name;
    row["x"] = base::exact_number(node.at.x);
    row["y"] = base::exact_number(node.at.y);
    (storage ? storages_ : junctions_).push_back(std::move(row));
  }

  /// A length in another unit than the column has is told: it would go unseen. `first` of the
  /// reaches of the feature.
  void check_length(std::size_t first, const Row& row) {
    const std::size_t feature = drawn_.reaches[first].feature;
    const auto given = number_in(row, "length");
    if (!given) return;
    double drawn = 0.0;
    for (std::size_t r = first; r < drawn_.reaches.size() && drawn_.reaches[r].feature == feature;
         ++r)
      drawn += drawn_.reaches[r].length;
    if (*given > 0.5 * drawn && *given < 2.0 * drawn) return;
    not_carried_.push_back(
        {NotCarried::Why::otherwise, features_[feature].place, described(features_[feature]),
         "has a length of " + casefile::number_text(*given) +
             " m, which is taken, and is drawn with " + length_text(drawn) + " m"});
  }

  std::optional<double> number_in(const Row& row, std::string_view column) const {
    const auto found = row.find(heading_of(schema_, column));
    return found == row.end() ? std::nullopt : base::parse_number(found->second);
  }

  void add_reach(const DrawnReach& reach, Row row) {
    const GeoFeature& feature = features_[reach.feature];
    const bool part = reach.begin > 0.0 || reach.end < 1.0;
    const auto length = number_in(row, "length");
    row["name"] = reach.name;
    row["title"] = title_of(feature, reach.name);
    row["from"] = drawn_.nodes[reach.way.from].name;
    row["to"] = drawn_.nodes[reach.way.to].name;
    if (!length)
      row[heading_of(schema_, "length")] = length_text(reach.length);
    else if (part)
      row[heading_of(schema_, "length")] = length_text(*length * (reach.end - reach.begin));
    if (part) share_beds(reach, row);
    reaches_.push_back(std::move(row));
    add_line(reach);
  }

  /// Beds of a part of a line lie on the straight line between those of its ends.
  void share_beds(const DrawnReach& reach, Row& row) const {
    const auto from = number_in(row, "bed_from"), to = number_in(row, "bed_to");
    const std::string first = heading_of(schema_, "bed_from"), last = heading_of(schema_, "bed_to");
    row.erase(first);
    row.erase(last);
    if (!from || !to || !reach.whole_line) return;
    row[first] = casefile::number_text(*from + reach.begin * (*to - *from), 6);
    row[last] = casefile::number_text(*from + reach.end * (*to - *from), 6);
  }

  void add_line(const DrawnReach& reach) {
    const network::Line& points = reach.way.points;
    const auto apart = [&](const Point& point, std::size_t node) {
      return ground_.length(point, drawn_.nodes[node].at) > drawing_tolerance;
    };
    const std::size_t begin = apart(points.front(), reach.way.from) ? 0 : 1;
    const std::size_t end = points.size() - (apart(points.back(), reach.way.to) ? 0 : 1);
    for (std::size_t i = begin; i < end; ++i)
      lines_.push_back({{"reach", reach.name},
                        {"x", base::exact_number(points[i].x)},
                        {"y", base::exact_number(points[i].y)}});
  }

  const std::vector<GeoFeature>& features_;
  const DrawnNetwork& drawn_;
  const Ground& ground_;
  std::vector<NotCarried>& not_carried_;
  const casefile::Table& schema_ = casefile::table_named("reaches");
  PropertyColumns columns_;
  std::vector<Row> junctions_, storages_, reaches_, lines_;
};

/// "# - reaches.csv: bottom_width of 3 reaches" for a column that rows leave empty.
std::string open_column(const DraftTable& table, const char* column, const std::string& said) {
  const std::string name = table.file.substr(0, table.file.size() - 4);
  const std::string heading = heading_of(casefile::table_named(name), column);
  const auto count = std::ranges::count_if(table.rows, [&](const auto& row) {
    const auto cell = row.find(heading);
    return cell == row.end() || cell->second.empty();
  });
  if (count == 0) return {};
  return "# - " + table.file + ": " + heading + " of " + std::to_string(count) + " of " +
         std::to_string(table.rows.size()) + " rows" + said + "\n";
}

std::string settings_of(const casefile::SourceFile& file, const GeoJson& geojson,
                        const std::deque<DraftTable>& tables) {
  const std::string stem = std::filesystem::path(file.path).stem().string();
  const DraftTable& storages = tables[1];
  const DraftTable& reaches = tables[2];
  std::string text = "# Made of " + casefile::in_one_line(file.path) +
                     ". The file does not tell, so fill in:\n"
                     "# - start and duration below; the ones here are only an example\n";
  for (const char* column : {"bed_from", "bed_to", "bottom_width"})
    text += open_column(reaches, column, ", or cross_sections.csv");
  text += open_column(reaches, "side_slope", "; empty: vertical walls");
  text += open_column(reaches, "manning", "; empty: 0.025");
  text += open_column(reaches, "cell_length", "; empty: 100 m");
  for (const char* column : {"bed", "area"}) text += open_column(storages, column, "");
  text +=
      "# - boundaries.csv: levels and inflows where the network ends\n"
      "# - weirs.csv, gates.csv, pumps.csv, loads.csv, sections.csv: what stands in the river\n"
      "# 'biandan new' writes every table with its columns explained.\n\n"
      "[case]\n";
  text += "title_zh = " + base::toml_text(stem) + "\ntitle_en = " + base::toml_text(stem) + "\n";
  text += "start = 2021-01-01T00:00:00+08:00\nduration = \"1 d\"\n";
  if (!geojson.crs.empty()) text += "crs = " + base::toml_text(geojson.crs) + "\n";
  return text + "\n[flow]\ninitial = \"steady\"\n\n[quality]\nkinetics = \"none\"\n";
}

}  // namespace

Imported import_geojson(const casefile::SourceFile& file) {
  Imported imported;
  std::vector<NotCarried>& not_carried = imported.not_carried;
  GeoJson geojson = read_geojson(file, not_carried);
  if (geojson.features.empty())
    throw base::CaseError(
        {{{file.path, 0, 0},
          "no line and no point",
          "GeoJSON with LineStrings, and Points where they meet",
          not_carried.empty() ? "" : not_carried.front().what + " " + not_carried.front().said,
          {}}});
  if (holds_cells(geojson)) gather_cells(file.path, geojson, not_carried);
  const bool degrees = network::reference_of(geojson.crs).degrees;
  if (degrees)
    check_degrees(geojson, not_carried);
  else
    check_metres(file, geojson, not_carried);
  const Ground ground(degrees, middle_latitude(geojson));
  const DrawnNetwork drawn = draw_network(geojson, ground, not_carried);
  imported.draft.tables = Tables(geojson, drawn, ground, not_carried).make();
  imported.draft.settings = settings_of(file, geojson, imported.draft.tables);
  for (NotCarried& one : not_carried)
    if (one.place.file.empty()) one.place.file = file.path;
  std::ranges::stable_sort(not_carried, {}, [](const NotCarried& one) {
    return std::pair(one.place.line, one.place.column);
  });
  return imported;
}

}  // namespace biandan::exchange
