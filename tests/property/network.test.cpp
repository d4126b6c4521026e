// What must hold in any network, however odd: drawn at random, and when one breaks it, drawn
// simpler and simpler until nothing more can be left out. BIANDAN_NETWORKS sets how many are drawn
// for each property (300).
#include <doctest/doctest.h>
#include <rapidcheck.h>

#include <cmath>
#include <cstdlib>
#include <map>
#include <string>

#include "model/base/error.hpp"
#include "solver/record/state_hash.hpp"
#include "tests/property/random_river.hpp"
#include "tests/support/left_run.hpp"

using namespace biandan;

namespace {

int networks() {
  const char* const wanted = std::getenv("BIANDAN_NETWORKS");
  return wanted != nullptr ? std::atoi(wanted) : 300;
}

/// Holds a property against random networks; what breaks it is told in words.
template <class Property>
void holds_in_any_river(const char* name, const test::RiverWish& wish, const Property& property) {
  rc::detail::TestMetadata metadata;
  metadata.id = name;
  metadata.description = name;
  rc::detail::TestParams params = rc::detail::configuration().testParams;
  params.maxSuccess = networks();
  const auto body = [&] {
    const auto throws =
        *rc::gen::container<std::vector<int>>(160, rc::gen::inRange(0, test::Dice::faces));
    test::Dice dice(throws);
    const Case problem = test::random_river(dice, wish);
    RC_LOG() << test::describe(problem);
    try {
      property(problem, dice);
    } catch (const base::RunError& error) {
      RC_FAIL(std::string("the run failed: ") + error.what());
    }
  };
  const rc::detail::TestResult result = rc::detail::checkTestable(body, metadata, params);
  std::ostringstream text;
  rc::detail::printResultMessage(result, text);
  INFO(text.str());
  CHECK(result.template is<rc::detail::SuccessResult>());
}

/// Looks at every step, and keeps what the last one led to.
struct Watch : run::Observer {
  void step(const run::RunView& view) override {
    for (const double volume : view.flow.volume_after)
      least_volume = std::min(least_volume, volume);
    for (const double value : view.concentration) {
      least = std::min(least, value);
      finite = finite && std::isfinite(value);
    }
    ++steps;
  }
  void finish(const run::RunView& view, const run::RunStatistics&) override {
    hash = record::state_hash(view);
    balance = std::max(std::abs(view.ledger.water.relative()),
                       std::abs(view.ledger.worst_constituent().relative()));
  }
  void carry(base::Archive& archive) override { archive(least_volume, least, finite, steps); }
  double least_volume = 0.0, least = 0.0, balance = 0.0;
  bool finite = true;
  long steps = 0;
  std::string hash;
};

/// The state at the end by place, whatever the order and direction in which things are named.
struct Places : run::Observer {
  explicit Places(bool mirror = false) : mirrored(mirror) {}
  void finish(const run::RunView& view, const run::RunStatistics&) override {
    const auto& network = view.problem.network;
    for (std::size_t c = 0; c < view.grid.cells.size(); ++c) {
      const grid::Cell& cell = view.grid.cells[c];
      const std::string name = cell.reach.valid() ? on_reach(network, cell.reach, cell.chainage)
                                                  : network.nodes[cell.node.index()].name;
      level[name] = view.flow.level[c];
      if (view.flow.depth[c] < 0.01) continue;  // a film may hold anything
      for (std::size_t k = 0; k < view.constituents; ++k)
        concentration[name + " " + std::to_string(k)] =
            view.concentration[c * view.constituents + k];
    }
    for (std::size_t f = 0; f < view.grid.faces.size(); ++f) {
      const grid::Face& face = view.grid.faces[f];
      const bool channel = face.kind == grid::Face::Kind::channel;
      const std::string name = channel ? on_reach(network, face.reach, face.chainage)
                                       : network.structures[face.structure.index()].name;
      discharge[name] = channel && mirrored ? -view.flow.discharge[f] : view.flow.discharge[f];
    }
  }
  std::string on_reach(const network::Network& network, network::ReachId id,
                       double chainage) const {
    const network::Reach& reach = network.reaches[id.index()];
    if (mirrored) chainage = reach.length - chainage;
    return reach.name + " at " + std::to_string(std::lround(10.0 * chainage));
  }
  bool mirrored;
  std::map<std::string, double> level, discharge, concentration;
};

template <class Observer>
Observer seen(const Case& problem, Observer observer = Observer()) {
  run::Observer* observers[] = {&observer};
  run::simulate(problem, observers);
  return observer;
}

double largest_difference(const std::map<std::string, double>& a,
                          const std::map<std::string, double>& b) {
  double largest = 0.0;
  for (const auto& [name, value] : a)
    if (const auto found = b.find(name); found != b.end())
      largest = std::max(largest, std::abs(value - found->second));
  return largest;
}

void alike(const Places& a, const Places& b) {
  RC_ASSERT(a.level.size() == b.level.size());
  RC_ASSERT(a.discharge.size() == b.discharge.size());
  RC_LOG() << "differences: level " << largest_difference(a.level, b.level) << " m, discharge "
           << largest_difference(a.discharge, b.discharge) << " m3/s, concentration "
           << largest_difference(a.concentration, b.concentration) << "\n";
  // Levels are solved to 1e-6 m. Round a short loop, or where an opening faces two levels that are
  // almost equal, such a difference moves litres a second, and what these carry.
  RC_ASSERT(largest_difference(a.level, b.level) < 1e-3);
  RC_ASSERT(largest_difference(a.discharge, b.discharge) < 2e-2);
  RC_ASSERT(largest_difference(a.concentration, b.concentration) < 5e-3);
}

}  // namespace

TEST_CASE("balances close, and neither water nor anything in it goes below nothing") {
  for (const char* kinetics : {"none", "lumped", "full"})
    holds_in_any_river(kinetics, {true, true, kinetics}, [](const Case& problem, test::Dice&) {
      const Watch watch = seen<Watch>(problem);
      RC_ASSERT(watch.finite);
      RC_ASSERT(watch.least_volume >= 0.0);
      RC_ASSERT(watch.least >= 0.0);
      RC_ASSERT(watch.balance <= run::ledger_tolerance);
    });
}

TEST_CASE("what is even stays even") {
  holds_in_any_river("even", {false, true}, [](const Case& problem, test::Dice&) {
    struct Even : run::Observer {
      void step(const run::RunView& view) override {
        for (std::size_t c = 0; c < view.grid.cells.size(); ++c) {
          const bool film = view.flow.volume_after[c] < 1e-4 * view.grid.cells[c].bankfull;
          if (!film)
            off = std::max(off, std::abs(view.concentration[c * view.constituents] / 0.7 - 1.0));
        }
      }
      double off = 0.0;
    };
    const double off = seen<Even>(problem).off;
    RC_LOG() << "off by " << off << "\n";
    RC_ASSERT(off < 1e-10);
  });
}

TEST_CASE("a run that is left anywhere and gone on with ends in the same bits") {
  holds_in_any_river("resume", {true, true, "lumped"}, [](const Case& problem, test::Dice& dice) {
    const Watch whole = seen<Watch>(problem);
    // A run is left between steps of the case; parts of those that were halved count too in
    // `steps`.
    const long steps = std::lround(problem.settings.duration / problem.settings.step);
    const long first = 1 + static_cast<long>(dice.below(static_cast<std::size_t>(steps) - 2));
    const Watch parts = test::run_in_parts<Watch>(problem, {first, 1});
    RC_ASSERT(parts.hash == whole.hash);
    RC_ASSERT(parts.steps == whole.steps);
    RC_ASSERT(parts.balance == whole.balance);
  });
}

TEST_CASE("the order of rows does not matter") {
  holds_in_any_river("order", {true, false}, [](const Case& problem, test::Dice& dice) {
    alike(seen<Places>(problem), seen<Places>(test::reordered(problem, dice)));
  });
}

TEST_CASE("a network drawn the other way round flows the other way round") {
  holds_in_any_river("mirror", {true, false}, [](const Case& problem, test::Dice&) {
    alike(seen<Places>(problem), seen(test::mirrored(problem), Places(true)));
  });
}
