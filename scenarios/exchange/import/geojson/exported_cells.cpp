#include "scenarios/exchange/import/geojson/exported_cells.hpp"

#include <algorithm>
#include <map>
#include <optional>
#include <utility>

namespace biandan::exchange {

namespace {

using network::Point;

bool is_cell(const GeoFeature& feature) {
  return !feature.point && feature.text("kind") == "cell" && !feature.text("reach").empty();
}

/// How many cells of a reach begin or end at a point.
using EndCounts = std::map<std::string, std::map<std::pair<double, double>, int>>;

int& count_at(EndCounts& counts, const std::string& reach, const Point& point) {
  return counts[reach][{point.x, point.y}];
}

EndCounts count_ends(const std::vector<GeoFeature>& features) {
  EndCounts counts;
  for (const GeoFeature& feature : features) {
    if (!is_cell(feature)) continue;
    const std::string reach = feature.text("reach");
    for (const network::Line& part : feature.parts) {
      ++count_at(counts, reach, part.front());
      ++count_at(counts, reach, part.back());
    }
  }
  return counts;
}

/// The cell of a node has the name of the node alone, and ends there: at the end where no other
/// cell of the reach goes on.
std::optional<GeoFeature> node_of(const GeoFeature& cell, EndCounts& counts) {
  const std::string name = cell.text("name"), reach = cell.text("reach");
  if (name.empty() || name.find(':') != std::string::npos || cell.parts.size() != 1) return {};
  const Point& first = cell.parts.front().front();
  const Point& last = cell.parts.front().back();
  const bool at_first = count_at(counts, reach, first) == 1;
  if (at_first == (count_at(counts, reach, last) == 1)) return {};
  return GeoFeature{cell.place, true, {{at_first ? first : last}}, {{"name", name}}, cell.number};
}

}  // namespace

bool holds_cells(const GeoJson& geojson) {
  return std::ranges::any_of(geojson.features, is_cell);
}

void gather_cells(const std::string& file, GeoJson& geojson, std::vector<NotCarried>& not_carried) {
  std::vector<GeoFeature> gathered;
  std::map<std::string, std::size_t> lines;  // by reach
  // Where a case names no reference system its export has none either, and counts metres.
  if (!geojson.crs_given) geojson.crs.clear();
  EndCounts counts = count_ends(geojson.features);
  for (GeoFeature& feature : geojson.features) {
    if (is_cell(feature)) {
      if (auto node = node_of(feature, counts)) gathered.push_back(std::move(*node));
      const std::string reach = feature.text("reach");
      const auto [line, added] = lines.emplace(reach, gathered.size());
      if (added) {
        feature.properties = {{"name", reach}};
        gathered.push_back(std::move(feature));
      } else {
        auto& parts = gathered[line->second].parts;
        std::ranges::move(feature.parts, std::back_inserter(parts));
      }
    } else {
      const std::string kind = feature.text("kind");
      not_carried.push_back({NotCarried::Why::unknown, feature.place, described(feature),
                             "is a " + (kind.empty() ? "feature" : kind) + " of a result"});
    }
  }
  geojson.features = std::move(gathered);
  not_carried.push_back({NotCarried::Why::otherwise,
                         {file, 0, 0},
                         "cells of a result",
                         "are put together to their reaches, without results; beds, structures and "
                         "sections are in the case that was run"});
}

}  // namespace biandan::exchange
