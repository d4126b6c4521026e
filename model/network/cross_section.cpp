#include "model/network/cross_section.hpp"

#include <algorithm>
#include <cassert>
#include <cmath>

namespace biandan::network {

namespace {

/// Straight ground between two survey points: `run` across, from `low` up to `high`.
struct Ground {
  double low;
  double high;
  double run;
  Walls walls;

  double rise() const { return high - low; }
  double length() const {
    return run == 0.0 && walls == Walls::smooth ? 0.0 : std::hypot(run, rise());
  }
};

std::vector<Ground> ground_of(const std::vector<SurveyPoint>& points, Walls walls) {
  std::vector<Ground> ground;
  for (std::size_t i = 0; i + 1 < points.size(); ++i) {
    const auto [low, high] = std::minmax(points[i].level, points[i + 1].level);
    ground.push_back({low, high, points[i + 1].station - points[i].station, walls});
  }
  return ground;
}

/// Geometry just above a level up to the next survey level. The measure of all ground under water:
/// pockets of a bed with several hollows count from their own lowest points.
DepthTable::Piece piece_above(double level, double bed, const std::vector<Ground>& ground) {
  DepthTable::Piece piece;
  piece.depth = level - bed;
  for (const Ground& part : ground) {
    if (part.low > level) continue;
    if (part.high <= level) {
      piece.width += part.run;
      piece.perimeter += part.length();
    } else {
      const double share = (level - part.low) / part.rise();
      piece.width += share * part.run;
      piece.perimeter += share * part.length();
      piece.slope += part.run / part.rise();
      piece.perimeter_rate += part.length() / part.rise();
    }
  }
  return piece;
}

/// Survey levels from the lowest up, each depth once.
std::vector<double> levels_of(const std::vector<SurveyPoint>& points) {
  std::vector<double> levels;
  levels.reserve(points.size());
  for (const SurveyPoint& point : points) levels.push_back(point.level);
  std::sort(levels.begin(), levels.end());
  const double bed = levels.front();
  const auto same_depth = [&](double low, double high) { return high - bed == low - bed; };
  levels.erase(std::unique(levels.begin(), levels.end(), same_depth), levels.end());
  return levels;
}

/// Table of some ground of a section over the depth above the first of its `levels`. `ends` are the
/// levels above which a rough wall stands.
DepthTable table_of(const std::vector<Ground>& ground, const std::vector<double>& levels,
                    const std::vector<double>& ends) {
  std::vector<DepthTable::Piece> pieces;
  for (const double level : levels) {
    DepthTable::Piece piece = piece_above(level, levels.front(), ground);
    for (const double end : ends)
      if (end <= level) piece.perimeter_rate += 1.0;
    pieces.push_back(piece);
  }
  return DepthTable(std::move(pieces));
}

Part part_of(const SurveyPoint& point, Composition composition) {
  if (composition != Composition::debord || point.part == Part::main) return point.part;
  return Part::flood;
}

/// Which zone each piece of ground belongs to; the zones are added without their tables.
std::vector<std::size_t> assign_zones(const std::vector<SurveyPoint>& points,
                                      Composition composition, std::vector<Zone>& zones) {
  std::vector<std::size_t> zone_of;
  for (std::size_t i = 0; i + 1 < points.size(); ++i) {
    const Part part = part_of(points[i], composition);
    const auto same_part = [&](const Zone& zone) { return zone.part == part; };
    const auto strips = std::count_if(zones.begin(), zones.end(), same_part);
    const auto last = std::find_if(zones.rbegin(), zones.rend(), same_part);
    const bool goes_on = last != zones.rend() && (composition == Composition::debord ||
                                                  last->roughness == points[i].roughness);
    if (!goes_on) zones.push_back({part, static_cast<int>(strips), points[i].roughness, {}});
    zone_of.push_back(goes_on ? zones.size() - 1 - static_cast<std::size_t>(last - zones.rbegin())
                              : zones.size() - 1);
  }
  return zone_of;
}

std::vector<Zone> zones_of(const std::vector<SurveyPoint>& points,
                           const std::vector<Ground>& ground, const std::vector<double>& levels,
                           Composition composition, Walls walls) {
  std::vector<Zone> zones;
  const std::vector<std::size_t> zone_of = assign_zones(points, composition, zones);
  for (std::size_t k = 0; k < zones.size(); ++k) {
    std::vector<Ground> own;
    for (std::size_t i = 0; i < ground.size(); ++i)
      if (zone_of[i] == k) own.push_back(ground[i]);
    std::vector<double> ends;
    if (walls == Walls::rough && zone_of.front() == k) ends.push_back(points.front().level);
    if (walls == Walls::rough && zone_of.back() == k) ends.push_back(points.back().level);
    zones[k].table = table_of(own, levels, ends);
  }
  return zones;
}

DepthTable mixed(const DepthTable& a, const DepthTable& b, double weight) {
  const auto mix = [&](double x, double y) { return x + weight * (y - x); };
  std::vector<double> depths;
  for (const DepthTable* table : {&a, &b})
    for (const DepthTable::Piece& piece : table->pieces()) depths.push_back(piece.depth);
  std::sort(depths.begin(), depths.end());
  depths.erase(std::unique(depths.begin(), depths.end()), depths.end());

  std::vector<DepthTable::Piece> pieces;
  for (const double depth : depths) {
    const DepthTable::Piece x = a.piece_above(depth);
    const DepthTable::Piece y = b.piece_above(depth);
    pieces.push_back({depth, mix(x.width, y.width), mix(x.slope, y.slope), 0.0,
                      mix(x.perimeter, y.perimeter), mix(x.perimeter_rate, y.perimeter_rate)});
  }
  return DepthTable(std::move(pieces));
}

const Zone* find(const std::vector<Zone>& zones, const Zone& like) {
  for (const Zone& zone : zones)
    if (zone.part == like.part && zone.strip == like.strip) return &zone;
  return nullptr;
}

/// A zone that only one of two sections has, `share` of it.
Zone shrunk(const Zone& zone, double share) {
  const DepthTable nothing({DepthTable::Piece{}});
  return {zone.part, zone.strip, zone.roughness, mixed(nothing, zone.table, share)};
}

Zone mixed(const Zone& a, const Zone& b, double weight) {
  const auto mix = [&](double x, double y) { return x + weight * (y - x); };
  return {a.part, a.strip,
          Roughness{mix(a.roughness.fixed, b.roughness.fixed),
                    mix(a.roughness.by_depth, b.roughness.by_depth)},
          mixed(a.table, b.table, weight)};
}

/// A section without zones counts as one main channel only if the other has no zones either: the
/// sections of a reach are made alike.
std::vector<Zone> mixed(const std::vector<Zone>& a, const std::vector<Zone>& b, double weight) {
  std::vector<Zone> zones;
  for (const Zone& zone : a) {
    const Zone* other = find(b, zone);
    zones.push_back(other != nullptr ? mixed(zone, *other, weight) : shrunk(zone, 1.0 - weight));
  }
  for (const Zone& zone : b)
    if (find(a, zone) == nullptr) zones.push_back(shrunk(zone, weight));
  return zones;
}

}  // namespace

CrossSection CrossSection::trapezoid(double bed, double bottom_width, double side_slope,
                                     Walls walls) {
  DepthTable::Piece piece;
  piece.width = bottom_width;
  piece.slope = 2.0 * side_slope;
  piece.perimeter = bottom_width;
  if (side_slope != 0.0 || walls == Walls::rough)
    piece.perimeter_rate = 2.0 * std::hypot(1.0, side_slope);
  return {bed, DepthTable({piece}), {}};
}

CrossSection CrossSection::surveyed(const std::vector<SurveyPoint>& points, Composition composition,
                                    Walls walls) {
  assert(points.size() >= 2);
  const std::vector<Ground> ground = ground_of(points, walls);
  const std::vector<double> levels = levels_of(points);
  std::vector<double> ends;
  if (walls == Walls::rough) ends = {points.front().level, points.back().level};
  CrossSection section{levels.front(), table_of(ground, levels, ends), {}};
  if (composition != Composition::single)
    section.zones = zones_of(points, ground, levels, composition, walls);
  return section;
}

CrossSection CrossSection::between(const CrossSection& a, const CrossSection& b, double weight) {
  if (weight <= 0.0) return a;
  if (weight >= 1.0) return b;
  return {a.bed + weight * (b.bed - a.bed), mixed(a.table, b.table, weight),
          mixed(a.zones, b.zones, weight)};
}

}  // namespace biandan::network
