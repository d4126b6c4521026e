// What transport keeps whatever the water does: uniform stays uniform, no new extremum, no mass
// lost. Random water with reversal, throughflow of many times a cell's volume, cells that dry to
// exactly nothing and fill again, a loop, a pump, loads and a withdrawal.
#include <algorithm>
#include <cmath>
#include <random>

#include "solver/transport/transport.hpp"
#include "tests/support/figure.hpp"
#include "tests/unit/transport/random_flow.hpp"

namespace {

using namespace biandan;

constexpr std::size_t constituents = 5;

struct Bounds {
  double lowest = 1e300;
  double highest = -1e300;
};

Bounds bounds(const std::vector<double>& values) {
  const auto [low, high] = std::minmax_element(values.begin(), values.end());
  return {*low, *high};
}

double stored(const grid::FlowField& flow, const std::vector<double>& concentration,
              std::size_t k) {
  double sum = 0.0;
  for (std::size_t c = 0; c < flow.volume_after.size(); ++c)
    sum += flow.volume_after[c] * concentration[c * constituents + k];
  return sum;
}

}  // namespace

TEST_CASE("a uniform concentration stays uniform") {
  double worst = 0.0;
  double worst_shallow = 0.0;
  long implicit_cells = 0;
  for (const unsigned seed : {1u, 2u, 3u, 4u}) {
    const double value = 0.7;
    // Weak dispersion is explicit, strong dispersion implicit.
    const Case problem = test::looped_case(constituents, value, value, seed % 2 == 0 ? 5.0 : 300.0);
    const grid::Grid grid = grid::build_grid(problem);
    test::RandomFlow water(grid, seed);
    transport::Transport transport(problem, grid);
    std::vector<double> concentration(grid.cells.size() * constituents, value);
    transport::Booking booking;
    for (int step = 0; step < 2000; ++step) {
      const grid::FlowField& flow = water.step(step % 3 == 0 ? 60.0 : 300.0);
      transport.step(flow, concentration, booking);
      for (std::size_t i = 0; i < concentration.size(); ++i) {
        const std::size_t cell = i / constituents;
        const double error = std::abs(concentration[i] / value - 1.0);
        const bool shallow = flow.volume_after[cell] < 1e-4 * grid.cells[cell].bankfull;
        (shallow ? worst_shallow : worst) = std::max(shallow ? worst_shallow : worst, error);
      }
    }
    implicit_cells += transport.statistics().implicit_cells;
  }
  test::figure_at_most("random water: uniform concentration [-]", worst, 1e-11);
  test::figure_at_most("random water: uniform concentration in nearly dry cells [-]", worst_shallow,
                       1e-8);
  CHECK(implicit_cells > 1000);
}

TEST_CASE("no new extremum and no mass lost") {
  double worst_balance = 0.0;
  double highest = 0.0;
  for (const unsigned seed : {11u, 12u, 13u, 14u}) {
    const Case problem = test::looped_case(constituents, 0.0, 1.0, seed % 2 == 0 ? 5.0 : 300.0);
    const grid::Grid grid = grid::build_grid(problem);
    test::RandomFlow water(grid, seed);
    transport::Transport transport(problem, grid);
    std::mt19937 random(seed);
    std::vector<double> concentration(grid.cells.size() * constituents);
    for (double& value : concentration) value = random() % 2 ? 1.0 : 0.0;
    transport::Booking booking;
    std::vector<double> initial(constituents);
    std::vector<double> in(constituents, 0.0);
    std::vector<double> out(constituents, 0.0);
    for (int step = 0; step < 600; ++step) {
      const grid::FlowField& flow = water.step(step % 3 == 0 ? 60.0 : 300.0);
      if (step == 0)
        for (std::size_t k = 0; k < constituents; ++k)
          for (std::size_t c = 0; c < grid.cells.size(); ++c)
            initial[k] += flow.volume_before[c] * concentration[c * constituents + k];
      transport.step(flow, concentration, booking);
      const Bounds found = bounds(concentration);
      REQUIRE(found.lowest >= 0.0);
      REQUIRE(found.highest <= 1.0 + 1e-12);
      highest = std::max(highest, found.highest);
      for (std::size_t k = 0; k < constituents; ++k) {
        in[k] += booking.in[k];
        out[k] += booking.out[k];
        const double residual = stored(flow, concentration, k) - initial[k] - in[k] + out[k];
        worst_balance = std::max(worst_balance, std::abs(residual) / (initial[k] + in[k] + out[k]));
      }
    }
  }
  test::figure_at_most("random water: mass balance of transport [-]", worst_balance, 1e-13);
  test::figure_at_most("random water: overshoot [-]", highest - 1.0, 1e-12);
}

TEST_CASE("the same input gives the same bits") {
  const Case problem = test::looped_case(constituents, 0.3, 2.0);
  const grid::Grid grid = grid::build_grid(problem);
  const auto run = [&] {
    test::RandomFlow water(grid, 21);
    transport::Transport transport(problem, grid);
    std::vector<double> concentration(grid.cells.size() * constituents, 0.0);
    transport::Booking booking;
    for (int step = 0; step < 50; ++step) transport.step(water.step(300.0), concentration, booking);
    return concentration;
  };
  CHECK(run() == run());
}

TEST_CASE("constituents do not see one another") {
  // The last of five alone: packs of another filling, the same bits.
  const Case five = test::looped_case(5, 0.3, 2.0);
  const Case one = test::looped_case(1, 0.3, 2.0);
  const grid::Grid grid = grid::build_grid(five);
  test::RandomFlow water(grid, 22);
  transport::Transport transport_five(five, grid);
  transport::Transport transport_one(one, grid);
  std::vector<double> many(grid.cells.size() * 5, 0.0);
  std::vector<double> alone(grid.cells.size());
  for (std::size_t c = 0; c < alone.size(); ++c) {
    alone[c] = static_cast<double>(c % 7);
    many[c * 5 + 4] = alone[c];
  }
  transport::Booking booking;
  for (int step = 0; step < 50; ++step) {
    const grid::FlowField& flow = water.step(300.0);
    transport_five.step(flow, many, booking);
    transport_one.step(flow, alone, booking);
  }
  for (std::size_t c = 0; c < alone.size(); ++c) REQUIRE(many[c * 5 + 4] == alone[c]);
}
