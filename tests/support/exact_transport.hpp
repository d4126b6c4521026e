// Exact solutions of c_t + u c_x = D c_xx in a uniform channel.
#pragma once

#include <cmath>
#include <numbers>

namespace biandan::test {

/// Concentration over C0 at x [m], t [s], for C0 imposed at x = 0 from t = 0 on (Ogata and Banks
/// 1961, USGS Professional Paper 411-A):
///
///   1/2 [erfc((x - u t) / (2 sqrt(D t))) + exp(u x / D) erfc((x + u t) / (2 sqrt(D t)))]
inline double ogata_banks(double x, double t, double u, double D) {
  if (t <= 0.0) return 0.0;
  const double spread = 2.0 * std::sqrt(D * t);
  const double front = (x - u * t) / spread;
  const double back = (x + u * t) / spread;
  // Far from the inlet the product is that of a huge and a tiny number: its leading term.
  const double exponent = u * x / D;
  const double second = exponent < 600.0
                            ? std::exp(exponent) * std::erfc(back)
                            : std::exp(-front * front) / (back * std::sqrt(std::numbers::pi));
  return 0.5 * (std::erfc(front) + second);
}

/// The same for C0 imposed from 0 to `duration` only.
inline double pulse(double x, double t, double u, double D, double duration) {
  return ogata_banks(x, t, u, D) - ogata_banks(x, t - duration, u, D);
}

/// Normal distribution of x [1/m].
inline double gauss(double x, double centre, double variance) {
  return std::exp(-0.5 * (x - centre) * (x - centre) / variance) /
         std::sqrt(2.0 * std::numbers::pi * variance);
}

}  // namespace biandan::test
