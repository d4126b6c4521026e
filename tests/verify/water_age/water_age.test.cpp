// Age of the water, share of a source and travel time from it, against closed forms:
//
//   steady channel, from the inlet on     age = travel time = x / u, with any dispersion (u a' = D
//   a'' + 1) stirred pond, V constant, from t = 0  age = tau (1 - exp(-t / tau)), tau = V / Q
//                                         share of a source q of Q = (q / Q) (1 - exp(-t / tau))
//                                         travel time = tau - t exp(-t / tau) / (1 - exp(-t / tau))
#include <cmath>
#include <string>
#include <vector>

#include "solver/record/shown_value.hpp"
#include "solver/run/simulate.hpp"
#include "tests/support/figure.hpp"
#include "tests/support/river_case.hpp"

using namespace biandan;
using Kind = forcing::Boundary::Kind;
using Tracer = quality::Constituent::Tracer;

namespace {

constexpr double day = 86400.0;
enum { age, share, travel };  // constituents

void add_tracers(test::RiverCase& river) {
  for (const auto& [name, tracer] :
       {std::pair{"age", Tracer::age}, {"share", Tracer::share}, {"travel", Tracer::exposure}}) {
    quality::Constituent added;
    added.name = name;
    added.tracer = tracer;
    added.share = share;
    river.problem.quality.constituents.push_back(added);
  }
}

std::vector<base::Series> marked() {
  return {base::Series(0.0), base::Series(1.0), base::Series(0.0)};
}

/// Largest deviations from wanted values, as they are shown.
class Compared : public run::Observer {
 public:
  virtual void compare(const run::RunView& view) = 0;
  void step(const run::RunView& view) override { compare(view); }
  void meet(std::size_t what, double found, double wanted) {
    off[what] = std::max(off[what], std::abs(found - wanted) / std::max(wanted, 1e-9));
  }
  double off[3] = {0.0, 0.0, 0.0};
};

class AlongChannel : public Compared {
 public:
  AlongChannel(double velocity, double settled) : velocity_(velocity), settled_(settled) {}
  void compare(const run::RunView& view) override {
    if (view.time < settled_) return;
    for (std::size_t c = 0; c < view.grid.cells.size(); ++c) {
      const grid::Cell& cell = view.grid.cells[c];
      if (!cell.reach.valid() || cell.chainage < 1000.0 || cell.chainage > 9000.0) continue;
      const double wanted = cell.chainage / velocity_ / day;
      meet(age, record::shown_value(view, c, age), wanted);
      meet(share, record::shown_value(view, c, share), 1.0);
      meet(travel, record::shown_value(view, c, travel), wanted);
    }
  }

 private:
  double velocity_, settled_;
};

class InPond : public Compared {
 public:
  InPond(std::size_t cell, double residence, double part)
      : cell_(cell), residence_(residence), part_(part) {}
  void compare(const run::RunView& view) override {
    const double x = view.time / residence_;
    if (x < 0.05) return;
    const double renewed = 1.0 - std::exp(-x);
    meet(age, record::shown_value(view, cell_, age), residence_ / day * renewed);
    meet(share, record::shown_value(view, cell_, share), part_ * renewed);
    meet(travel, record::shown_value(view, cell_, travel),
         residence_ / day * (1.0 - x * std::exp(-x) / renewed));
  }

 private:
  std::size_t cell_;
  double residence_, part_;
};

}  // namespace

TEST_CASE("age and travel time along a steady channel") {
  test::RiverCase river;
  add_tracers(river);
  const auto up = river.node("up"), down = river.node("down");
  // Normal depth of 15 m3/s: the bed slope that friction asks for at 1.5 m.
  constexpr double discharge = 15.0, depth = 1.5, width = 20.0, length = 10000.0;
  const double radius = width * depth / (width + 2.0 * depth);
  const double velocity = discharge / (width * depth);
  const double slope = std::pow(0.025 * velocity, 2.0) / std::pow(radius, 4.0 / 3.0);
  const auto reach =
      river.reach("r", up, down, length, 100.0, slope * length, 0.0, width, 0.0, 0.025);
  river[reach].initial_depth = depth;
  river[reach].initial_discharge = discharge;
  river[reach].dispersion = 10.0;
  river.boundary("west", up, Kind::discharge, base::Series(discharge)).concentration = marked();
  river.boundary("east", down, Kind::stage, base::Series(depth));
  river.problem.settings.duration = 1.5 * day;
  AlongChannel compared(velocity, 1.4 * day);
  run::Observer* observers[] = {&compared};
  run::simulate(river.problem, observers);
  test::figure_at_most("age along a channel [share]", compared.off[age], 0.005);
  test::figure_at_most("travel time along a channel [share]", compared.off[travel], 0.005);
  test::figure_at_most("share along a channel [-]", compared.off[share], 1e-6);
}

TEST_CASE("age, share and travel time in a stirred pond") {
  test::RiverCase river;
  add_tracers(river);
  constexpr double surface = 50000.0, depth = 2.0, inflow = 2.0, part = 0.25;
  const auto pond = river.storage("pond", 0.0, surface, depth);
  const auto other = river.storage("sink", -5.0, 1e7, -4.0);
  // The pump takes what comes in: the volume stays.
  network::Structure& pump = river.structure("pump", pond, other);
  pump.kind = network::Pump{};
  std::get<network::Pump>(pump.kind).capacity = inflow;
  pump.setting = base::Series(1.0);
  for (const auto& [name, share_of_flow] : {std::pair{"marked", part}, {"rest", 1.0 - part}}) {
    forcing::Load load;
    load.name = name;
    load.place.node = pond;
    load.discharge = base::Series(inflow * share_of_flow);
    if (std::string(name) == "marked") load.concentration = marked();
    river.problem.forcing.loads.push_back(load);
  }
  river.problem.settings.duration = 3.0 * day;
  const grid::Grid grid = grid::build_grid(river.problem);
  InPond compared(static_cast<std::size_t>(grid.cell_of({pond, {}, 0.0})), surface * depth / inflow,
                  part);
  run::Observer* observers[] = {&compared};
  run::simulate(river.problem, observers);
  test::figure_at_most("age in a pond [share]", compared.off[age], 0.005);
  test::figure_at_most("share in a pond [share]", compared.off[share], 0.005);
  test::figure_at_most("travel time in a pond [share]", compared.off[travel], 0.02);
}
