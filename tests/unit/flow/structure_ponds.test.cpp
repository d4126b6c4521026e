// Every structure between two ponds whose levels are driven to and fro: filling, emptying and
// reversing at steps from seconds to ten minutes.
#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <string>
#include <vector>

#include "solver/flow/flow_solver.hpp"
#include "tests/support/figure.hpp"
#include "tests/support/river_case.hpp"

using namespace biandan;

namespace {

struct Subject {
  std::string name;
  network::Structure structure;
  double bound;  // of the level at 300 s against 10 s [m]
};

network::Structure with(auto kind, bool flap = false, double flap_head = 0.0) {
  network::Structure made;
  made.kind = std::move(kind);
  made.flap = flap;
  made.flap_head = flap_head;
  return made;
}

std::vector<Subject> subjects() {
  using network::Culvert;
  const network::Weir weir{1.2, 6.0, 1.705};
  const network::Gate energy{0.3, 4.0, 1.0, 0.61, 1.0};
  network::Gate momentum = energy;
  momentum.formula = network::Gate::Formula::momentum;
  const Culvert pipe{Culvert::Shape::circular, 1.2, 1.2, 0.5, 0.4, 40.0, 0.015, 0.5, 1.0, 3};
  const Culvert box{Culvert::Shape::box, 3.0, 1.5, 0.4, 0.6, 60.0, 0.02, 0.5, 1.0, 1};
  network::Pump lift;
  lift.sump = 0.5;
  lift.curve = network::PumpCurve::lift;
  lift.curve_x = {-2.0, 0.0, 2.0};
  lift.curve_discharge = {2.5, 2.0, 0.5};
  network::Pump depth = lift;
  depth.curve = network::PumpCurve::depth;
  depth.curve_x = {0.0, 2.0};
  depth.curve_discharge = {0.2, 2.0};
  network::Pump units;
  units.sump = 0.5;
  units.units.resize(2);
  units.units[0] = {"1", 1.0, network::PumpCurve::constant, {}, {}, 1.6, 1.0, 1800.0, 900.0};
  units.units[1] = {"2", 1.0, network::PumpCurve::constant, {}, {}, 1.9, 1.2, 1800.0, 900.0};
  return {{"weir", with(weir), 0.01},
          {"gate", with(energy), 0.01},
          {"momentum gate", with(momentum), 0.01},
          {"pipe", with(pipe), 0.01},
          {"box", with(box), 0.01},
          {"weir with a flap", with(weir, true), 0.01},
          {"gate with a flap", with(momentum, true, 0.05), 0.01},
          {"pipe with a flap", with(pipe, true, 0.02), 0.01},
          {"pump by lift", with(lift), 0.01},
          {"pump by depth", with(depth), 0.04},
          {"station", with(units), 0.03},  // it switches on the step
          {"transfer", with(network::Transfer{base::Series(0.8), 0.6}), 0.01}};
}

constexpr double duration = 172800.0;

/// Water that moves from one pond to the other and back, in periods of 12 h, so that the levels
/// cross several times and the ponds run nearly dry.
test::RiverCase ponds(const Subject& subject, double surface) {
  test::RiverCase river;
  const auto left = river.storage("left", 0.0, surface, 1.0);
  const auto right = river.storage("right", 0.1, surface, 1.0);
  network::Structure& placed = river.structure("between", left, right);
  const network::Structure named = placed;
  placed = subject.structure;
  placed.name = named.name;
  placed.from = named.from;
  placed.to = named.to;
  std::vector<double> times, inflow, outflow;
  for (double time = 0.0; time <= duration; time += 1800.0) {
    times.push_back(time);
    const double tide = 1.2 * std::sin(2.0 * 3.14159265358979 * time / 43200.0);
    inflow.push_back(tide * surface / 20000.0);
    outflow.push_back(-tide * surface / 20000.0);
  }
  river.boundary("in", left, forcing::Boundary::Kind::discharge, base::Series(times, inflow));
  river.boundary("out", right, forcing::Boundary::Kind::discharge, base::Series(times, outflow));
  return river;
}

struct Course {
  std::vector<double> left, right;  // at every 600 s
  double closure = 0.0;             // largest error of a step's balance over what is stored
  int turns = 0;                    // changes of direction that are undone in the next step
  int failed = 0;
};

Course run(const test::RiverCase& river, double dt) {
  const grid::Grid grid = grid::build_grid(river.problem);
  flow::FlowSolver solver(river.problem, grid, {});
  solver.set_state(0.0, {1.0, 1.0}, {0.0});
  Course course;
  std::vector<double> last;
  const long steps = std::lround(duration / dt);
  const long stride = std::lround(600.0 / dt);
  for (long k = 0; k < steps; ++k) {
    if (!solver.step(static_cast<double>(k) * dt, dt)) {
      ++course.failed;
      break;
    }
    const grid::FlowField& field = solver.field();
    double stored = 0.0, before = 0.0, entered = 0.0;
    for (std::size_t c = 0; c < 2; ++c) stored += field.volume_after[c];
    for (std::size_t c = 0; c < 2; ++c) before += field.volume_before[c];
    for (const double q : field.inlet_discharge) entered += q * dt;
    course.closure = std::max(course.closure, std::abs(stored - before - entered) / 40000.0);
    last.push_back(field.discharge[0]);
    const std::size_t n = last.size();
    if (n >= 4) {
      const double a = last[n - 3] - last[n - 4], b = last[n - 2] - last[n - 3],
                   c = last[n - 1] - last[n - 2];
      const double small = 0.02;  // [m3/s]
      if (a * b < 0.0 && b * c < 0.0 && std::min({std::abs(a), std::abs(b), std::abs(c)}) > small)
        ++course.turns;
    }
    if ((k + 1) % stride == 0) {
      course.left.push_back(field.level[0]);
      course.right.push_back(field.level[1]);
    }
  }
  return course;
}

double largest_difference(const Course& a, const Course& b) {
  double largest = 0.0;
  for (std::size_t k = 0; k < std::min(a.left.size(), b.left.size()); ++k)
    largest =
        std::max({largest, std::abs(a.left[k] - b.left[k]), std::abs(a.right[k] - b.right[k])});
  return largest;
}

}  // namespace

TEST_CASE("structures between two ponds: every step converges, nothing swings, water closes") {
  // A large pond moves slowly; beside a small one the structure outweighs the storage.
  for (const double surface : {20000.0, 400.0})
    for (const Subject& subject : subjects()) {
      const test::RiverCase river = ponds(subject, surface);
      const bool station = subject.name == "station";
      const Course fine = run(river, 10.0);
      for (const double dt : {10.0, 60.0, 300.0, 600.0}) {
        const Course course = dt == 10.0 ? fine : run(river, dt);
        INFO(subject.name, " surface ", surface, " step ", dt);
        CHECK(course.failed == 0);
        CHECK(course.closure < 1e-13);
        if (!station) CHECK(course.turns == 0);
        if (dt == 300.0 && !(station && surface < 1000.0)) {
          const double error = largest_difference(fine, course);
          const std::string size = surface > 1000.0 ? "large" : "small";
          const std::string name = size + " ponds, " + subject.name + ", 300 s against 10 s [m]";
          test::figure_at_most(name.c_str(), error, subject.bound);
        }
      }
    }
}
