// Order of accuracy in L1 on smooth data with the limiter on, dx and dt halved together.
//   c = gauss(x; x0 + u t, s0^2 + 2 D t), cell means, u 0.5 m/s; the cloud moves 8 km.
#include <cmath>
#include <cstdio>
#include <numbers>
#include <string>

#include "tests/support/channel.hpp"
#include "tests/support/figure.hpp"

namespace {

using namespace biandan;

constexpr double u = 0.5;
constexpr double start = 4000.0;
constexpr double sigma = 600.0;
constexpr double end = 16000.0;

/// Mean over a cell.
double exact(double x, double dx, double t, double D) {
  const double spread = std::sqrt(2.0 * (sigma * sigma + 2.0 * D * t));
  const double centre = start + u * t;
  return 0.5 *
         (std::erf((x + 0.5 * dx - centre) / spread) - std::erf((x - 0.5 * dx - centre) / spread)) /
         dx;
}

/// L1 error over the mass.
double error(double dx, double courant, double D) {
  test::Channel channel({.length = 20000.0, .dx = dx, .dispersion = D});
  for (std::size_t cell = 0; cell < channel.cells(); ++cell)
    channel.at(cell) = exact(channel.place(cell), dx, 0.0, D);
  const int steps = static_cast<int>(std::lround(end * u / (courant * dx)));
  const double dt = end / steps;
  for (int step = 0; step < steps; ++step) channel.step(step * dt, dt, u);
  double sum = 0.0;
  for (std::size_t cell = 0; cell < channel.cells(); ++cell)
    sum += dx * std::abs(channel.at(cell) - exact(channel.place(cell), dx, end, D));
  return sum;
}

/// L1 error over the mass in a channel that widens and narrows by 40 % every 3 km, without
/// dispersion: the water carries the cloud, so in the volume y that lies above a place it keeps its
/// shape, c = gauss(y; y0 + Q t, sy^2).
double error_in_waves(double dx, double courant) {
  constexpr double area = 60.0;
  constexpr double wave = 2.0 * std::numbers::pi / 3000.0;
  const auto water = [](double x) { return area * (x + 0.4 / wave * (1.0 - std::cos(wave * x))); };
  test::Channel channel({.length = 20000.0, .dx = dx, .area = area, .water = water});
  const auto mean = [&](std::size_t cell, double t) {
    const double spread = std::sqrt(2.0) * area * sigma;
    const double centre = area * (start + u * t);
    return 0.5 *
           (std::erf((water(channel.to(cell)) - centre) / spread) -
            std::erf((water(channel.from(cell)) - centre) / spread)) /
           channel.volume(cell);
  };
  for (std::size_t cell = 0; cell < channel.cells(); ++cell) channel.at(cell) = mean(cell, 0.0);
  const int steps = static_cast<int>(std::lround(end * u / (courant * dx)));
  const double dt = end / steps;
  for (int step = 0; step < steps; ++step) channel.step(step * dt, dt, u);
  double sum = 0.0;
  for (std::size_t cell = 0; cell < channel.cells(); ++cell)
    sum += channel.volume(cell) * std::abs(channel.at(cell) - mean(cell, end));
  return sum;
}

/// Order between successive levels, the lowest of which must reach 1.9.
template <class Error>
void check_order(const std::string& what, double courant, Error error_at) {
  double coarse = error_at(200.0);
  double lowest = 99.0;
  for (const double dx : {100.0, 50.0, 25.0, 12.5}) {
    const double fine = error_at(dx);
    std::printf("%s, Courant %.1f, dx %.1f m: error %.2e, order %.2f\n", what.c_str(), courant, dx,
                fine, std::log2(coarse / fine));
    lowest = std::min(lowest, std::log2(coarse / fine));
    coarse = fine;
  }
  const std::string name =
      "L1 order of " + what + " at Courant 0." + std::to_string(std::lround(10.0 * courant));
  test::figure_at_least(name.c_str(), lowest, 1.9);
}

}  // namespace

TEST_CASE("L1 order of advection") {
  for (const double courant : {0.2, 0.4, 0.8})
    check_order("advection", courant, [&](double dx) { return error(dx, courant, 0.0); });
}

TEST_CASE("L1 order of advection and dispersion") {
  for (const double courant : {0.2, 0.4, 0.8})
    check_order("advection-dispersion", courant,
                [&](double dx) { return error(dx, courant, 10.0); });
}

TEST_CASE("L1 order of advection through changing sections") {
  for (const double courant : {0.2, 0.5})
    check_order("advection in changing sections", courant,
                [&](double dx) { return error_in_waves(dx, courant); });
}
