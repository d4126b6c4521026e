// Pulse of 1,800 s at 100 mg/L: difference of two Ogata-Banks fronts, exact_transport.hpp.
//   integral of c dt = 180,000 mg s/L and mean time x / u + 900 s at every x.
#include <cmath>
#include <string>
#include <vector>

#include "tests/support/channel.hpp"
#include "tests/support/exact_transport.hpp"
#include "tests/support/figure.hpp"

namespace {

using namespace biandan;

struct Passage {
  double peak = 0.0;
  double mass = 0.0;       ///< integral of c dt
  double mean_time = 0.0;  ///< [s]
};

struct Run {
  std::vector<Passage> passages;
  double lowest = 0.0;
  double injected = 0.0;   ///< net mass that came in [g]
  double remainder = 0.0;  ///< of the mass balance, over what came in
};

Run run(double u, double D, double dx, double dt, double end, const std::vector<double>& places) {
  constexpr double area = 60.0;
  test::Channel channel({.length = 15000.0,
                         .dx = dx,
                         .area = area,
                         .dispersion = D,
                         .inlet = {base::Series({0.0, 1800.0, 3600.0}, {100.0, 0.0, 0.0},
                                                base::Series::Between::step)}});
  Run result;
  result.passages.resize(places.size());
  for (int step = 0; step < static_cast<int>(end / dt); ++step) {
    channel.step(step * dt, dt, u);
    result.lowest = std::min(result.lowest, channel.lowest());
    for (std::size_t i = 0; i < places.size(); ++i) {
      const double value = channel.at(channel.cell_at(places[i]));
      Passage& passage = result.passages[i];
      passage.peak = std::max(passage.peak, value);
      passage.mass += value * dt;
      passage.mean_time += value * dt * (step + 1) * dt;
    }
  }
  for (Passage& passage : result.passages) passage.mean_time /= passage.mass;
  result.injected = channel.booked_in();
  result.remainder =
      (channel.mass() - channel.booked_in() + channel.booked_out()) / channel.booked_in();
  return result;
}

double exact_peak(double x, double u, double D) {
  double peak = 0.0;
  for (double t = x / u - 3600.0; t < x / u + 5400.0; t += 1.0)
    peak = std::max(peak, 100.0 * test::pulse(x, t, u, D, 1800.0));
  return peak;
}

}  // namespace

TEST_CASE("pulse in u 0.5 m/s, D 10 m2/s, dx 50 m") {
  const std::vector<double> places{1000.0, 2500.0, 5000.0, 7500.0, 10000.0};
  const Run result = run(0.5, 10.0, 50.0, 75.0, 45000.0, places);
  double peak = 0.0;
  double mean_time = 0.0;
  double mass = 0.0;
  for (std::size_t i = 0; i < places.size(); ++i) {
    const Passage& passage = result.passages[i];
    peak = std::max(peak, std::abs(passage.peak / exact_peak(places[i], 0.5, 10.0) - 1.0));
    mean_time = std::max(mean_time, std::abs(passage.mean_time / (places[i] / 0.5 + 900.0) - 1.0));
    mass = std::max(mass, std::abs(passage.mass / 180000.0 - 1.0));
  }
  test::figure_at_most("pulse, dx 50 m: peak [%]", 100.0 * peak, 1.0);
  test::figure_at_most("pulse, dx 50 m: mean time [%]", 100.0 * mean_time, 0.2);
  test::figure_at_most("pulse, dx 50 m: integral over time [-]", mass, 1e-4);
  test::figure_at_most("pulse, dx 50 m: mass balance [-]", std::abs(result.remainder), 1e-12);
  CHECK(result.lowest >= 0.0);
}

TEST_CASE("pulse after 9.9 km, u 0.5611 m/s, dx 100 m") {
  for (const double dt : {60.0, 300.0})
    for (const double D : {5.0, 10.0, 30.0}) {
      const Run result = run(0.5611, D, 100.0, dt, 36000.0, {9900.0});
      const Passage& passage = result.passages[0];
      const double peak = passage.peak / exact_peak(9900.0, 0.5611, D) - 1.0;
      const double mean_time = passage.mean_time / (9900.0 / 0.5611 + 900.0) - 1.0;
      const std::string name = "10-km pulse, dt " + std::to_string(std::lround(dt)) + " s, D " +
                               std::to_string(std::lround(D)) + " m2/s: ";
      test::figure_at_most((name + "peak [%]").c_str(), 100.0 * std::abs(peak), 3.0);
      test::figure_at_most((name + "mean time [%]").c_str(), 100.0 * std::abs(mean_time), 0.3);
      CHECK(result.lowest >= 0.0);
    }
}
