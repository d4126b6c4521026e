// Seepage along a reach in steady flow: q per length [m2/s] from x = 0, Q0 and c0 above it:
//
//   gain  Q = Q0 + q x,  c = (Q0 c0 + q c_g x) / Q        loss  Q = Q0 - |q| x,  c = c0
//
// A canal of 4 km, 15 m wide, dx 100 m, no dispersion. What enters along the way is mixed in at the
// end of a sub-step, so a value stands half the way of a sub-step downstream of its place: order 1
// in time asserted.
#include <algorithm>
#include <cmath>

#include "solver/run/simulate.hpp"
#include "tests/support/figure.hpp"
#include "tests/support/river_case.hpp"

using namespace biandan;
using Kind = forcing::Boundary::Kind;

namespace {

constexpr double length = 4000.0, spacing = 100.0, head = 6.0, c0 = 2.0, c_ground = 10.0;

struct End : run::Observer {
  void finish(const run::RunView& view, const run::RunStatistics& found) override {
    grid = view.grid;
    flow = view.flow;
    concentration.assign(view.concentration.begin(), view.concentration.end());
    ledger = view.ledger;
    statistics = found;
  }
  grid::Grid grid;
  grid::FlowField flow;
  std::vector<double> concentration;
  run::Ledger ledger;
  run::RunStatistics statistics;
};

End after(double rate, FlowMode mode, double step = 300.0) {
  test::RiverCase river;
  river.conservative("salt", c0);
  const auto up = river.node("up");
  const auto down = river.node("down");
  const auto reach = river.reach("canal", up, down, length, spacing, 0.4, 0.0, 15.0, 0.0, 0.025);
  river[reach].initial_level = 2.0;
  river.boundary("head", up, Kind::discharge, base::Series(head)).concentration = {
      base::Series(c0)};
  river.boundary("tail", down, Kind::stage, base::Series(2.0));
  forcing::Seepage seepage;
  seepage.reach = reach;
  seepage.rate = base::Series(rate);
  seepage.concentration = {base::Series(c_ground)};
  river.problem.forcing.seepage = {seepage};
  forcing::PrescribedFlow given;
  given.reach = reach;
  given.discharge = base::Series(head);
  given.area = base::Series(30.0);
  river.problem.forcing.prescribed = {given};
  river.problem.settings.step = step;
  river.problem.settings.flow = mode;
  river.problem.settings.initial_flow = InitialFlow::steady;
  river.problem.settings.duration = 2.0 * 86400.0;
  End end;
  run::Observer* observers[] = {&end};
  run::simulate(river.problem, observers);
  return end;
}

struct Errors {
  double flow = 0.0;   ///< largest, of the discharge of faces
  double value = 0.0;  ///< largest, of the concentration in the middle of cells
  double mean = 0.0;   ///< of the same over all cells
};

/// All relative.
Errors errors(const End& end, double rate) {
  Errors errors;
  const std::size_t faces = end.grid.faces.size();
  for (std::size_t f = 0; f < faces; ++f) {
    const double x = end.grid.faces[f].chainage;
    errors.flow = std::max(errors.flow, std::abs(end.flow.discharge[f] / (head + rate * x) - 1.0));
    if (f == 0) continue;  // the first cell ends at this face and begins at the boundary
    const double middle = x - 0.5 * end.grid.faces[f].distance;
    const double mass = head * c0 + rate * (rate > 0.0 ? c_ground : c0) * middle;
    const double found = end.concentration[static_cast<std::size_t>(end.grid.faces[f].left)];
    const double error = std::abs(found * (head + rate * middle) / mass - 1.0);
    errors.value = std::max(errors.value, error);
    errors.mean += error / static_cast<double>(faces - 1);
  }
  return errors;
}

}  // namespace

TEST_CASE("water from the ground adds its discharge and its mass") {
  constexpr double rate = 1e-3;  // 1 m3/s per km
  for (const FlowMode mode : {FlowMode::dynamic, FlowMode::steady, FlowMode::prescribed}) {
    CAPTURE(static_cast<int>(mode));
    const End end = after(rate, mode);
    const Errors found = errors(end, rate);
    test::figure_at_most("seepage into a canal, relative error of the discharge", found.flow, 1e-8);
    test::figure_at_most("seepage into a canal, relative error of the concentration", found.value,
                         0.02);
    CHECK(end.ledger.constituents[0].in.value() ==
          doctest::Approx((head * c0 + rate * length * c_ground) * 2.0 * 86400.0).epsilon(1e-6));
    CHECK(end.ledger.water.relative() <= run::ledger_tolerance);
    CHECK(end.ledger.constituents[0].relative() <= run::ledger_tolerance);
  }
}

TEST_CASE("the error of the concentration falls with the step") {
  constexpr double rate = 1e-3;
  // Steps of one sub-step each.
  const double coarse = errors(after(rate, FlowMode::dynamic, 150.0), rate).mean;
  const double fine = errors(after(rate, FlowMode::dynamic, 75.0), rate).mean;
  test::figure_at_least("seepage into a canal, order in time (L1)", std::log2(coarse / fine), 0.9);
}

TEST_CASE("water lost to the ground takes its mass along and leaves the concentration") {
  constexpr double rate = -5e-4;
  const End end = after(rate, FlowMode::dynamic);
  const Errors found = errors(end, rate);
  test::figure_at_most("seepage out of a canal, relative error of the discharge", found.flow, 1e-9);
  test::figure_at_most("seepage out of a canal, relative error of the concentration", found.value,
                       1e-12);
  CHECK(end.statistics.seepage_shortage == 0.0);
}

TEST_CASE("the ground takes no water that is not there") {
  test::RiverCase river;
  river.conservative("salt", c0);
  const auto a = river.node("a");
  const auto b = river.node("b");
  const auto reach = river.reach("pit", a, b, 500.0, 50.0, 0.0, 0.0, 5.0, 1.0, 0.03);
  river[reach].initial_level = 0.3;
  forcing::Seepage seepage;
  seepage.reach = reach;
  seepage.rate = base::Series(-1e-3);  // 0.5 m3/s of 795 m3
  river.problem.forcing.seepage = {seepage};
  river.problem.settings.duration = 6.0 * 3600.0;
  End end;
  run::Observer* observers[] = {&end};
  run::simulate(river.problem, observers);
  const double wanted = 0.5 * river.problem.settings.duration;
  CHECK(end.ledger.water.out.value() + end.statistics.seepage_shortage ==
        doctest::Approx(wanted).epsilon(1e-9));
  CHECK(end.statistics.seepage_shortage > 0.9 * wanted);
  CHECK(end.ledger.constituents[0].out.value() ==
        doctest::Approx(c0 * end.ledger.water.out.value()).epsilon(1e-9));
}
