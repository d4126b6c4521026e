// A cross-section: a bed level, the wetted geometry above it, and the zones of its resistance.
#pragma once

#include <vector>

#include "model/network/depth_table.hpp"

namespace biandan::network {

/// How the zones of a section make up its conveyance; formulas in resistance.hpp.
enum class Composition {
  single,   ///< the whole section is one zone
  divided,  ///< left flood plain, main channel, right flood plain, and every change of roughness
  debord    ///< main channel and flood plains, which exchange momentum
};

/// Whether vertical walls, those above the ends of a survey too, count in the wetted perimeter.
enum class Walls { rough, smooth };

/// What a piece of ground belongs to, seen downstream. For Debord both flood plains are `flood`.
enum class Part { left, main, right, flood };

/// Manning's n at a depth [s/m^(1/3)]: `fixed` plus `by_depth` times that of the reach's curve.
struct Roughness {
  double fixed = 0.025;
  double by_depth = 0.0;

  bool operator==(const Roughness&) const = default;
};

struct SurveyPoint {
  double station = 0.0;      ///< distance across the river [m], not decreasing
  double level = 0.0;        ///< ground level [m]
  Part part = Part::main;    ///< of the ground from here to the next point
  Roughness roughness = {};  ///< of the same ground
};

/// Part of a section with one roughness; between neighbouring zones no ground is wetted.
struct Zone {
  Part part = Part::main;
  int strip = 0;  ///< counts the strips of different roughness within the part
  Roughness roughness;
  DepthTable table;  ///< over the depth above the lowest point of the whole section

  bool operator==(const Zone&) const = default;
};

struct CrossSection {
  double bed = 0.0;         ///< lowest level [m]
  DepthTable table;         ///< width, area and perimeter over depth above the bed
  std::vector<Zone> zones;  ///< empty: the section is one zone

  /// Bottom width [m], side slope (horizontal per vertical); perimeter 2 h sqrt(1 + m^2) + b.
  static CrossSection trapezoid(double bed, double bottom_width, double side_slope,
                                Walls walls = Walls::rough);

  /// From surveyed points. Between two survey levels the ground is straight, so width and perimeter
  /// are linear there and the table is exact. Above the lower bank both ends are vertical walls.
  /// Zones are made for `divided` and `debord`; for `debord` the ground of a part has one
  /// roughness. Precondition: two points or more, stations not decreasing, and one pair at least
  /// with a width.
  static CrossSection surveyed(const std::vector<SurveyPoint>& points,
                               Composition composition = Composition::single,
                               Walls walls = Walls::rough);

  /// Section between two, linear in bed and, at equal depth, in width and perimeter of the whole
  /// and of each zone, and in the roughness of each zone. A zone that one section lacks grows from
  /// nothing. weight 0: `a`.
  static CrossSection between(const CrossSection& a, const CrossSection& b, double weight);

  bool operator==(const CrossSection&) const = default;
};

}  // namespace biandan::network
