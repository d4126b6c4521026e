// How long lines on a map are on the ground.
//
// In degrees, on the ellipsoid of WGS 84 (that of CGCS2000 differs by a tenth of a millimetre):
//
//   ds^2 = (M dlat)^2 + (N cos(lat) dlon)^2      from point to point, with the latitude halfway
//   N = a / sqrt(1 - e^2 sin(lat)^2)             radius of the prime vertical
//   M = N (1 - e^2) / (1 - e^2 sin(lat)^2)       radius of the meridian
//
// of points 100 km apart within 1e-4. In metres as it is drawn.
#pragma once

#include "model/network/drawn_line.hpp"

namespace biandan::exchange {

class Ground {
 public:
  /// `latitude` [degrees] is about where all lies; only for degrees.
  Ground(bool degrees, double latitude);

  /// [m]
  double length(const network::Line& line) const;
  double length(const network::Point& from, const network::Point& to) const;
  /// Metres east and north, true near the latitude: for distances of metres.
  network::Point plane(const network::Point& point) const;

 private:
  bool degrees_;
  double east_ = 1.0;
  double north_ = 1.0;
};

}  // namespace biandan::exchange
