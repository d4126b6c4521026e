// Gradually varied flow in a trapezoidal channel, the reference for steady profiles:
//
//   dh/dx = (S0 - Sf) / (1 - Fr^2),   Sf = Q^2 n^2 P^(4/3) / A^(10/3),   Fr^2 = Q^2 B / (g A^3)
//
// integrated upstream from a known depth by the classical Runge-Kutta method.
#pragma once

#include <cmath>

namespace biandan::test {

struct TrapezoidalChannel {
  double bottom_width;  // [m]
  double side_slope;    // [-]
  double manning;       // [s/m^(1/3)]
  double bed_slope;     // [-], falling downstream

  double area(double h) const { return (bottom_width + side_slope * h) * h; }
  double width(double h) const { return bottom_width + 2.0 * side_slope * h; }
  double perimeter(double h) const {
    return bottom_width + 2.0 * h * std::sqrt(1.0 + side_slope * side_slope);
  }
  double friction_slope(double h, double discharge) const {
    return discharge * discharge * manning * manning * std::pow(perimeter(h), 4.0 / 3.0) /
           std::pow(area(h), 10.0 / 3.0);
  }
  double froude_squared(double h, double discharge) const {
    return discharge * discharge * width(h) / (9.81 * std::pow(area(h), 3.0));
  }

  /// Depth at which friction balances the bed slope [m].
  double normal_depth(double discharge) const {
    double low = 1e-6, high = 100.0;
    while (high - low > 1e-12) {
      const double middle = 0.5 * (low + high);
      (friction_slope(middle, discharge) > bed_slope ? low : high) = middle;
    }
    return 0.5 * (low + high);
  }

  /// Depth `distance` upstream of a place where it is `depth` [m].
  double depth_upstream(double depth, double discharge, double distance) const {
    constexpr int steps = 20000;
    const double step = distance / steps;
    const auto slope = [&](double h) {
      return -(bed_slope - friction_slope(h, discharge)) / (1.0 - froude_squared(h, discharge));
    };
    double h = depth;
    for (int k = 0; k < steps; ++k) {
      const double k1 = slope(h);
      const double k2 = slope(h + 0.5 * step * k1);
      const double k3 = slope(h + 0.5 * step * k2);
      const double k4 = slope(h + step * k3);
      h += step / 6.0 * (k1 + 2.0 * k2 + 2.0 * k3 + k4);
    }
    return h;
  }
};

}  // namespace biandan::test
