// Steady division of flow at a diffluence, laboratory scale: a rectangular channel of 0.8 m that
// goes on over 3.6 m, and a branch of 0.5 m and 3 m. Slope 1e-3, Strickler 62, walls without
// friction; 0.03 m3/s enter, 0.01 leave by the branch, level 0.0915 m downstream.
//
// Reference: test 15 of MASCARET (EDF and CEREMA, validation set, snapshot of 2018-02-14), by the
// kernel with equal levels at the node, 0.09256 m. Bound: 1 mm.
#include <algorithm>
#include <cmath>
#include <map>
#include <string>

#include "solver/flow/initial.hpp"
#include "tests/support/figure.hpp"
#include "tests/support/figures_table.hpp"
#include "tests/support/river_case.hpp"

using namespace biandan;

namespace {

constexpr double cell_length = 0.05, bed_slope = 1e-3;

network::ReachId channel(test::RiverCase& river, const char* name, network::NodeId from,
                         network::NodeId to, double length, double bed, double width) {
  const auto id =
      river.reach(name, from, to, length, cell_length, 0.0, 0.0, width, 0.0, 1.0 / 62.0);
  river[id].sections = {
      {0.0, network::CrossSection::trapezoid(bed, width, 0.0, network::Walls::smooth)},
      {length, network::CrossSection::trapezoid(bed - bed_slope * length, width, 0.0,
                                                network::Walls::smooth)}};
  river[id].initial_level = 0.0915;
  return id;
}

}  // namespace

TEST_CASE("levels about a diffluence") {
  test::RiverCase river;
  const auto inlet = river.node("inlet");
  const auto fork = river.node("fork");
  const auto main_end = river.node("main end");
  const auto branch_end = river.node("branch end");
  std::map<std::string, network::ReachId> reaches;
  reaches["upstream"] = channel(river, "upstream", inlet, fork, 7.16, 0.0, 0.8);
  reaches["downstream"] = channel(river, "downstream", fork, main_end, 3.6, -0.0072, 0.8);
  reaches["branch"] = channel(river, "branch", fork, branch_end, 3.0, -0.0073773, 0.5);
  using Kind = forcing::Boundary::Kind;
  river.boundary("inflow", inlet, Kind::discharge, base::Series(0.03));
  river.boundary("branch outflow", branch_end, Kind::discharge, base::Series(-0.01));
  river.boundary("stage", main_end, Kind::stage, base::Series(0.0915));

  const grid::Grid grid = grid::build_grid(river.problem);
  const auto state =
      flow::steady_state(river.problem, grid, flow::given_state(river.problem, grid));
  const auto rows = test::figures_table("tests/verify/diffluence/levels.csv");
  REQUIRE(rows.size() == 275);
  double largest = 0.0;
  for (const auto& row : rows) {
    const auto cell =
        static_cast<std::size_t>(grid.cell_of({{}, reaches.at(row[0]), std::stod(row[1])}));
    largest = std::max(largest, std::abs(state.level[cell] - std::stod(row[2])));
  }
  test::figure_at_most("diffluence, largest difference of level [m]", largest, 0.001);
  test::figure_at_most("diffluence, level at the node, difference [m]",
                       std::abs(state.level[fork.index()] - 0.09256), 0.001);
}
