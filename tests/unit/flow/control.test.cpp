#include "solver/flow/control.hpp"

#include <doctest/doctest.h>

#include "tests/support/river_case.hpp"

using namespace biandan;
using Operator = network::Comparison::Operator;
using Quantity = network::Comparison::Quantity;

namespace {

network::Comparison comparison(Quantity quantity, Operator op, double threshold) {
  network::Comparison made;
  made.quantity = quantity;
  made.place.node = network::NodeId(0);
  made.other.node = network::NodeId(1);
  made.op = op;
  made.threshold = threshold;
  return made;
}

network::Rule rule(network::Comparison when, double setting, int priority = 0) {
  network::Rule made;
  made.structure = network::StructureId(0);
  made.when = when;
  made.setting = setting;
  made.priority = priority;
  return made;
}

/// A gate between two nodes, opened by half from 600 s on by its schedule.
struct Gated {
  test::RiverCase river;
  std::vector<double> level{1.0, 1.0, 1.0};
  std::vector<double> discharge{0.0, 0.0, 0.0};

  explicit Gated(std::vector<network::Rule> rules) {
    const auto a = river.node("a");
    const auto b = river.node("b");
    river.reach("ab", a, b, 400.0, 200.0, 0.0, 0.0, 5.0, 1.0, 0.03);
    network::Structure& gate = river.structure("gate", a, b);
    gate.kind = network::Gate{0.0, 2.0, 1.0, 0.61, 1.0};
    gate.setting = base::Series({0.0, 600.0}, {1.0, 0.5}, base::Series::Between::step);
    for (network::Rule& one : rules)
      if (one.when.terms[0].comparison.quantity == Quantity::discharge)
        one.when.terms[0].comparison.place = {{}, network::ReachId(0), 300.0};
    river.problem.network.rules = std::move(rules);
    // 2021-06-15 00:00 at +08:00
    river.problem.settings.start = base::Instant{1623686400};
  }

  /// A step of 300 s that starts at `time`.
  flow::Observations at(double time) const { return {time, 300.0, level, discharge, {}}; }
};

}  // namespace

TEST_CASE("without a rule the schedule holds") {
  const Gated gated({});
  const grid::Grid grid = grid::build_grid(gated.river.problem);
  flow::Control control(gated.river.problem, grid);
  control.decide(gated.at(0.0));
  CHECK(control.setting()[0] == 1.0);
  CHECK(control.rule()[0] == -1);
  control.decide(gated.at(600.0));
  CHECK(control.setting()[0] == 0.5);
}

TEST_CASE("a rule with a release has hysteresis; one without follows its condition") {
  Gated gated({rule(comparison(Quantity::level, Operator::greater, 2.0), 0.0)});
  for (const bool release : {true, false}) {
    if (release)
      gated.river.problem.network.rules[0].until =
          network::Condition{comparison(Quantity::level, Operator::less, 1.5)};
    else
      gated.river.problem.network.rules[0].until.reset();
    const grid::Grid grid = grid::build_grid(gated.river.problem);
    flow::Control control(gated.river.problem, grid);
    const auto rule_at = [&](double level) {
      gated.level[0] = level;
      control.decide(gated.at(0.0));
      control.commit();
      return control.rule()[0];
    };
    CHECK(rule_at(1.9) == -1);
    CHECK(rule_at(2.1) == 0);
    CHECK(control.setting()[0] == 0.0);
    CHECK(rule_at(1.7) == (release ? 0 : -1));
    CHECK(rule_at(1.4) == -1);
    CHECK(rule_at(1.7) == -1);
  }
}

TEST_CASE("the highest priority wins, of equal ones the first") {
  const auto always = comparison(Quantity::elapsed, Operator::greater_equal, 0.0);
  Gated gated({rule(always, 0.1, 1), rule(always, 0.2, 5), rule(always, 0.3, 5)});
  const grid::Grid grid = grid::build_grid(gated.river.problem);
  flow::Control control(gated.river.problem, grid);
  control.decide(gated.at(0.0));
  CHECK(control.rule()[0] == 1);
  CHECK(control.setting()[0] == 0.2);
}

TEST_CASE("level difference, discharge, hour of day and elapsed time") {
  Gated gated({rule(comparison(Quantity::level_difference, Operator::less_equal, -0.5), 0.1, 1),
               rule(comparison(Quantity::discharge, Operator::less, -2.0), 0.2, 2),
               rule(comparison(Quantity::hour_of_day, Operator::greater_equal, 22.0), 0.3, 3),
               rule(comparison(Quantity::elapsed, Operator::greater, 200000.0), 0.4, 4)});
  const grid::Grid grid = grid::build_grid(gated.river.problem);
  flow::Control control(gated.river.problem, grid);
  const auto setting_at = [&](double time) {
    control.decide(gated.at(time));
    control.commit();
    return control.setting()[0];
  };
  gated.level = {1.0, 1.4, 1.0};
  CHECK(setting_at(0.0) == 1.0);
  gated.level[1] = 1.5;
  CHECK(setting_at(0.0) == 0.1);
  gated.discharge[1] = -2.5;
  CHECK(setting_at(0.0) == 0.2);
  CHECK(setting_at(22.0 * 3600.0 - 1.0) == 0.2);
  CHECK(setting_at(22.0 * 3600.0) == 0.3);
  CHECK(setting_at(24.0 * 3600.0) == 0.2);
  CHECK(setting_at(200001.0) == 0.4);
}
