// Instantaneous release of M at x0 in an infinite channel:
//   c(x, t) = M / A * gauss(x - x0; u t, 2 D t)
//   M 50 kg, A 60 m2, u 0.5 m/s, D 10 m2/s, dx 50 m. The release is one cell of water.
#include <cmath>
#include <string>

#include "tests/support/channel.hpp"
#include "tests/support/exact_transport.hpp"
#include "tests/support/figure.hpp"

using namespace biandan;

TEST_CASE("release of 50 kg into one cell") {
  constexpr double u = 0.5;
  constexpr double D = 10.0;
  constexpr double area = 60.0;
  constexpr double released = 50000.0;
  constexpr double release_at = 3000.0;
  constexpr double dt = 75.0;
  test::Channel channel({.length = 15000.0, .dx = 50.0, .area = area, .dispersion = D});
  const std::size_t first = channel.cell_at(release_at);
  channel.at(first) = released / channel.volume(first);
  double peaks[] = {0.0, 0.0, 0.0, 0.0};
  const double distances[] = {1000.0, 2500.0, 5000.0, 10000.0};
  for (int step = 0; step < 360; ++step) {
    channel.step(step * dt, dt, u);
    for (std::size_t i = 0; i < 4; ++i)
      peaks[i] = std::max(peaks[i], channel.at(channel.cell_at(release_at + distances[i])));
    REQUIRE(channel.lowest() >= 0.0);
  }
  for (std::size_t i = 0; i < 4; ++i) {
    double exact = 0.0;
    for (double t = 1.0; t < 360 * dt; t += 1.0)
      exact = std::max(exact, released / area * test::gauss(distances[i], u * t, 2.0 * D * t));
    const double error = peaks[i] / exact - 1.0;
    const std::string name =
        "slug: peak after " + std::to_string(std::lround(distances[i])) + " m [%]";
    test::figure_at_most(name.c_str(), 100.0 * std::abs(error), 1.0);
  }
  const double balance = (channel.mass() + channel.booked_out()) / released - 1.0;
  test::figure_at_most("slug: mass balance [-]", std::abs(balance), 1e-12);
}
