// A rule that reads what the water carries, in a running simulation.
#include <doctest/doctest.h>

#include <cmath>
#include <vector>

#include "solver/run/simulate.hpp"
#include "tests/support/river_case.hpp"

using namespace biandan;
using Quantity = network::Comparison::Quantity;
using Operator = network::Comparison::Operator;

namespace {

/// A canal whose oxygen falls by its own decay, and a gate at its end that shuts below 4 mg/L.
test::RiverCase canal() {
  test::RiverCase river;
  river.conservative("DO", 8.0);
  river.problem.quality.constituents[0].decay = 1.0 / 86400.0;
  const auto up = river.node("up");
  const auto mid = river.node("mid");
  const auto end = river.node("end");
  river[river.reach("canal", up, mid, 1000.0, 200.0, 0.0, 0.0, 10.0, 2.0, 0.025)].initial_level =
      2.0;
  river[river.reach("tail", end, river.node("sea"), 1000.0, 200.0, 0.0, 0.0, 10.0, 2.0, 0.025)]
      .initial_level = 1.9;
  river.structure("gate", mid, end).kind = network::Gate{0.2, 3.0, 2.0, 0.61, 1.0};
  network::Comparison oxygen;
  oxygen.quantity = Quantity::concentration;
  oxygen.place.node = mid;
  oxygen.op = Operator::less;
  oxygen.threshold = 4.0;
  network::Rule rule;
  rule.structure = network::StructureId(0);
  rule.when = oxygen;
  river.problem.network.rules = {rule};
  river.problem.settings.duration = 24 * 3600.0;
  return river;
}

/// Setting, and concentration at the node where the rule looks, step by step.
class Gauge : public run::Observer {
 public:
  void start(const run::RunView& view) override { step(view); }
  void step(const run::RunView& view) override {
    const auto cell = static_cast<std::size_t>(view.grid.node_cell[1]);
    setting.push_back(view.flow.setting[0]);
    oxygen.push_back(view.concentration[cell]);
  }
  std::vector<double> setting, oxygen;
};

}  // namespace

TEST_CASE("a gate shuts in the first step after the oxygen has fallen below its rule") {
  const test::RiverCase river = canal();
  Gauge gauge;
  run::Observer* observers[] = {&gauge};
  run::simulate(river.problem, observers);
  REQUIRE(gauge.setting.size() == 289);
  std::size_t shut = 0;
  for (std::size_t k = 1; k < gauge.setting.size(); ++k) {
    CHECK((gauge.setting[k] == 0.0) == (gauge.oxygen[k - 1] < 4.0));
    if (shut == 0 && gauge.setting[k] == 0.0) shut = k;
  }
  // 8 exp(-k t) = 4 at t = ln 2 days; the rule sees it at the end of that step
  const double day = 86400.0;
  CHECK(shut == static_cast<std::size_t>(std::ceil(std::log(2.0) * day / 300.0)) + 1);
}

TEST_CASE("a search for a steady flow sees the initial concentrations") {
  for (const double initial : {3.0, 8.0}) {
    test::RiverCase river = canal();
    river.problem.quality.constituents[0].initial = initial;
    river.problem.settings.initial_flow = InitialFlow::steady;
    using Kind = forcing::Boundary::Kind;
    river.boundary("head", network::NodeId(0), Kind::stage, base::Series(2.0));
    river.boundary("tail", network::NodeId(3), Kind::stage, base::Series(1.9));
    river.problem.settings.duration = 300.0;
    Gauge gauge;
    run::Observer* observers[] = {&gauge};
    run::simulate(river.problem, observers);
    CHECK(gauge.setting[0] == (initial < 4.0 ? 0.0 : 1.0));
    CHECK(gauge.setting[1] == gauge.setting[0]);
  }
}

TEST_CASE("a rule reads a composed item like a constituent") {
  test::RiverCase river = canal();
  Gauge plain;
  run::Observer* observers[] = {&plain};
  run::simulate(river.problem, observers);
  river.problem.quality.composed = {{"half", "", "", "mg/L", 0.0, {{0, 0.5}}, 0.0, "0.5 * DO"}};
  auto& oxygen = river.problem.network.rules[0].when.terms[0].comparison;
  oxygen.quantity = Quantity::composed_item;
  oxygen.threshold = 2.0;
  Gauge composed;
  observers[0] = &composed;
  run::simulate(river.problem, observers);
  CHECK(composed.setting == plain.setting);
}
