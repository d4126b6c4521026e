// Falling water: the ratio of deficits by hand, a pool below a weir against the ratio, the ledger.
#include "model/quality/weir_aeration.hpp"

#include <doctest/doctest.h>

#include <cmath>

#include "model/quality/conditions.hpp"
#include "model/quality/kinetics_set.hpp"
#include "solver/run/simulate.hpp"
#include "tests/support/river_case.hpp"

using namespace biandan;

namespace {

constexpr double temperature = 25.0;

/// 2 m3/s with 3 mg/L of oxygen over a weir of 1 m fall; nothing else changes the oxygen. Cells
/// below of that length [m], steps of the flow [s].
Case weir_case(double aeration, double oxygen, double cell = 100.0, double step = 60.0) {
  test::RiverCase river;
  Case& problem = river.problem;
  problem.quality.kinetics = "lumped";
  problem.quality.constituents = quality::constituents_of(*quality::find_kinetics("lumped"));
  for (quality::Constituent& it : problem.quality.constituents) it.initial = 0.0;
  problem.quality.constituents[0].initial = oxygen;
  problem.quality.parameters = {
      {"reaeration_formula", static_cast<double>(quality::ReaerationFormula::given), {}},
      {"reaeration_rate", 0.0, {}},
      {"ammonia_release", 0.0, {}},
      {"sediment_oxygen_demand", 0.0, {}}};
  problem.forcing.temperature = base::Series(temperature);
  problem.settings.duration = 12 * 3600.0;
  problem.settings.step = step;
  const auto up = river.node("up");
  const auto above = river.node("above");
  const auto below = river.node("below");
  const auto down = river.node("down");
  river.reach("upper", up, above, 1000.0, 100.0, 0.0, 0.0, 10.0, 0.0, 0.025);
  river.reach("lower", below, down, 1000.0, cell, 0.0, 0.0, 10.0, 0.0, 0.025);
  network::Weir weir;
  weir.crest = 2.5;
  weir.width = 10.0;
  weir.aeration = aeration;
  river.structure("weir", above, below).kind = weir;
  problem.forcing.boundaries.clear();
  river.boundary("inflow", up, forcing::Boundary::Kind::discharge, base::Series(2.0))
      .concentration[0] = base::Series(oxygen);
  river.boundary("outflow", down, forcing::Boundary::Kind::stage, base::Series(1.5));
  for (network::Node& node : problem.network.nodes) node.initial_level = 1.5;
  problem.network.nodes[up.index()].initial_level = 2.7;
  problem.network.nodes[above.index()].initial_level = 2.7;
  return problem;
}

struct End : run::Observer {
  void finish(const run::RunView& view, const run::RunStatistics&) override {
    const auto at = [&](std::size_t node) {
      return static_cast<std::size_t>(view.grid.node_cell[node]);
    };
    above = view.concentration[at(1) * view.constituents];
    below = view.concentration[at(2) * view.constituents];
    fall = view.flow.level[at(1)] - view.flow.level[at(2)];
    balance = view.ledger.constituents[0].relative();
    produced = view.ledger.constituents[0].produced.value();
    lost = view.ledger.constituents[0].lost.value();
  }
  double above = 0.0, below = 0.0, fall = 0.0, balance = 1.0, produced = 0.0, lost = 0.0;
};

End run_case(const Case& problem) {
  End end;
  run::Observer* observers[] = {&end};
  run::simulate(problem, observers);
  return end;
}

}  // namespace

TEST_CASE("the ratio of deficits by hand, none without a fall, the highest at 4.5 m") {
  CHECK(quality::deficit_ratio(1.0, 1.0, 20.0) ==
        doctest::Approx(1.0 + 0.38 * 0.89 * 1.92).epsilon(1e-12));
  CHECK(quality::deficit_ratio(1.8, 0.0, 20.0) == 1.0);
  CHECK(quality::deficit_ratio(1.8, -1.0, 20.0) == 1.0);
  CHECK(quality::deficit_ratio(1.0, 9.0, 20.0) == quality::deficit_ratio(1.0, 4.5, 20.0));
}

TEST_CASE("water below a weir has the deficit of the ratio, and the ledger closes") {
  const double saturation = quality::oxygen_saturation(temperature, quality::default_parameters());
  for (const double oxygen : {3.0, saturation + 2.0}) {
    CAPTURE(oxygen);
    const End end = run_case(weir_case(1.2, oxygen));
    const double ratio = quality::deficit_ratio(1.2, end.fall, temperature);
    CHECK(end.fall > 0.9);
    CHECK(end.above == doctest::Approx(oxygen).epsilon(1e-6));
    CHECK((saturation - end.above) / (saturation - end.below) ==
          doctest::Approx(ratio).epsilon(1e-3));
    CHECK(end.balance < 1e-12);
    CHECK((oxygen < saturation ? end.produced : end.lost) > 1e4);
    CHECK((oxygen < saturation ? end.lost : end.produced) == 0.0);
  }
}

TEST_CASE("what falls over a weir in a step may be many times what the cell below holds") {
  const double saturation = quality::oxygen_saturation(temperature, quality::default_parameters());
  for (const double cell : {50.0, 10.0, 4.0})
    for (const double step : {60.0, 300.0, 900.0}) {
      CAPTURE(cell);
      CAPTURE(step);
      const End end = run_case(weir_case(1.2, 3.0, cell, step));
      const double ratio = quality::deficit_ratio(1.2, end.fall, temperature);
      CHECK((saturation - end.above) / (saturation - end.below) ==
            doctest::Approx(ratio).epsilon(1e-3));
      CHECK(end.balance < 1e-12);
    }
}

TEST_CASE("a weir without a factor aerates nothing") {
  const End end = run_case(weir_case(0.0, 3.0));
  CHECK(end.produced == 0.0);
  CHECK(end.below == doctest::Approx(3.0).epsilon(1e-6));
}
