#include "model/network/boussinesq_table.hpp"

#include <algorithm>
#include <cmath>

namespace biandan::network {

namespace {

constexpr double tolerance = 2e-4;
constexpr double film = 1e-3;       // [m] depth of the first point
constexpr double narrowest = 1e-3;  // [m] pieces are not halved below
constexpr double deepest = 1e3;     // [m] above the last change of the section's form

struct Point {
  double depth, area, beta;
};

Point point_at(const SectionResistance& exact, std::size_t stretch, double depth) {
  const Conveyed<double> flow = exact.on_stretch(stretch, depth);
  const double squared = flow.conveyance * flow.conveyance;
  return {depth, flow.area, squared > 0.0 ? flow.area * flow.momentum / squared : 1.0};
}

bool fits(const SectionResistance& exact, std::size_t stretch, const Point& low,
          const Point& high) {
  for (const double share : {0.25, 0.5, 0.75}) {
    const Point between = point_at(exact, stretch, low.depth + share * (high.depth - low.depth));
    const double by_area = (between.area - low.area) / (high.area - low.area);
    if (std::abs(low.beta + by_area * (high.beta - low.beta) - between.beta) > tolerance)
      return false;
  }
  return true;
}

/// Points from `low`, which stands already, to `high`.
void add_points(const SectionResistance& exact, std::size_t stretch, const Point& low,
                const Point& high, std::vector<Point>& points) {
  if (high.depth - low.depth <= narrowest || fits(exact, stretch, low, high)) {
    points.push_back(high);
    return;
  }
  const Point middle = point_at(exact, stretch, 0.5 * (low.depth + high.depth));
  add_points(exact, stretch, low, middle, points);
  add_points(exact, stretch, middle, high, points);
}

}  // namespace

BoussinesqTable::BoussinesqTable(const SectionResistance& resistance) {
  std::vector<double> depths = resistance.starts();
  depths.push_back(depths.back() + deepest);
  std::vector<Point> points;
  for (std::size_t k = 0; k + 1 < depths.size(); ++k) {
    const double start = std::max(depths[k], std::min(film, 0.5 * (depths[k] + depths[k + 1])));
    const Point low = point_at(resistance, k, start);
    if (points.empty()) points.push_back(low);
    add_points(resistance, k, low, point_at(resistance, k, depths[k + 1]), points);
  }
  const auto uniform = [](const Point& point) { return std::abs(point.beta - 1.0) < 1e-12; };
  if (std::all_of(points.begin(), points.end(), uniform)) return;
  for (const Point& point : points) {
    if (!area_.empty() && point.area <= area_.back()) continue;
    area_.push_back(point.area);
    beta_.push_back(point.beta);
  }
}

double BoussinesqTable::at(double area) const {
  const auto next = std::upper_bound(area_.begin(), area_.end(), area);
  if (next == area_.begin()) return beta_.front();
  if (next == area_.end()) return beta_.back();
  const auto k = static_cast<std::size_t>(next - area_.begin());
  const double share = (area - area_[k - 1]) / (area_[k] - area_[k - 1]);
  return beta_[k - 1] + share * (beta_[k] - beta_[k - 1]);
}

}  // namespace biandan::network
