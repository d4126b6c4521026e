// Gaussian cloud in a channel whose water swings:
//   u(t) = U0 + U1 cos(w t), centre(t) = U0 t + U1 / w sin(w t), variance = s0^2 + 2 D t
//   c = C0 s0 / sigma exp(-(x - centre)^2 / (2 sigma^2)), C0 100 mg/L, s0 300 m
//   U0 0.05, U1 0.6 m/s, period 12.42 h, D 10 m2/s, dx 50 m, from 10 km inside the channel.
#include <cmath>
#include <numbers>
#include <string>

#include "tests/support/channel.hpp"
#include "tests/support/exact_transport.hpp"
#include "tests/support/figure.hpp"

namespace {

using namespace biandan;

constexpr double U0 = 0.05;
constexpr double U1 = 0.6;
constexpr double period = 12.42 * 3600.0;
constexpr double w = 2.0 * std::numbers::pi / period;
constexpr double D = 10.0;
constexpr double start = 10000.0;

double exact(double x, double t) {
  constexpr double s0 = 300.0;
  const double variance = s0 * s0 + 2.0 * D * t;
  return 100.0 * s0 * std::sqrt(2.0 * std::numbers::pi) *
         test::gauss(x, start + U0 * t + U1 / w * std::sin(w * t), variance);
}

}  // namespace

TEST_CASE("cloud in reversing flow") {
  for (const double dt : {60.0, 300.0}) {
    test::Channel channel({.length = 25000.0, .dx = 50.0, .dispersion = D});
    for (std::size_t cell = 0; cell < channel.cells(); ++cell)
      channel.at(cell) = exact(channel.place(cell), 0.0);
    double worst = 0.0;
    double lowest = 0.0;
    const int steps = static_cast<int>(2.0 * period / dt);
    for (int step = 0; step < steps; ++step) {
      const double from = step * dt;
      const double to = from + dt;
      // The displacement of the step, so that time stepping of the water adds no error of its own.
      const double u = U0 + U1 / w * (std::sin(w * to) - std::sin(w * from)) / dt;
      channel.step(from, dt, u);
      double peak = 0.0;
      double exact_peak = 0.0;
      for (std::size_t cell = 0; cell < channel.cells(); ++cell) {
        peak = std::max(peak, channel.at(cell));
        exact_peak = std::max(exact_peak, exact(channel.place(cell), to));
      }
      worst = std::max(worst, std::abs(peak / exact_peak - 1.0));
      lowest = std::min(lowest, channel.lowest());
    }
    const std::string name =
        "reversing flow, dt " + std::to_string(std::lround(dt)) + " s: peak [%]";
    test::figure_at_most(name.c_str(), 100.0 * worst, 1.0);
    CHECK(lowest >= 0.0);
  }
}
