// A cross-section: a bed level and the wetted geometry above it.
#pragma once

#include <vector>

#include "model/network/depth_table.hpp"

namespace biandan::network {

struct SurveyPoint {
  double station = 0.0;  ///< distance across the river [m], not decreasing
  double level = 0.0;    ///< ground level [m]
};

struct CrossSection {
  double bed = 0.0;  ///< lowest level [m]
  DepthTable table;  ///< width, area and perimeter over depth above the bed

  /// Bottom width [m], side slope (horizontal per vertical); perimeter 2 h sqrt(1 + m^2) + b.
  static CrossSection trapezoid(double bed, double bottom_width, double side_slope);

  /// From surveyed points. Between two survey levels the ground is straight, so width and perimeter
  /// are linear there and the table is exact. Above the lower bank both ends are vertical walls.
  /// Precondition: two points or more, stations not decreasing, and one pair at least with a width.
  static CrossSection surveyed(const std::vector<SurveyPoint>& points);

  /// Section between two, linear in bed and, at equal depth, in width and perimeter. weight 0: `a`.
  static CrossSection between(const CrossSection& a, const CrossSection& b, double weight);
};

}  // namespace biandan::network
