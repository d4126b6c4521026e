#include "scenarios/exchange/import/swmm/channel_section.hpp"

#include <algorithm>
#include <cmath>

namespace biandan::exchange::swmm {

namespace {

constexpr int curve_pieces = 20;

/// Both banks of a curve that gives the half width [m] at a depth [m], from the left bank down and
/// up to the right.
template <class HalfWidth>
std::vector<network::SurveyPoint> curved(double height, HalfWidth half_width) {
  std::vector<network::SurveyPoint> points;
  for (int k = -curve_pieces; k <= curve_pieces; ++k) {
    // Points gather at the bottom, where the curve bends most.
    const double share = std::pow(std::abs(k) / double(curve_pieces), 2.0);
    const double depth = height * share;
    points.push_back({(k < 0 ? -1.0 : 1.0) * half_width(depth), depth});
  }
  return points;
}

/// Banks of unlike slope.
std::vector<network::SurveyPoint> skewed(double height, double bottom, double left, double right) {
  return {{-left * height, height}, {0.0, 0.0}, {bottom, 0.0}, {bottom + right * height, height}};
}

void take_transect(const Transect& transect, ChannelSection& section) {
  const double lowest =
      std::ranges::min_element(transect.points, {}, &Transect::Point::level)->level;
  section.manning = transect.n_main;
  const auto [left, right] = std::ranges::minmax(transect.points, {}, &Transect::Point::station);
  section.zones = (transect.n_left != transect.n_main && left.station < transect.left) ||
                  (transect.n_right != transect.n_main && right.station > transect.right);
  section.flood_left = transect.n_left;
  section.flood_right = transect.n_right;
  for (const Transect::Point& point : transect.points) {
    network::SurveyPoint it{point.station, point.level - lowest};
    it.roughness.fixed = transect.n_main;
    if (section.zones && point.station < transect.left) {
      it.part = network::Part::left;
      it.roughness.fixed = transect.n_left;
    }
    if (section.zones && point.station >= transect.right) {
      it.part = network::Part::right;
      it.roughness.fixed = transect.n_right;
    }
    section.points.push_back(it);
  }
}

}  // namespace

network::CrossSection ChannelSection::section() const {
  const network::Walls walls = rough_walls ? network::Walls::rough : network::Walls::smooth;
  if (trapezoid()) return network::CrossSection::trapezoid(0.0, bottom_width, side_slope, walls);
  return network::CrossSection::surveyed(points, composition(), walls);
}

ChannelSection section_of(const Link& link, const Model& model) {
  const Shape& shape = link.shape;
  const double metre = model.options.metre;
  const double height = shape.measures[0] * metre, width = shape.measures[1] * metre;
  ChannelSection section;
  section.manning = link.manning;
  if (shape.name == "IRREGULAR") {
    take_transect(model.transects.at(shape.transect), section);
  } else if (shape.name == "RECT_OPEN") {
    section.bottom_width = width * shape.barrels;
    section.rough_walls = shape.measures[2] < 2.0;  // the number of walls without friction
  } else if (shape.name == "TRIANGULAR") {
    section.side_slope = 0.5 * width / height;
  } else if (shape.name == "TRAPEZOIDAL" && shape.measures[2] == shape.measures[3]) {
    section.bottom_width = width;
    section.side_slope = shape.measures[2];
  } else if (shape.name == "TRAPEZOIDAL") {
    section.points = skewed(height, width, shape.measures[2], shape.measures[3]);
  } else {
    // PARABOLIC is a POWER of exponent 2.
    const double exponent = shape.name == "POWER" ? shape.measures[2] : 2.0;
    section.points = curved(height, [&](double depth) {
      return 0.5 * width * std::pow(depth / height, 1.0 / exponent);
    });
  }
  return section;
}

}  // namespace biandan::exchange::swmm
