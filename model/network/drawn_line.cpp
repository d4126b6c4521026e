#include "model/network/drawn_line.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <numbers>
#include <string_view>
#include <utility>

namespace biandan::network {

Reference reference_of(const std::string& crs) {
  // Codes in degrees that a case in this region may carry; all others count metres.
  constexpr std::array geographic{4326, 4490, 4214, 4610, 4258, 4269, 4267};
  constexpr std::string_view registry = "EPSG:";
  Reference reference;
  if (!crs.starts_with(registry)) return reference;
  int code = 0;
  const char* end = crs.data() + crs.size();
  const auto [stopped, error] = std::from_chars(crs.data() + registry.size(), end, code);
  if (error != std::errc() || stopped != end) return reference;
  reference.epsg = code;
  reference.degrees = std::ranges::find(geographic, code) != geographic.end();
  return reference;
}

double east_scale(bool degrees, double y) {
  constexpr double least = 1e-6;  // at the poles
  return degrees ? std::max(std::cos(y * std::numbers::pi / 180.0), least) : 1.0;
}

DrawnLine::DrawnLine(Line points, bool degrees) : points_(std::move(points)) {
  along_.push_back(0.0);
  for (std::size_t i = 1; i < points_.size(); ++i) {
    const Point& a = points_[i - 1];
    const Point& b = points_[i];
    const double east = east_scale(degrees, 0.5 * (a.y + b.y)) * (b.x - a.x);
    along_.push_back(along_.back() + std::hypot(east, b.y - a.y));
  }
}

Point DrawnLine::at(double share) const {
  const double distance = share * length();
  const auto after = std::lower_bound(along_.begin() + 1, along_.end() - 1, distance);
  const auto i = static_cast<std::size_t>(after - along_.begin());
  const double piece = along_[i] - along_[i - 1];
  const double part = piece > 0.0 ? (distance - along_[i - 1]) / piece : 0.0;
  const Point& a = points_[i - 1];
  const Point& b = points_[i];
  return {a.x + part * (b.x - a.x), a.y + part * (b.y - a.y)};
}

Line DrawnLine::piece(double from, double to) const {
  Line line{at(from)};
  const double begin = from * length(), end = to * length();
  const auto first = std::upper_bound(along_.begin(), along_.end(), begin);
  for (auto it = first; it != along_.end() && *it < end; ++it)
    line.push_back(points_[static_cast<std::size_t>(it - along_.begin())]);
  line.push_back(at(to));
  return line;
}

}  // namespace biandan::network
