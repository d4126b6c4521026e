// A flood wave in a compound channel: 400 km, slope 1e-4, main channel 3 m deep and 50 to 200 m
// wide, flood plains of 500 m that rise by 3 m. Strickler 35 main / 15 flood plain by the Debord
// formula, walls without friction. The inflow rises from 300 to 1,000 m3/s in 4 h and falls back in
// 4 h; a rating stands downstream.
//
// Reference: test 14 of MASCARET (EDF and CEREMA, validation set, snapshot of 2018-02-14), a peer,
// not an exact solution: the discharge at three places, and the levels at the end. The places are
// not told; of the points of the grid 5 km apart, those at 5.5, 10.5 and 15.5 km are nearest (those
// at 5, 10 and 15 km differ by up to 2.2 %). Its uniform flow of 300 m3/s is 3.617 m deep and turns
// into one of 297.5 m3/s: the Debord formula of the section itself gives 301.3 m3/s there, that of
// areas and perimeters tabulated in steps of 0.5 m of depth 297.6 m3/s. Bounds: 2 % of the peak
// inflow and of the depth.
#include <algorithm>
#include <cmath>
#include <string>

#include "model/network/uniform_flow.hpp"
#include "solver/flow/flow_solver.hpp"
#include "solver/flow/initial.hpp"
#include "tests/support/figure.hpp"
#include "tests/support/figures_table.hpp"
#include "tests/support/river_case.hpp"

using namespace biandan;
using network::Part;

namespace {

constexpr double length = 400000.0, main_manning = 1.0 / 35.0, flood_manning = 1.0 / 15.0;

network::CrossSection section(double bed) {
  const network::Roughness own{main_manning, 0.0}, plain{flood_manning, 0.0};
  return network::CrossSection::surveyed({{0, bed + 23, Part::left, plain},
                                          {0, bed + 13, Part::left, plain},
                                          {10, bed + 7, Part::left, plain},
                                          {300, bed + 6, Part::left, plain},
                                          {800, bed + 3, Part::main, own},
                                          {850, bed, Part::main, own},
                                          {900, bed, Part::main, own},
                                          {1000, bed + 3, Part::right, plain},
                                          {1500, bed + 6, Part::right, plain},
                                          {1790, bed + 7, Part::right, plain},
                                          {1800, bed + 13, Part::right, plain},
                                          {1800, bed + 23, Part::right, plain}},
                                         network::Composition::debord, network::Walls::smooth);
}

}  // namespace

TEST_CASE("a flood wave in a channel with flood plains") {
  test::RiverCase river;
  const auto up = river.node("up");
  const auto down = river.node("down");
  const auto id = river.reach("channel", up, down, length, 500.0, 0.0, 0.0, 1.0, 0.0, main_manning);
  network::Reach& reach = river[id];
  reach.composition = network::Composition::debord;
  reach.sections = {{0.0, section(57.0)}, {length, section(17.0)}};
  reach.initial_depth = network::normal_depth(resistance_of(reach, section(0.0)), 300.0, 1e-4);
  reach.initial_discharge = 300.0;
  using Kind = forcing::Boundary::Kind;
  river.boundary("inflow", up, Kind::discharge,
                 base::Series({0.0, 14400.0, 28800.0, 43200.0}, {300.0, 1000.0, 300.0, 300.0}));
  forcing::Boundary& rating = river.boundary("rating", down, Kind::rating, base::Series(0.0));
  rating.rating_level = {18.5, 20.617, 22.814};
  rating.rating_discharge = {100.0, 300.0, 1000.0};

  const grid::Grid grid = grid::build_grid(river.problem);
  const auto start =
      flow::steady_state(river.problem, grid, flow::given_state(river.problem, grid));
  flow::FlowSolver solver(river.problem, grid, {});
  solver.set_state(0.0, start.level, start.discharge);

  const auto discharge_at = [&](double x) {
    const auto face = static_cast<std::size_t>(grid.face_of({{}, id, x + 1.0}));
    return 0.5 * (solver.discharge()[face - 1] + solver.discharge()[face]);
  };
  constexpr double dt = 60.0, places[] = {5500.0, 10500.0, 15500.0};
  double time = 0.0, discharge = 0.0, level = 0.0;
  for (const auto& row : test::figures_table("tests/verify/compound_wave/discharge.csv")) {
    for (; time < std::stod(row[0]) - 1.0; time += dt) REQUIRE(solver.step(time, dt));
    for (std::size_t k = 0; k < 3; ++k)
      discharge = std::max(discharge, std::abs(discharge_at(places[k]) - std::stod(row[k + 1])));
  }
  for (const auto& row : test::figures_table("tests/verify/compound_wave/levels.csv")) {
    const auto cell = static_cast<std::size_t>(grid.cell_of({{}, id, std::stod(row[0])}));
    const double wanted = std::stod(row[1]);
    level = std::max(
        level, std::abs(solver.field().level[cell] - wanted) / (wanted - grid.cells[cell].bed));
  }
  test::figure_at_most("compound wave, difference of discharge, share of the peak inflow [-]",
                       discharge / 1000.0, 0.02);
  test::figure_at_most("compound wave, difference of level at the end, share of the depth [-]",
                       level, 0.02);
}
