// The course of a river on a map, and where on it a share of its length lies.
//
// Lengths on the map only serve as proportions: that of a piece from one point to the next is
//
//   sqrt((cos(latitude) dx)^2 + dy^2)     in degrees, with the latitude of its middle
//   sqrt(dx^2 + dy^2)                     in metres
#pragma once

#include <optional>
#include <string>
#include <vector>

namespace biandan::network {

/// East and north, or longitude and latitude.
struct Point {
  double x = 0.0;
  double y = 0.0;

  bool operator==(const Point&) const = default;
};

/// Two points or more.
using Line = std::vector<Point>;

/// What a name such as "EPSG:4528" says of coordinates.
struct Reference {
  std::optional<int> epsg;  ///< nothing for any other name
  bool degrees = false;     ///< longitude and latitude; else metres
};
Reference reference_of(const std::string& crs);

/// What a step east counts beside one north at a place: less than 1 away from the equator where
/// coordinates are in degrees, never 0.
double east_scale(bool degrees, double y);

class DrawnLine {
 public:
  /// Precondition: two points or more.
  DrawnLine(Line points, bool degrees);

  /// As drawn, in the unit of y.
  double length() const { return along_.back(); }
  /// At a share of the length from 0 to 1.
  Point at(double share) const;
  /// From one share to a larger one, with the points between.
  Line piece(double from, double to) const;

 private:
  Line points_;
  std::vector<double> along_;  // from the first point, by point
};

}  // namespace biandan::network
