// Steady flow in a channel with a weir: 5 km, 100 m wide, slope 5e-4, Strickler 30.59 (normal depth
// 5 m), walls without friction, 1,000 m3/s, level 12.5 m downstream. The weir stands just below
// 4,000 m; its rating is 0, 500, 1,000 m3/s at 11.5, 12.5, 13.5 m upstream, with the crest at 10.5
// m.
//
// Reference: test 10 of MASCARET (EDF and CEREMA, validation set, snapshot of 2018-02-14). At the
// discharge of the test the rating says 13.5 m above 13.0 m of uniform flow below. Our weir has no
// rating but Q = C B H^1.5 (1 - (h/H)^1.5)^0.385; C is chosen so that it gives that point:
// H 3 m, h 2.5 m. Bound: 1 cm.
#include <algorithm>
#include <cmath>

#include "solver/flow/initial.hpp"
#include "tests/support/figure.hpp"
#include "tests/support/river_case.hpp"

using namespace biandan;

namespace {

/// Level every 100 m from the upstream end [m].
constexpr double wanted[] = {15.14,  15.095, 15.05,  15.005, 14.96,  14.916, 14.871, 14.827, 14.783,
                             14.739, 14.696, 14.652, 14.609, 14.566, 14.523, 14.481, 14.438, 14.396,
                             14.354, 14.313, 14.271, 14.23,  14.189, 14.148, 14.108, 14.068, 14.028,
                             13.988, 13.949, 13.91,  13.871, 13.833, 13.794, 13.756, 13.719, 13.682,
                             13.645, 13.608, 13.572, 13.536, 13.5,   12.95,  12.9,   12.85,  12.8,
                             12.75,  12.7,   12.65,  12.6,   12.55,  12.5};

network::ReachId channel(test::RiverCase& river, const char* name, network::NodeId from,
                         network::NodeId to, double length, double bed) {
  const auto id = river.reach(name, from, to, length, 100.0, 0.0, 0.0, 100.0, 0.0, 1.0 / 30.59);
  river[id].sections = {
      {0.0, network::CrossSection::trapezoid(bed, 100.0, 0.0, network::Walls::smooth)},
      {length,
       network::CrossSection::trapezoid(bed - 5e-4 * length, 100.0, 0.0, network::Walls::smooth)}};
  river[id].initial_depth = 5.0;
  river[id].initial_discharge = 1000.0;
  return id;
}

}  // namespace

TEST_CASE("backwater of a weir in a channel") {
  test::RiverCase river;
  const auto up = river.node("up");
  const auto above = river.node("above the weir");
  const auto below = river.node("below the weir");
  const auto down = river.node("down");
  const auto upper = channel(river, "upper", up, above, 4000.0, 10.0);
  const auto lower = channel(river, "lower", below, down, 1000.0, 8.0);
  const double drowning = std::pow(1.0 - std::pow(2.5 / 3.0, 1.5), 0.385);
  const double coefficient = 1000.0 / (100.0 * std::pow(3.0, 1.5) * drowning);
  river.structure("weir", above, below).kind = network::Weir{10.5, 100.0, coefficient};
  using Kind = forcing::Boundary::Kind;
  river.boundary("inflow", up, Kind::discharge, base::Series(1000.0));
  river.boundary("stage", down, Kind::stage, base::Series(12.5));
  const grid::Grid grid = grid::build_grid(river.problem);
  const auto state =
      flow::steady_state(river.problem, grid, flow::given_state(river.problem, grid));
  double largest = 0.0;
  for (std::size_t k = 0; k < std::size(wanted); ++k) {
    const double x = 100.0 * double(k);
    const network::Place place =
        x <= 4000.0 ? network::Place{{}, upper, x} : network::Place{{}, lower, x - 4000.0};
    const double level = state.level[static_cast<std::size_t>(grid.cell_of(place))];
    largest = std::max(largest, std::abs(level - wanted[k]));
  }
  test::figure_at_most("channel with a weir, largest difference of level [m]", largest, 0.01);
}
