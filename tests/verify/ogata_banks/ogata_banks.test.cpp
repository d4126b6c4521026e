// Front behind an imposed concentration: exact solution of Ogata and Banks, exact_transport.hpp.
//   u 0.5 m/s, D 10 m2/s, dx 50 m; the front at x = 1000 m (sigma 200 m) is the hard one.
#include <cmath>
#include <string>
#include <vector>

#include "tests/support/channel.hpp"
#include "tests/support/exact_transport.hpp"
#include "tests/support/figure.hpp"

namespace {

using namespace biandan;

constexpr double u = 0.5;
constexpr double D = 10.0;

/// Largest error over stations and 30,000 s.
double largest_error(double dt, const std::vector<double>& stations) {
  test::Channel channel(
      {.length = 15000.0, .dx = 50.0, .dispersion = D, .inlet = {base::Series(1.0)}});
  double worst = 0.0;
  for (int step = 0; step < static_cast<int>(30000.0 / dt); ++step) {
    channel.step(step * dt, dt, u);
    for (const double x : stations)
      worst = std::max(worst, std::abs(channel.at(channel.cell_at(x)) -
                                       test::ogata_banks(x, (step + 1) * dt, u, D)));
  }
  return worst;
}

}  // namespace

TEST_CASE("Ogata-Banks front") {
  for (const double dt : {15.0, 60.0, 90.0, 300.0}) {
    const double near = largest_error(dt, {1000.0});
    const double far = largest_error(dt, {2500.0, 5000.0, 7500.0, 10000.0});
    const std::string run = "Ogata-Banks front, dt " + std::to_string(std::lround(dt)) + " s, x = ";
    test::figure_at_most((run + "1 km [C0]").c_str(), near, 0.01);
    test::figure_at_most((run + "2.5 to 10 km [C0]").c_str(), far, 0.007);
  }
}
