// Steady flow through a reach that widens or narrows, between two prismatic ones: the head
//
//   H = z + (Q / A)^2 / 2g
//
// never rises along the way, and what coarse cells lose beyond friction goes with their length. The
// momentum of a face with one mean section gave back 22 mm more than there was.
#include <algorithm>
#include <cmath>
#include <vector>

#include "solver/flow/flow_solver.hpp"
#include "solver/flow/initial.hpp"
#include "tests/support/figure.hpp"
#include "tests/support/mechanical_energy.hpp"
#include "tests/support/river_case.hpp"

using namespace biandan;
using Kind = forcing::Boundary::Kind;

namespace {

constexpr double level = 3.0, flow_rate = 40.0;

network::ReachId add_taper(test::RiverCase& river, network::NodeId from, network::NodeId to,
                           double length, double dx, double first_width, double last_width,
                           double manning) {
  const auto id = river.reach("taper", from, to, length, dx, 0.0, 0.0, first_width, 0.0, manning);
  river[id].sections[1].section = network::CrossSection::trapezoid(0.0, last_width, 0.0);
  river[id].initial_level = level;
  return id;
}

struct Heads {
  double rise = 0.0;  ///< largest from one point to the next [m]
  double loss = 0.0;  ///< from the first to the last [m]
};

/// 200 m | taper of 200 m | 200 m.
Heads heads_along(double first_width, double middle_first, double middle_last, double last_width,
                  double dx) {
  test::RiverCase river;
  const auto up = river.node("up"), in = river.node("in"), out = river.node("out"),
             down = river.node("down");
  const auto before = river.reach("before", up, in, 200.0, 20.0, 0.0, 0.0, first_width, 0.0, 0.005);
  const auto taper = add_taper(river, in, out, 200.0, dx, middle_first, middle_last, 0.005);
  const auto after = river.reach("after", out, down, 200.0, 20.0, 0.0, 0.0, last_width, 0.0, 0.005);
  river[before].initial_level = river[after].initial_level = level;
  river.boundary("head", up, Kind::discharge, base::Series(flow_rate));
  river.boundary("tail", down, Kind::stage, base::Series(level));
  const grid::Grid grid = grid::build_grid(river.problem);
  const auto state =
      flow::steady_state(river.problem, grid, flow::given_state(river.problem, grid));
  std::vector<double> heads;
  for (const auto& [reach, spacing] : {std::pair{before, 20.0}, {taper, dx}, {after, 20.0}})
    for (double x = spacing; x < 200.0 - 0.5 * spacing; x += spacing) {
      const auto cell = static_cast<std::size_t>(grid.cell_of({{}, reach, x}));
      const double area = grid.cells[cell].volume(state.level[cell]) / grid.cells[cell].length;
      heads.push_back(state.level[cell] + std::pow(flow_rate / area, 2.0) / (2.0 * 9.81));
    }
  Heads result{-1.0, heads.front() - heads.back()};
  for (std::size_t k = 1; k < heads.size(); ++k)
    result.rise = std::max(result.rise, heads[k] - heads[k - 1]);
  return result;
}

}  // namespace

TEST_CASE("the head never rises along a taper, and coarse cells converge") {
  double rise = -1.0;
  std::vector<double> widening, narrowing;
  for (const double dx : {100.0, 50.0, 25.0, 12.5, 6.25}) {
    const Heads wider = heads_along(40.0, 10.0, 40.0, 40.0, dx);
    const Heads narrower = heads_along(40.0, 40.0, 10.0, 10.0, dx);
    rise = std::max({rise, wider.rise, narrower.rise});
    widening.push_back(wider.loss);
    narrowing.push_back(narrower.loss);
  }
  test::figure_at_most("tapers, largest rise of the head along them [m]", rise, 1e-6);
  const double finest = widening[3] - widening[4];
  test::figure_at_least("widening taper, order of its loss",
                        std::log2((widening[2] - widening[3]) / finest), 1.6);
  test::figure_at_most("widening taper, loss at 25 m above that at 6 m [m]",
                       widening[2] - widening[4], 0.002);
  test::figure_at_most("narrowing taper, loss at 100 m against that at 6 m [m]",
                       std::abs(narrowing[0] - narrowing[4]), 0.001);
}

TEST_CASE("a closed ring with a taper slows down") {
  double left = 0.0, rise = 0.0;
  for (const double dx : {50.0, 10.0})
    for (const double dt : {10.0, 300.0})
      for (const double start : {10.0, -10.0}) {
        test::RiverCase river;
        const auto one = river.node("one"), two = river.node("two");
        const auto taper = add_taper(river, one, two, 50.0, dx, 40.0, 20.0, 0.02);
        const auto wide = river.reach("wide", two, one, 100.0, dx, 0.0, 0.0, 40.0, 0.0, 0.02);
        river[wide].initial_level = level;
        river[taper].initial_discharge = river[wide].initial_discharge = start;
        const grid::Grid grid = grid::build_grid(river.problem);
        flow::FlowSolver solver(river.problem, grid, {});
        const auto state = flow::given_state(river.problem, grid);
        solver.set_state(0.0, state.level, state.discharge);
        solver.step(0.0, 1e-3);
        const double motion = test::kinetic_energy(grid, solver);
        double before = test::mechanical_energy(grid, solver);
        for (double time = 0.0; time < 86400.0; time += dt) {
          REQUIRE(solver.step(time, dt));
          const double now = test::mechanical_energy(grid, solver);
          rise = std::max(rise, (now - before) / motion);
          before = now;
        }
        left = std::max(left, std::abs(solver.discharge().front()));
      }
  test::figure_at_most("ring with a taper, largest rise of its energy in a step [share]", rise,
                       1e-6);
  test::figure_at_most("ring with a taper, what is left of 10 m3/s after a day [m3/s]", left, 1.0);
}
