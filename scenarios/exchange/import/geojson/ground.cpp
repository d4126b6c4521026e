#include "scenarios/exchange/import/geojson/ground.hpp"

#include <cmath>
#include <numbers>

namespace biandan::exchange {

namespace {

constexpr double degree = std::numbers::pi / 180.0;

/// Metres of a degree along the parallel and the meridian.
struct Degree {
  double east;
  double north;
};

Degree degree_at(double latitude) {
  constexpr double semi_major = 6378137.0;  // [m], WGS 84
  constexpr double flattening = 1.0 / 298.257223563;
  constexpr double eccentricity = flattening * (2.0 - flattening);  // squared
  const double sine = std::sin(latitude * degree);
  const double under = 1.0 - eccentricity * sine * sine;
  const double vertical = semi_major / std::sqrt(under);
  const double meridian = vertical * (1.0 - eccentricity) / under;
  return {vertical * std::cos(latitude * degree) * degree, meridian * degree};
}

}  // namespace

Ground::Ground(bool degrees, double latitude) : degrees_(degrees) {
  if (!degrees) return;
  const Degree here = degree_at(latitude);
  east_ = here.east;
  north_ = here.north;
}

double Ground::length(const network::Point& from, const network::Point& to) const {
  if (!degrees_) return std::hypot(to.x - from.x, to.y - from.y);
  const Degree here = degree_at(0.5 * (from.y + to.y));
  return std::hypot(here.east * (to.x - from.x), here.north * (to.y - from.y));
}

double Ground::length(const network::Line& line) const {
  double sum = 0.0;
  for (std::size_t i = 1; i < line.size(); ++i) sum += length(line[i - 1], line[i]);
  return sum;
}

network::Point Ground::plane(const network::Point& point) const {
  return {east_ * point.x, north_ * point.y};
}

}  // namespace biandan::exchange
