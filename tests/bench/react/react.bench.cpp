// Cost of a reaction step of the lumped set, per cell, beside a floor: the rates of the same
// processes evaluated three times, as often as the method needs them at least.
#include <chrono>
#include <cmath>
#include <cstdio>
#include <limits>
#include <vector>

#include "model/quality/kinetics_set.hpp"
#include "solver/math/denormals.hpp"
#include "solver/transport/heat.hpp"
#include "tests/support/warm_water.hpp"
#include "tests/unit/react/pond_case.hpp"

using namespace biandan;

namespace {

constexpr std::size_t cells = 1024;
constexpr std::size_t block = 32;  // as the reactor has
constexpr int repetitions = 200;

/// Shortest wall time of a call, per cell [ns]; `prepare` runs before each and does not count.
template <class Prepare, class Work>
double nanoseconds(Prepare prepare, Work work) {
  double best = std::numeric_limits<double>::infinity();
  for (int i = 0; i < repetitions; ++i) {
    prepare();
    const auto start = std::chrono::steady_clock::now();
    work();
    const std::chrono::duration<double, std::nano> passed =
        std::chrono::steady_clock::now() - start;
    best = std::min(best, passed.count() / cells);
  }
  return best;
}

/// The rates of all processes of a set, three times as in a step of one stage each.
double floor_cost(const quality::KineticsSet& set) {
  const auto at = quality::conditions(20.0, quality::default_parameters());
  const std::vector<double> column(block, 5.0);
  const std::vector<const double*> water(set.states.size(), column.data());
  const std::size_t all = set.catalogue.size() * block;
  std::vector<double> speed(all, 1e-5), other(all, 8.0), rate(all);
  const quality::ProcessRows rows{block, speed.data(), other.data(), rate.data()};
  return nanoseconds([] {},
                     [&] {
                       for (std::size_t done = 0; done < cells; done += block)
                         for (int stage = 0; stage < 3; ++stage)
                           set.side_by_side->rates(block, water.data(), at, rows);
                     });
}

/// Ponds of many depths, every state around its usual value.
void fill(test::Ponds& ponds, double depth) {
  std::vector<double> water;
  for (const quality::Constituent& one : ponds.problem.quality.constituents)
    water.push_back(one.initial);
  ponds.fill(water);
  for (std::size_t i = 0; i < cells; ++i) {
    const double phase = static_cast<double>(i);
    ponds.flow.depth[i] = depth * (1.0 + 0.5 * std::sin(phase));
    ponds.flow.velocity[i] = 0.2 * std::cos(0.37 * phase);
    for (std::size_t k = 0; k < water.size(); ++k)
      ponds.at(i, k) *= 1.0 + 0.3 * std::sin(0.7 * phase);
  }
}

test::Ponds ponds_of(const quality::KineticsSet& set) {
  test::Ponds ponds(cells, std::string(set.name));
  test::set_air(ponds.problem.forcing.weather, {26.0, 0.7, 2.0, 300.0, 0.2});
  return ponds;
}

void row(const quality::KineticsSet& set, double depth, double dt, double floor) {
  test::Ponds ponds = ponds_of(set);
  const auto prepare = [&] { fill(ponds, depth); };
  transport::Reactor reactor(ponds.problem, ponds.grid);
  prepare();
  ponds.step(reactor, 0.0, dt);
  const double evaluations = static_cast<double>(reactor.evaluations()) / cells;
  const double cost = nanoseconds(prepare, [&] { ponds.step(reactor, 0.0, dt); });
  std::printf("%8.2f %8.0f %12.1f %12.0f %8.1f\n", depth, dt, evaluations, cost, cost / floor);
}

/// The same where every cell has a temperature of its own, and what warms and cools it.
void warm_row(const quality::KineticsSet& set, double depth, double dt) {
  test::Ponds ponds = ponds_of(set);
  test::add_temperature(ponds.problem.quality, 20.0);
  const auto prepare = [&] { fill(ponds, depth); };
  transport::Reactor reactor(ponds.problem, ponds.grid);
  const transport::Heat heat(ponds.problem, ponds.grid);
  prepare();
  ponds.step(reactor, 0.0, dt);
  const double react = nanoseconds(prepare, [&] { ponds.step(reactor, 0.0, dt); });
  const double warm = nanoseconds(prepare, [&] {
    heat.step(ponds.flow, 0.0, dt, ponds.concentration, ponds.produced, ponds.lost);
  });
  std::printf("%8.2f %8.0f %12.0f %12.0f\n", depth, dt, react, warm);
}

}  // namespace

int main() {
  const math::FlushDenormals flush;
  for (const quality::KineticsSet& set : quality::kinetics_sets()) {
    const double floor = floor_cost(set);
    std::printf("reaction step, kinetics %s, %zu cells; floor %.1f ns per cell\n",
                std::string(set.name).c_str(), cells, floor);
    std::printf("%8s %8s %12s %12s %8s\n", "depth m", "step s", "evaluations", "ns per cell",
                "ratio");
    for (const double depth : {2.0, 0.3, 0.02})
      for (const double dt : {150.0, 300.0, 900.0, 1800.0}) row(set, depth, dt, floor);
    std::printf("with a temperature by cell, ns per cell\n%8s %8s %12s %12s\n", "depth m", "step s",
                "reactions", "heat");
    for (const double depth : {2.0, 0.3})
      for (const double dt : {150.0, 900.0}) warm_row(set, depth, dt);
  }
}
