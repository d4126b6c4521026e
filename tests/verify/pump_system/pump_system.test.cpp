// A pump with the curve H = 6 - 0.02 Q^2 works into a conduit with the loss 0.01 Q^2 and a lake 2 m
// above its sump. Both curves meet at
//
//   6 - 0.02 Q^2 = 2 + 0.01 Q^2:   Q = sqrt(4 / 0.03) = 11.5470 m3/s,   H = 10/3 m
//
// The conduit is a culvert of 2 x 2 m, full, whose length makes its losses
// (ke + kx + 2 g n^2 L / R^(4/3)) / (2 g A^2) = 0.01. The pump's curve is given by its points, so
// a coarser one gives another discharge.
#include <cmath>

#include "solver/flow/flow_solver.hpp"
#include "tests/support/figure.hpp"
#include "tests/support/river_case.hpp"

using namespace biandan;
using Kind = forcing::Boundary::Kind;

namespace {

constexpr double lift = 2.0;

/// Points of Q = sqrt((6 - H) / 0.02) at equal steps of H.
network::Pump pump(double spacing) {
  network::Pump made;
  made.sump = -5.0;
  made.curve = network::PumpCurve::lift;
  for (double head = 0.0; head < 5.9; head += spacing) {
    made.curve_x.push_back(head);
    made.curve_discharge.push_back(std::sqrt((6.0 - head) / 0.02));
  }
  return made;
}

network::Culvert conduit() {
  network::Culvert made{
      network::Culvert::Shape::box, 2.0, 2.0, -6.0, -6.0, 0.0, 0.015, 0.5, 1.0, 1.0};
  const double area = 4.0, radius = 0.5;
  const double losses = 0.01 * 2.0 * 9.81 * area * area;
  made.length =
      (losses - 1.5) * std::pow(radius, 4.0 / 3.0) / (2.0 * 9.81 * made.manning * made.manning);
  return made;
}

struct Point {
  double discharge, head;
};

Point working_point(double spacing) {
  test::RiverCase river;
  const auto sump = river.storage("sump", -8.0, 1000.0, 0.0);
  const auto chamber = river.storage("chamber", -8.0, 50.0, 1.0);
  const auto lake = river.storage("lake", -8.0, 1000.0, lift);
  river.structure("pump", sump, chamber).kind = pump(spacing);
  river.structure("conduit", chamber, lake).kind = conduit();
  river.boundary("low", sump, Kind::stage, base::Series(0.0));
  river.boundary("high", lake, Kind::stage, base::Series(lift));
  const grid::Grid grid = grid::build_grid(river.problem);
  flow::FlowSolver solver(river.problem, grid, {});
  solver.set_state(0.0, {0.0, 1.0, lift}, {0.0, 0.0});
  for (double time = 0.0; time < 7200.0; time += 60.0) REQUIRE(solver.step(time, 60.0));
  CHECK(solver.field().discharge[0] == doctest::Approx(solver.field().discharge[1]).epsilon(1e-9));
  return {solver.field().discharge[0], solver.field().level[1]};
}

}  // namespace

TEST_CASE("pump and system curve meet") {
  const double discharge = std::sqrt(4.0 / 0.03), head = 10.0 / 3.0;
  const Point fine = working_point(0.05), coarse = working_point(0.8), coarser = working_point(1.6);
  test::figure_at_most("pump and system, error of the discharge [-]",
                       std::abs(fine.discharge / discharge - 1.0), 1e-4);
  test::figure_at_most("pump and system, error of the head [-]", std::abs(fine.head / head - 1.0),
                       1e-4);
  CHECK(std::abs(coarser.discharge / discharge - 1.0) < 0.02);
  CHECK(std::abs(coarse.discharge - discharge) < std::abs(coarser.discharge - discharge));
}
