// Rain, seepage and evaporation in random water that reverses, dries to exactly nothing and fills
// again: mass closes, and evaporation raises concentrations without lowering any.
#include <algorithm>
#include <cmath>

#include "solver/transport/transport.hpp"
#include "tests/support/figure.hpp"
#include "tests/unit/transport/random_flow.hpp"

namespace {

using namespace biandan;

constexpr std::size_t constituents = 5;

/// All water that enters holds 1 g/m3.
Case rainy(double dispersion, bool evaporation) {
  Case problem = test::looped_case(constituents, 1.0, 1.0, dispersion);
  const std::vector<base::Series> one(constituents, base::Series(1.0));
  forcing::Seepage seepage;
  seepage.reach = network::ReachId(0);
  seepage.concentration = one;
  problem.forcing.seepage = {seepage};
  problem.forcing.weather.rain = base::Series(1e-6);
  problem.forcing.weather.rain_concentration = one;
  if (evaporation) problem.forcing.weather.evaporation = base::Series(1e-6);
  return problem;
}

struct Found {
  double balance = 0.0;
  double lowest = 1e300;
  double highest = 0.0;
};

Found run(bool evaporation, unsigned seed) {
  const Case problem = rainy(seed % 2 == 0 ? 5.0 : 300.0, evaporation);
  const grid::Grid grid = grid::build_grid(problem);
  test::RandomFlow water(grid, seed);
  transport::Transport transport(problem, grid);
  std::vector<double> concentration(grid.cells.size() * constituents, 1.0);
  transport::Booking booking;
  const auto stored = [&](const std::vector<double>& volume, std::size_t k) {
    double sum = 0.0;
    for (std::size_t c = 0; c < volume.size(); ++c)
      sum += volume[c] * concentration[c * constituents + k];
    return sum;
  };
  Found found;
  std::vector<double> initial(constituents), in(constituents), out(constituents);
  for (int step = 0; step < 600; ++step) {
    const grid::FlowField& flow = water.step(step % 3 == 0 ? 60.0 : 300.0);
    if (step == 0)
      for (std::size_t k = 0; k < constituents; ++k) initial[k] = stored(flow.volume_before, k);
    transport.step(flow, concentration, booking);
    for (std::size_t c = 0; c < grid.cells.size(); ++c) {
      if (flow.volume_after[c] < 1e-4 * grid.cells[c].bankfull) continue;
      found.lowest = std::min(found.lowest, concentration[c * constituents]);
      found.highest = std::max(found.highest, concentration[c * constituents]);
    }
    for (std::size_t k = 0; k < constituents; ++k) {
      in[k] += booking.in[k];
      out[k] += booking.out[k];
      const double residual = stored(flow.volume_after, k) - initial[k] - in[k] + out[k];
      found.balance = std::max(found.balance, std::abs(residual) / (initial[k] + in[k] + out[k]));
    }
  }
  return found;
}

}  // namespace

TEST_CASE("rain and seepage of the same concentration change none") {
  double worst = 0.0;
  for (const unsigned seed : {31u, 32u}) {
    const Found found = run(false, seed);
    worst = std::max({worst, 1.0 - found.lowest, found.highest - 1.0});
  }
  test::figure_at_most("random water under rain: uniform concentration [-]", worst, 1e-11);
}

TEST_CASE("evaporation loses no mass and lowers no concentration") {
  double balance = 0.0, lowest = 1.0, highest = 0.0;
  for (const unsigned seed : {33u, 34u}) {
    const Found found = run(true, seed);
    balance = std::max(balance, found.balance);
    lowest = std::min(lowest, found.lowest);
    highest = std::max(highest, found.highest);
  }
  test::figure_at_most("random water that evaporates: mass balance [-]", balance, 1e-13);
  test::figure_at_most("random water that evaporates: shortfall below 1 [-]", 1.0 - lowest, 1e-11);
  CHECK(highest > 1.1);
  CHECK(std::isfinite(highest));
}
