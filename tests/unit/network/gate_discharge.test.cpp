// The gate with velocity of approach: its table, its two equations, its steps between the regimes.
#include "model/network/gate_discharge.hpp"

#include <doctest/doctest.h>

#include <cmath>

using namespace biandan;
using doctest::Approx;

namespace {

network::Gate gate(double width, double opening) {
  network::Gate made{0.0, width, opening, 0.611, 1.0};
  made.formula = network::Gate::Formula::momentum;
  return made;
}

double flow(const network::Gate& gate, double up, double down) {
  return network::gate_downhill(gate, 1.0, up, down);
}

}  // namespace

TEST_CASE("momentum gate: free jet with Cd = cc / sqrt(1 + cc e / h), and drowned") {
  // Free and drowned discharges of the two equations of the header, solved outside.
  CHECK(flow(gate(6.0, 0.5), 3.0, 0.6) == Approx(13.3972185).epsilon(1e-8));
  CHECK(flow(gate(6.0, 0.5), 3.0, 2.0) == Approx(9.6966).epsilon(1e-5));
  CHECK(flow(gate(10.0, 1.0), 4.0, 3.9) == Approx(10.1487).epsilon(1e-5));
  CHECK(network::conjugate_depth(0.611 * 0.5, 3.0) == Approx(1.67769108).epsilon(1e-8));
  CHECK(network::conjugate_depth(0.611 * 1.0, 4.0) == Approx(2.6226257).epsilon(1e-8));
}

TEST_CASE("momentum gate: energy and momentum hold in the drowned jet") {
  constexpr double g = network::gravity;
  for (double opening = 0.1; opening < 1.2; opening += 0.13)
    for (double up = 2.0; up < 5.0; up += 0.37) {
      const double jet = 0.611 * opening;
      const double conjugate = network::conjugate_depth(jet, up);
      for (double tail = 1.1 * conjugate + 1e-9; tail < up - 0.02; tail += 0.071) {
        const double q = flow(gate(1.0, opening), up, tail);
        const double roller = up - q * q / (2.0 * g) * (1.0 / (jet * jet) - 1.0 / (up * up));
        CHECK(0.5 * roller * roller + q * q / (g * jet) ==
              Approx(0.5 * tail * tail + q * q / (g * tail)).epsilon(1e-9));
        CHECK(roller > jet);
      }
    }
}

TEST_CASE("momentum gate: the drowned jet carries less than the free one where it begins") {
  const double jet = 0.3, up = 3.0;
  const double conjugate = network::conjugate_depth(jet, up);
  const network::Gate one = gate(1.0, jet / 0.611);
  const double free = flow(one, up, conjugate);
  CHECK(flow(one, up, 0.0) == Approx(free).epsilon(1e-12));
  CHECK(flow(one, up, 1.1 * conjugate) < 0.9 * free);
  const double both = std::sqrt(network::drowned_drop(jet, up, conjugate) / (up - jet));
  CHECK(both == Approx(0.924).epsilon(1e-3));
}

TEST_CASE("momentum gate: where the lip leaves the water the open sill is left") {
  const double sill = std::pow(2.0 / 3.0, 1.5) * std::sqrt(network::gravity);
  const network::Gate wide = gate(1.0, 4.0);
  CHECK(flow(wide, 3.0, 0.0) == Approx(sill * std::pow(3.0, 1.5)).epsilon(1e-9));
  CHECK(flow(wide, 3.0, 2.5) == Approx(2.5 * std::sqrt(2.0 * 9.81 * 0.5)).epsilon(1e-9));
  // The jet takes over below e = 0.763 H.
  CHECK(flow(gate(1.0, 0.765), 1.0, 0.0) == Approx(sill).epsilon(1e-9));
  CHECK(flow(gate(1.0, 0.760), 1.0, 0.0) < sill);
  CHECK(flow(gate(1.0, 0.0), 3.0, 1.0) == 0.0);
  CHECK(flow(gate(1.0, 0.5), 0.0, 0.0) == 0.0);
  CHECK(flow(gate(1.0, 0.5), 2.0, 2.0) == 0.0);
}
