// Places on a map that things have taken, for others to keep away from.
#pragma once

#include <cmath>
#include <map>
#include <utility>
#include <vector>

#include "model/network/drawn_line.hpp"

namespace biandan::grid {

class Taken {
 public:
  /// Things nearer than `apart` to each other lie on one another.
  explicit Taken(double apart) : apart_(apart) {}

  void add(const network::Point& point) { squares_[square(point, 0, 0)].push_back(point); }

  bool is_free(const network::Point& point) const {
    for (int across = -1; across <= 1; ++across)
      for (int up = -1; up <= 1; ++up) {
        const auto found = squares_.find(square(point, across, up));
        if (found == squares_.end()) continue;
        for (const network::Point& other : found->second)
          if (std::hypot(other.x - point.x, other.y - point.y) < apart_) return false;
      }
    return true;
  }

  /// The point, or one on a spiral around it that is free.
  network::Point free_near(const network::Point& point) const {
    constexpr double golden_angle = 2.399963229728653;  // [rad]; no two turns lie on one another
    constexpr int most_tries = 200;
    network::Point tried = point;
    for (int i = 1; i < most_tries && !is_free(tried); ++i) {
      const double radius = apart_ * std::sqrt(static_cast<double>(i));
      tried = {point.x + radius * std::cos(i * golden_angle),
               point.y + radius * std::sin(i * golden_angle)};
    }
    return tried;
  }

 private:
  using Square = std::pair<double, double>;
  Square square(const network::Point& point, int across, int up) const {
    return {std::floor(point.x / apart_) + across, std::floor(point.y / apart_) + up};
  }

  double apart_;
  std::map<Square, std::vector<network::Point>> squares_;
};

}  // namespace biandan::grid
