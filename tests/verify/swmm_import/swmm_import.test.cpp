// The benchmark network (tests/support/bench_network.hpp) written as a SWMM file, imported and run,
// against the case itself: thirty days of floods, tide, a gate under a rule, weir and pump.
//
// SWMM gives depths at junctions alone, so the short links between rivers and pool start on a slope
// in the imported case and level in the other: what that is of water is gone after half a day.
#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <string>
#include <vector>

#include "model/casefile/findings.hpp"
#include "scenarios/edit/read_case.hpp"
#include "scenarios/exchange/import/swmm/import_swmm.hpp"
#include "solver/run/simulate.hpp"
#include "tests/support/bench_swmm.hpp"
#include "tests/support/figure.hpp"
#include "tests/support/temporary_folder.hpp"

using namespace biandan;

namespace {

constexpr double hour = 3600.0, settling = 12.0 * hour;

/// Levels of all cells every hour, by the name of the cell.
class Levels : public run::Observer {
 public:
  void start(const run::RunView& view) override { keep(view); }
  void step(const run::RunView& view) override {
    if (std::fmod(view.time, hour) == 0.0) keep(view);
  }

  std::map<std::string, std::vector<double>> by_cell;

 private:
  void keep(const run::RunView& view) {
    for (std::size_t c = 0; c < view.grid.cells.size(); ++c)
      by_cell[view.grid.cells[c].name].push_back(view.flow.level[c]);
  }
};

Levels levels_of(const Case& problem) {
  Levels levels;
  run::Observer* observers[] = {&levels};
  run::simulate(problem, observers);
  return levels;
}

Case imported(const std::string& text) {
  casefile::Findings findings;
  const auto file = casefile::decode_source_file("bench.inp", "bench.inp", text, findings);
  REQUIRE(file);
  const exchange::Imported made = exchange::import_swmm(*file);
  for (const exchange::NotCarried& it : made.not_carried)
    CHECK_MESSAGE(it.why == exchange::NotCarried::Why::otherwise, it.what << ": " << it.said);
  const test::TemporaryFolder folder;
  exchange::write_draft(folder.path() / "case", made);
  return edit::read_case(folder.path() / "case").result;
}

/// A cell of the case in the imported one, whose reaches bear the names of their first conduits.
std::string name_in_import(std::string name) {
  std::ranges::replace(name, ' ', '_');
  const std::size_t colon = name.find(':');
  if (colon != std::string::npos) name.insert(colon, "_1");
  return name;
}

void compare(const test::BenchSize& size) {
  Case problem = test::bench_network(size);
  const Case other = imported(test::bench_swmm(size));
  CHECK(other.network.reaches.size() == problem.network.reaches.size());
  CHECK(other.network.nodes.size() == problem.network.nodes.size());
  problem.settings.step = other.settings.step;
  const Levels native = levels_of(problem);
  const Levels found = levels_of(other);
  CHECK(found.by_cell.size() == native.by_cell.size());
  double largest = 0.0;
  const auto first = static_cast<std::size_t>(settling / hour);
  for (const auto& [name, levels] : native.by_cell) {
    const std::vector<double>& same = found.by_cell.at(name_in_import(name));
    REQUIRE(same.size() == levels.size());
    REQUIRE(levels.size() > 700);
    for (std::size_t k = first; k < levels.size(); ++k)
      largest = std::max(largest, std::abs(same[k] - levels[k]));
  }
  const std::string pieces = std::to_string(size.pieces);
  test::figure_at_most(("SWMM file of " + pieces + " pieces, level against the case [m]").c_str(),
                       largest, 0.001);
}

}  // namespace

TEST_CASE("the benchmark network comes through a SWMM file with the same levels") {
  compare(test::bench_100);
  compare(test::bench_1000);
}
