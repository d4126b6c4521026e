// Rules over many steps: delay, hold, travel, calendar, rain, and what they read.
#include <doctest/doctest.h>

#include <cmath>

#include "model/base/time.hpp"
#include "solver/flow/control.hpp"
#include "tests/support/river_case.hpp"

using namespace biandan;
using network::Comparison;
using network::Condition;
using Kind = Condition::Term::Kind;
using Operator = Comparison::Operator;
using Quantity = Comparison::Quantity;

namespace {

constexpr double step = 300.0;

Comparison comparison(Quantity quantity, Operator op, double threshold) {
  Comparison made;
  made.quantity = quantity;
  made.place.node = network::NodeId(0);
  made.structure = network::StructureId(0);
  made.op = op;
  made.threshold = threshold;
  return made;
}

/// A gate between two nodes that is fully open by its schedule and shut by one rule.
struct Ruled {
  test::RiverCase river;
  std::vector<double> level{1.0, 1.0, 1.0};
  std::vector<double> discharge{0.0, 0.0, 0.0};
  std::vector<double> concentration;

  explicit Ruled(const Condition& when) {
    river.conservative("salt", 0.0);
    river.conservative("oxygen", 0.0);
    concentration.assign(6, 0.0);
    const auto a = river.node("a");
    const auto b = river.node("b");
    river.reach("ab", a, b, 400.0, 200.0, 0.5, 0.1, 5.0, 1.0, 0.03);
    river.structure("gate", a, b).kind = network::Gate{0.0, 2.0, 1.0, 0.61, 1.0};
    network::Rule rule;
    rule.structure = network::StructureId(0);
    rule.when = when;
    river.problem.network.rules = {rule};
    start("2021-06-15 00:00");
  }

  void start(const char* text) { river.problem.settings.start = *base::parse_instant(text, 28800); }
  network::Rule& rule() { return river.problem.network.rules[0]; }
  flow::Observations at(double time) const { return {time, step, level, discharge, concentration}; }
  /// Whether the rule is in force in a step that starts at a time, for a control that begins there.
  bool in_force(double time) const {
    const grid::Grid grid = grid::build_grid(river.problem);
    flow::Control control(river.problem, grid);
    control.decide(at(time));
    return control.rule()[0] == 0;
  }
};

/// The run of a control over steps in which the level at the first node is given.
std::vector<bool> in_force_by_step(Ruled& ruled, const std::vector<double>& levels) {
  const grid::Grid grid = grid::build_grid(ruled.river.problem);
  flow::Control control(ruled.river.problem, grid);
  std::vector<bool> found;
  for (std::size_t k = 0; k < levels.size(); ++k) {
    ruled.level[0] = levels[k];
    control.decide(ruled.at(step * static_cast<double>(k)));
    control.commit();
    found.push_back(control.rule()[0] == 0);
  }
  return found;
}

using Steps = std::vector<bool>;

const Comparison high = comparison(Quantity::level, Operator::greater, 2.0);

}  // namespace

TEST_CASE("a rule with a delay waits until its condition has held that long without a break") {
  Ruled ruled(high);
  ruled.rule().delay = 600.0;
  CHECK(in_force_by_step(ruled, {3, 3, 1, 3, 3, 3, 3, 1}) == Steps{0, 0, 0, 0, 0, 1, 1, 0});
}

TEST_CASE("a rule with a hold stays in force, then follows its release") {
  Ruled ruled(high);
  ruled.rule().hold = 900.0;
  CHECK(in_force_by_step(ruled, {3, 1, 1, 1, 1, 3, 3, 3, 3, 3, 1}) ==
        Steps{1, 1, 1, 0, 0, 1, 1, 1, 1, 1, 0});
  ruled.rule().until = comparison(Quantity::level, Operator::less, 1.5);
  CHECK(in_force_by_step(ruled, {3, 1, 1, 1.8, 1.8, 1.4, 1.8}) == Steps{1, 1, 1, 1, 1, 0, 0});
}

TEST_CASE("without delay and hold a rule is as fast as its condition") {
  Ruled ruled(high);
  CHECK(in_force_by_step(ruled, {1, 3, 1, 3}) == Steps{0, 1, 0, 1});
}

TEST_CASE("deciding again for a step that failed changes nothing") {
  Ruled ruled(high);
  ruled.rule().delay = 300.0;
  ruled.rule().travel = 6000.0;
  const grid::Grid grid = grid::build_grid(ruled.river.problem);
  flow::Control control(ruled.river.problem, grid);
  control.decide(ruled.at(0.0));
  control.commit();
  ruled.level[0] = 3.0;
  control.decide(ruled.at(300.0));
  control.commit();
  for (int attempt = 0; attempt < 3; ++attempt) {
    control.decide(ruled.at(600.0));
    CHECK(control.rule()[0] == 0);
    CHECK(control.setting()[0] == doctest::Approx(0.975));
  }
}

TEST_CASE("a gate travels to its rule and back to its schedule; a step takes its mean position") {
  Ruled ruled(high);
  ruled.rule().travel = 750.0;
  const grid::Grid grid = grid::build_grid(ruled.river.problem);
  flow::Control control(ruled.river.problem, grid);
  std::vector<double> settings;
  for (int k = 0; k < 9; ++k) {
    ruled.level[0] = k >= 1 && k <= 4 ? 3.0 : 1.0;
    control.decide(ruled.at(step * k));
    control.commit();
    settings.push_back(control.setting()[0]);
  }
  // shut at 0.4 a step from the second step on, opened from the sixth on
  const std::vector<double> expected{1.0, 0.8, 0.4, 0.05, 0.0, 0.2, 0.6, 0.95, 1.0};
  for (std::size_t k = 0; k < expected.size(); ++k) {
    CAPTURE(k);
    CHECK(settings[k] == doctest::Approx(expected[k]));
  }
}

TEST_CASE("a gate stands where it is wanted at the start; at rest it needs no time") {
  Ruled ruled(high);
  ruled.rule().travel = 1e5;
  ruled.level[0] = 3.0;
  const grid::Grid grid = grid::build_grid(ruled.river.problem);
  flow::Control running(ruled.river.problem, grid);
  running.decide(ruled.at(0.0));
  CHECK(running.setting()[0] == 0.0);
  ruled.rule().delay = 1e5;
  ruled.rule().hold = 1e5;
  flow::Control resting(ruled.river.problem, grid, true);
  ruled.level[0] = 1.0;
  resting.decide(ruled.at(0.0));
  resting.commit();
  CHECK(resting.setting()[0] == 1.0);
  ruled.level[0] = 3.0;
  resting.decide(ruled.at(0.0));
  resting.commit();
  CHECK(resting.setting()[0] == 0.0);
  ruled.level[0] = 1.0;
  resting.decide(ruled.at(0.0));
  CHECK(resting.setting()[0] == 1.0);
}

TEST_CASE("dates of the year over new year, single days, days of the week") {
  constexpr double day = 86400.0;
  Condition winter;
  winter.terms = {
      {Kind::comparison, 1, comparison(Quantity::month_day, Operator::greater_equal, 1201)},
      {Kind::comparison, 1, comparison(Quantity::month_day, Operator::less, 201)},
      {Kind::any_of, 2}};
  Ruled ruled(winter);
  ruled.start("2020-11-30 00:00");
  CHECK_FALSE(ruled.in_force(day - 1.0));
  CHECK(ruled.in_force(day));
  CHECK(ruled.in_force(62 * day + 86399.0));  // 31 January
  CHECK_FALSE(ruled.in_force(63 * day));
  CHECK(ruled.in_force(366 * day));  // 1 December 2021

  ruled.rule().when = comparison(Quantity::month_day, Operator::equal, 229);
  CHECK_FALSE(ruled.in_force(91 * day));  // 1 March 2021, no leap year
  ruled.start("2024-02-29 00:00");
  CHECK(ruled.in_force(0.0));

  ruled.rule().when = comparison(Quantity::date, Operator::greater, 18793.0);  // 2021-06-15
  ruled.start("2021-06-15 00:00");
  CHECK_FALSE(ruled.in_force(day - 1.0));
  CHECK(ruled.in_force(day));

  ruled.rule().when = comparison(Quantity::weekday, Operator::greater_equal, 6.0);
  ruled.start("2021-06-18 00:00");  // a Friday
  CHECK_FALSE(ruled.in_force(day - 1.0));
  CHECK(ruled.in_force(day));
  CHECK(ruled.in_force(3 * day - 1.0));
  CHECK_FALSE(ruled.in_force(3 * day));
  ruled.start("1969-12-28 00:00");  // a Sunday before the count of days begins
  CHECK(ruled.in_force(0.0));
}

TEST_CASE("rain now, in the hours before and in those to come") {
  constexpr double hour = 3600.0;
  constexpr double mm = 1e-3;
  Comparison rain = comparison(Quantity::rain, Operator::greater, 5 * mm / hour);
  Ruled ruled(rain);
  // 10 mm/h from the second to the end of the fourth hour
  ruled.river.problem.forcing.weather.rain = base::Series(
      {-10 * hour, 1 * hour, 4 * hour}, {0.0, 10 * mm / hour, 0.0}, base::Series::Between::step);
  CHECK_FALSE(ruled.in_force(0.9 * hour));
  CHECK(ruled.in_force(1 * hour));
  CHECK_FALSE(ruled.in_force(4 * hour));
  rain.threshold = 19 * mm;
  rain.span = 2 * hour;
  rain.quantity = Quantity::rain_before;
  ruled.rule().when = rain;
  CHECK_FALSE(ruled.in_force(2.8 * hour));
  CHECK(ruled.in_force(3 * hour));
  CHECK(ruled.in_force(4.05 * hour));
  CHECK_FALSE(ruled.in_force(4.2 * hour));
  rain.quantity = Quantity::rain_ahead;
  ruled.rule().when = rain;
  CHECK_FALSE(ruled.in_force(0.8 * hour));
  CHECK(ruled.in_force(1 * hour));
  CHECK(ruled.in_force(2 * hour));
  CHECK_FALSE(ruled.in_force(2.2 * hour));
}

TEST_CASE("depth, discharge and setting of a structure, concentration") {
  Ruled ruled(comparison(Quantity::depth, Operator::less, 0.4));
  ruled.level[0] = 0.95;
  CHECK_FALSE(ruled.in_force(0.0));
  ruled.level[0] = 0.85;
  CHECK(ruled.in_force(0.0));
  Comparison inside = comparison(Quantity::depth, Operator::less, 0.4);
  inside.place = {{}, network::ReachId(0), 300.0};  // bed at 0.2 m, level of the cell from 300 m on
  ruled.rule().when = inside;
  ruled.level = {9.0, 0.65, 9.0};
  CHECK_FALSE(ruled.in_force(0.0));
  ruled.level = {9.0, 0.55, 9.0};
  CHECK(ruled.in_force(0.0));

  ruled.rule().when = comparison(Quantity::structure_discharge, Operator::less, -1.0);
  CHECK_FALSE(ruled.in_force(0.0));
  ruled.discharge[2] = -1.5;
  CHECK(ruled.in_force(0.0));

  ruled.rule().when = comparison(Quantity::setting, Operator::greater, 0.5);
  CHECK(ruled.in_force(0.0));
  ruled.river.problem.network.structures[0].setting = base::Series(0.4);
  CHECK_FALSE(ruled.in_force(0.0));

  Comparison oxygen = comparison(Quantity::concentration, Operator::less, 2.0);
  oxygen.constituent = 1;
  oxygen.place.node = network::NodeId(1);
  ruled.rule().when = oxygen;
  ruled.concentration = {0, 3, 0, 3, 0, 3};
  CHECK_FALSE(ruled.in_force(0.0));
  ruled.concentration = {0, 3, 0, 1, 0, 3};
  CHECK(ruled.in_force(0.0));
  ruled.concentration.clear();
  CHECK_THROWS_AS(ruled.in_force(0.0), std::logic_error);
}
