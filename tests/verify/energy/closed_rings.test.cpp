// Water in closed networks with friction: mechanical energy never rises, whatever the nodes, the
// cells and the steps, and what goes round comes to rest. What a node is made of beside changes
// nothing while nothing flows there.
//
// A node that gave its water the velocity head for nothing drove a ring with a creek from 5 to 64
// m3/s in a day.
#include <algorithm>
#include <array>
#include <cmath>
#include <functional>
#include <random>
#include <string>

#include "solver/flow/flow_solver.hpp"
#include "solver/flow/initial.hpp"
#include "tests/support/figure.hpp"
#include "tests/support/mechanical_energy.hpp"
#include "tests/support/river_case.hpp"

using namespace biandan;
using Kind = forcing::Boundary::Kind;

namespace {

constexpr double still_level = 3.0, day = 86400.0;

struct Course {
  double rise = 0.0;     ///< largest of the mechanical energy in a step, share of the first motion
  double kinetic = 0.0;  ///< at the end, the same share
  double discharge = 0.0;  ///< of the first face at the end [m3/s]
};

Course course_of(const Case& problem, double duration, double dt, double theta = 0.6) {
  const grid::Grid grid = grid::build_grid(problem);
  flow::FlowOptions options;
  options.theta = theta;
  flow::FlowSolver solver(problem, grid, options);
  const flow::FlowState state = flow::given_state(problem, grid);
  solver.set_state(0.0, state.level, state.discharge);
  solver.step(0.0, 1e-3);  // areas of faces, and the discharges that levels ask for
  const double first = test::mechanical_energy(grid, solver);
  double before = first;
  Course course;
  for (double time = 0.0; time < duration;) {
    double step = dt;
    while (!solver.step(time, step)) step *= 0.5;
    time += step;
    const double now = test::mechanical_energy(grid, solver);
    course.rise = std::max(course.rise, now - before);
    before = now;
  }
  const double motion = first - before + test::kinetic_energy(grid, solver);
  course.rise /= motion;
  course.kinetic = test::kinetic_energy(grid, solver) / motion;
  course.discharge = solver.discharge().front();
  return course;
}

/// 5 m3/s round a ring of a neck of 50 m and a wide reach of 400 m, and what stands beside it.
struct Ring {
  test::RiverCase river;
  network::NodeId mouth, far;
};

network::ReachId add(Ring& ring, const char* name, network::NodeId from, network::NodeId to,
                     double length, double width) {
  const auto id = ring.river.reach(name, from, to, length, 25.0, 0.0, 0.0, width, 0.0, 0.025);
  ring.river[id].initial_level = still_level;
  return id;
}

Ring ring_with(const std::function<void(Ring&)>& beside, bool storage = false) {
  Ring ring;
  ring.mouth =
      storage ? ring.river.storage("mouth", 0.0, 1.0, still_level) : ring.river.node("mouth");
  ring.far = ring.river.node("far");
  for (const auto id : {add(ring, "neck", ring.mouth, ring.far, 50.0, 10.0),
                        add(ring, "wide", ring.far, ring.mouth, 400.0, 40.0)})
    ring.river[id].initial_discharge = 5.0;
  beside(ring);
  return ring;
}

void add_shut_weir(Ring& ring) {
  const auto pond = ring.river.storage("pond", 0.0, 1000.0, still_level);
  ring.river.structure("weir", ring.mouth, pond).kind = network::Weir{9.0, 5.0};
}

void add_creek(Ring& ring) {
  add(ring, "creek", ring.mouth, ring.river.node("end"), 100.0, 2.0);
}

/// Four to six nodes at unlike levels, joined by a tree and one or two reaches more, half of them
/// with sections that change.
test::RiverCase random_loop(unsigned seed) {
  std::mt19937 draw(seed);
  const auto pick = [&](std::initializer_list<double> from) {
    return *(from.begin() + draw() % from.size());
  };
  const auto level = [&] { return still_level + 0.1 * static_cast<double>(draw() % 9) - 0.4; };
  test::RiverCase river;
  const std::size_t count = 4 + draw() % 3;
  const bool lake = draw() % 2 == 0;
  for (std::size_t n = 0; n < count; ++n) {
    const std::string name = "node " + std::to_string(n);
    if (lake && n == 1)
      river.storage(name, 0.0, pick({500.0, 5000.0}), level());
    else
      river.node(name);
  }
  const auto join = [&](std::size_t from, std::size_t to) {
    const double length = pick({25.0, 50.0, 100.0, 300.0});
    const auto id = river.reach("from " + std::to_string(from) + " to " + std::to_string(to),
                                network::NodeId(from), network::NodeId(to), length,
                                std::min(length, pick({10.0, 25.0, 50.0})), 0.0, 0.0,
                                pick({4.0, 8.0, 15.0, 30.0, 60.0}), pick({0.0, 1.0}), 0.02);
    if (draw() % 2 == 0)
      river[id].sections[1].section =
          network::CrossSection::trapezoid(pick({0.0, 0.8, -0.7}), pick({4.0, 10.0, 40.0}), 0.5);
    river[id].initial_level = level();
  };
  for (std::size_t n = 1; n < count; ++n) join(draw() % n, n);
  for (std::size_t k = 0; k < 1 + draw() % 2; ++k) {
    const std::size_t from = draw() % count;
    join(from, (from + 1 + draw() % (count - 1)) % count);
  }
  return river;
}

}  // namespace

TEST_CASE("a closed ring slows down, whatever stands beside it") {
  const auto nothing = [](Ring&) {};
  const auto inflow = [](Ring& it) {
    it.river.boundary("none", it.mouth, Kind::discharge, base::Series(0.0));
  };
  double rise = 0.0, left = 0.0, alike = 0.0, creek_apart = 0.0;
  for (const double dt : {5.0, 60.0, 300.0}) {
    const Course plain = course_of(ring_with(nothing).river.problem, day, dt);
    const auto compare = [&](const Ring& ring, double& apart) {
      const Course found = course_of(ring.river.problem, day, dt);
      rise = std::max(rise, found.rise);
      left = std::max(left, found.discharge);
      apart = std::max(apart, std::abs(found.discharge - plain.discharge));
    };
    compare(ring_with(nothing), alike);
    compare(ring_with(add_shut_weir), alike);
    compare(ring_with(inflow), alike);
    compare(ring_with(nothing, true), creek_apart);
    compare(ring_with(add_creek), creek_apart);
  }
  test::figure_at_most("closed ring, largest rise of its energy in a step [share]", rise, 1e-6);
  test::figure_at_most("closed ring, what is left of 5 m3/s after a day [m3/s]", left, 0.2);
  test::figure_at_most("closed ring, effect of a shut weir or no inflow [m3/s]", alike, 1e-9);
  test::figure_at_most("closed ring, effect of a creek or a storage of 1 m2 [m3/s]", creek_apart,
                       1e-3);
}

TEST_CASE("random closed networks come to rest") {
  double rise = 0.0, left = 0.0;
  for (unsigned seed = 0; seed < 24; ++seed) {
    const double dt = std::array{10.0, 60.0, 300.0}[seed % 3];
    const Case problem = random_loop(seed).problem;
    // Steps longer than the waves of the start take: a weight below 1 mixes up what they hold.
    rise = std::max(rise, course_of(problem, 0.25 * day, dt, 1.0).rise);
    left = std::max(left, course_of(problem, 2.0 * day, dt).kinetic);
  }
  test::figure_at_most("closed networks, largest rise of their energy in a step [share]", rise,
                       1e-6);
  test::figure_at_most("closed networks, motion left after two days [share]", left, 1e-3);
}
