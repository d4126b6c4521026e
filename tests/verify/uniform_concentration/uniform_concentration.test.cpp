// A uniform concentration stays uniform through everything that water can do: a looped network with
// a reversing tide, gates and weirs, a pump on a rule, a creek that dries and floods, a polder that
// is pumped empty, loads, withdrawals, dispersion. Bound: 1e-11 relative where a cell holds at
// least 1e-4 of its bankfull volume, 1e-8 below; balances of water and constituents 1e-11.
#include <algorithm>
#include <cmath>
#include <numbers>

#include "solver/run/simulate.hpp"
#include "tests/support/figure.hpp"
#include "tests/support/river_case.hpp"

using namespace biandan;
using Kind = forcing::Boundary::Kind;

namespace {

constexpr double uniform = 7.3, day = 86400.0;

/// Half-daily wave about a mean, as a series of hourly values.
base::Series wave(double mean, double amplitude, double period, double days) {
  std::vector<double> times, values;
  for (double t = 0.0; t <= days * day; t += 1800.0) {
    times.push_back(t);
    values.push_back(mean + amplitude * std::sin(2.0 * std::numbers::pi * t / period));
  }
  return {times, values};
}

network::Comparison level_is(network::NodeId node, network::Comparison::Operator op, double level) {
  network::Comparison comparison;
  comparison.place.node = node;
  comparison.op = op;
  comparison.threshold = level;
  return comparison;
}

forcing::Load load_at(network::Place place, double discharge, std::size_t constituents) {
  forcing::Load load;
  load.name = "load";
  load.place = place;
  load.discharge = base::Series(discharge);
  load.concentration.assign(constituents, base::Series(uniform));
  load.mass_rate.assign(constituents, base::Series(0.0));
  return load;
}

Case busy_network() {
  test::RiverCase river;
  for (const char* name : {"one", "two", "three"}) river.conservative(name, uniform);
  const auto head = river.node("head");
  const auto fork = river.node("fork");
  const auto join = river.node("join");
  const auto sea = river.node("sea");
  const auto creek_end = river.node("creek end");
  const auto inner = river.node("inner");
  const auto polder = river.storage("polder", 0.0, 20000.0, 1.5);
  river.reach("upper", head, fork, 4000.0, 200.0, 0.4, 0.0, 15.0, 2.0, 0.025);
  river.reach("north", fork, join, 3000.0, 150.0, 0.0, -0.2, 10.0, 2.0, 0.025);
  river.reach("south", fork, join, 5000.0, 250.0, 0.0, -0.2, 20.0, 1.5, 0.03);
  river.reach("lower", join, sea, 3000.0, 200.0, -0.2, -0.5, 25.0, 2.0, 0.025);
  // Falls dry at low tide: its bed lies between the tides and rises steeply.
  const auto creek = river.reach("creek", join, creek_end, 1500.0, 100.0, 0.6, 3.2, 3.0, 1.0, 0.03);
  const auto town = river.reach("town", inner, polder, 1000.0, 100.0, 0.0, 0.0, 5.0, 1.0, 0.03);
  for (network::Reach& reach : river.problem.network.reaches) {
    reach.initial_level = 2.0;
    reach.dispersion = 8.0;
  }
  river[creek].initial_level = 2.0;
  river[town].initial_level = 1.5;

  river.boundary("head", head, Kind::discharge, wave(12.0, 9.0, 1.1 * day, 6.0));
  river.boundary("sea", sea, Kind::stage, wave(1.6, 1.2, 0.5175 * day, 6.0));
  river.boundary("creek head", creek_end, Kind::discharge, wave(0.05, 0.05, 2.3 * day, 6.0));
  for (forcing::Boundary& boundary : river.problem.forcing.boundaries)
    boundary.concentration.assign(3, base::Series(uniform));
  river.problem.forcing.boundaries.back().inlet = forcing::Boundary::Inlet::flux;

  river.structure("town gate", fork, inner).kind = network::Gate{0.5, 4.0, 1.5, 0.61, 1.0};
  river.structure("spillway", polder, join).kind = network::Weir{2.2, 6.0, 1.705};
  river.structure("pump", polder, fork).kind =
      network::Pump{3.0, 0.1, network::Pump::Curve::constant, {}, {}};
  using Operator = network::Comparison::Operator;
  network::Rule shut;
  shut.name = "shut at flood";
  shut.structure = network::StructureId(0);
  shut.when = {level_is(fork, Operator::greater, 2.4)};
  shut.until = network::Condition{level_is(fork, Operator::less, 2.2)};
  shut.setting = 0.0;
  network::Rule rest;
  rest.name = "rest when low";
  rest.structure = network::StructureId(2);
  rest.when = {level_is(polder, Operator::less, 0.3)};
  rest.until = network::Condition{level_is(polder, Operator::greater, 1.2)};
  rest.setting = 0.0;
  river.problem.network.rules = {shut, rest};

  forcing::Load spread = load_at({{}, network::ReachId(2), 500.0}, 0.8, 3);
  spread.distributed = true;
  spread.to_chainage = 4200.0;
  river.problem.forcing.loads = {load_at({{}, network::ReachId(1), 700.0}, 0.5, 3), spread,
                                 load_at({polder, {}, 0.0}, 0.2, 3)};
  forcing::Withdrawal intake;
  intake.name = "intake";
  intake.place = {{}, network::ReachId(2), 4000.0};
  intake.discharge = base::Series(0.7);
  river.problem.forcing.withdrawals = {intake};
  river.problem.settings.duration = 6.0 * day;
  river.problem.settings.step = 300.0;
  return river.problem;
}

/// Keeps the largest deviations, and that the run really reversed, dried and switched.
class Watch : public run::Observer {
 public:
  void step(const run::RunView& view) override {
    for (std::size_t c = 0; c < view.grid.cells.size(); ++c) {
      const double filled = view.flow.volume_after[c] / view.grid.cells[c].bankfull;
      smallest_fill = std::min(smallest_fill, filled);
      for (std::size_t k = 0; k < view.constituents; ++k) {
        const double off = std::abs(view.concentration[c * view.constituents + k] / uniform - 1.0);
        double& largest = filled >= 1e-4 ? wet : nearly_dry;
        largest = std::max(largest, off);
      }
    }
    lowest_discharge = std::min(lowest_discharge, view.flow.discharge.front());
    const auto outlet =
        static_cast<std::size_t>(view.grid.face_of({{}, network::ReachId(3), 2900.0}));
    lowest_outflow = std::min(lowest_outflow, view.flow.discharge[outlet]);
    for (std::size_t s = 0; s < view.flow.rule.size(); ++s)
      if (view.flow.rule[s] >= 0) ++ruled_steps;
  }
  void finish(const run::RunView& view, const run::RunStatistics& statistics) override {
    water = view.ledger.water.relative();
    constituent = view.ledger.worst_constituent().relative();
    std::printf(
        "halved %ld, implicit cells %ld, limited outflows %ld, %.2f iterations a step\n",
        statistics.halved_steps, statistics.implicit_cells, statistics.limited_outflows,
        static_cast<double>(statistics.newton_iterations) / static_cast<double>(statistics.steps));
  }

  double wet = 0.0, nearly_dry = 0.0, smallest_fill = 1.0;
  double lowest_discharge = 0.0, lowest_outflow = 0.0, water = 1.0, constituent = 1.0;
  long ruled_steps = 0;
};

}  // namespace

TEST_CASE("a uniform concentration stays uniform") {
  Watch watch;
  run::Observer* observers[] = {&watch};
  run::simulate(busy_network(), observers);
  std::printf("smallest fill %.2g of bankfull, outflow down to %.3g m3/s, %ld steps under a rule\n",
              watch.smallest_fill, watch.lowest_outflow, watch.ruled_steps);
  CHECK(watch.smallest_fill < 1e-3);
  CHECK(watch.lowest_outflow < -1.0);
  CHECK(watch.ruled_steps > 100);
  test::figure_at_most("uniform concentration, deviation in wet cells [-]", watch.wet, 1e-11);
  test::figure_at_most("uniform concentration, deviation in nearly dry cells [-]", watch.nearly_dry,
                       1e-8);
  test::figure_at_most("uniform concentration, balance of water [-]", watch.water, 1e-11);
  test::figure_at_most("uniform concentration, balance of constituents [-]", watch.constituent,
                       1e-11);
}
