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

  double rise() const { return high - low; }
  double length() const { return std::hypot(run, rise()); }
};

std::vector<Ground> ground_of(const std::vector<SurveyPoint>& points) {
  std::vector<Ground> ground;
  for (std::size_t i = 0; i + 1 < points.size(); ++i) {
    const auto [low, high] = std::minmax(points[i].level, points[i + 1].level);
    ground.push_back({low, high, points[i + 1].station - points[i].station});
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

/// Index of the piece that holds a depth and what is just above it.
std::size_t piece_index(const DepthTable& table, double depth) {
  std::size_t k = 0;
  while (k + 1 < table.pieces().size() && table.pieces()[k + 1].depth <= depth) ++k;
  return k;
}

DepthTable::Piece piece_at(const DepthTable& table, double depth) {
  DepthTable::Piece piece = table.pieces()[piece_index(table, depth)];
  const double y = depth - piece.depth;
  piece.depth = depth;
  piece.width += piece.slope * y;
  piece.perimeter += piece.perimeter_rate * y;
  return piece;
}

}  // namespace

CrossSection CrossSection::trapezoid(double bed, double bottom_width, double side_slope) {
  DepthTable::Piece piece;
  piece.width = bottom_width;
  piece.slope = 2.0 * side_slope;
  piece.perimeter = bottom_width;
  piece.perimeter_rate = 2.0 * std::hypot(1.0, side_slope);
  return {bed, DepthTable({piece})};
}

CrossSection CrossSection::surveyed(const std::vector<SurveyPoint>& points) {
  assert(points.size() >= 2);
  const std::vector<Ground> ground = ground_of(points);
  std::vector<double> levels;
  levels.reserve(points.size());
  for (const SurveyPoint& point : points) levels.push_back(point.level);
  std::sort(levels.begin(), levels.end());
  const double bed = levels.front();
  const auto same_depth = [&](double low, double high) { return high - bed == low - bed; };
  levels.erase(std::unique(levels.begin(), levels.end(), same_depth), levels.end());

  std::vector<DepthTable::Piece> pieces;
  for (const double level : levels) {
    DepthTable::Piece piece = piece_above(level, bed, ground);
    for (const double end : {points.front().level, points.back().level})
      if (end <= level) piece.perimeter_rate += 1.0;  // the wall above the end of the survey
    pieces.push_back(piece);
  }
  return {bed, DepthTable(std::move(pieces))};
}

CrossSection CrossSection::between(const CrossSection& a, const CrossSection& b, double weight) {
  if (weight <= 0.0) return a;
  if (weight >= 1.0) return b;
  const auto mix = [&](double x, double y) { return x + weight * (y - x); };

  std::vector<double> depths;
  for (const CrossSection* section : {&a, &b})
    for (const DepthTable::Piece& piece : section->table.pieces()) depths.push_back(piece.depth);
  std::sort(depths.begin(), depths.end());
  depths.erase(std::unique(depths.begin(), depths.end()), depths.end());

  std::vector<DepthTable::Piece> pieces;
  for (const double depth : depths) {
    const DepthTable::Piece x = piece_at(a.table, depth);
    const DepthTable::Piece y = piece_at(b.table, depth);
    pieces.push_back({depth, mix(x.width, y.width), mix(x.slope, y.slope), 0.0,
                      mix(x.perimeter, y.perimeter), mix(x.perimeter_rate, y.perimeter_rate)});
  }
  return {mix(a.bed, b.bed), DepthTable(std::move(pieces))};
}

}  // namespace biandan::network
