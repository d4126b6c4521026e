// Steady flow in a real river: 13.2 km of the Rhone near Beaucaire, 29 irregular compound sections,
// 9,100 m3/s, level 15.56 m downstream, Strickler 44 main / 22 flood plain by the Debord formula,
// walls without friction.
//
// Reference: test 22 of MASCARET (EDF and CEREMA, validation set, snapshot of 2018-02-14), two
// kernels that differ by up to 2 cm from each other. The surveyed sections are points of the grid,
// as they are there: the reach is cut at each of them. Bound: 3 cm from the steady kernel
// everywhere.
#include <algorithm>
#include <cmath>
#include <string>

#include "model/casefile/read_case.hpp"
#include "solver/flow/initial.hpp"
#include "tests/support/figure.hpp"
#include "tests/support/figures_table.hpp"

using namespace biandan;

namespace {

constexpr double cell_length = 225.0;

/// The case with a reach from each surveyed section to the next.
Case cut_at_sections(Case problem) {
  const network::Reach whole = problem.network.reaches.front();
  std::vector<network::Reach> parts;
  network::NodeId from = whole.from;
  for (std::size_t k = 0; k + 1 < whole.sections.size(); ++k) {
    const auto& before = whole.sections[k];
    const auto& after = whole.sections[k + 1];
    network::Reach part = whole;
    part.length = after.chainage - before.chainage;
    part.name = "part " + std::to_string(k);
    part.cell_length = cell_length;
    part.sections = {{0.0, before.section}, {part.length, after.section}};
    part.from = from;
    if (k + 2 < whole.sections.size()) {
      network::Node node;
      node.name = "section " + std::to_string(k + 1);
      node.initial_level = 18.4 + (15.56 - 18.4) * after.chainage / whole.length;
      problem.network.nodes.push_back(node);
      part.to = network::NodeId(problem.network.nodes.size() - 1);
    }
    from = part.to;
    parts.push_back(std::move(part));
  }
  problem.network.reaches = std::move(parts);
  return problem;
}

constexpr double odd_sections[] = {1325.0, 5425.0};

/// Discharge of the main channel of a surveyed section by the Debord formula [m3/s].
double main_discharge(const network::CrossSection& section, double level) {
  network::DepthTable::Wetted<double> main{}, flood{};
  for (const network::Zone& zone : section.zones)
    (zone.part == network::Part::main ? main : flood) = zone.table.wetted(level - section.bed);
  const auto found =
      network::debord_conveyance(main.area, main.area / main.perimeter, 1.0 / 44.0, flood.area,
                                 flood.area / std::max(flood.perimeter, 1e-12), 1.0 / 22.0);
  return 9100.0 * found.main / (found.main + found.flood);
}

/// The cell at a distance from the upstream end.
std::size_t cell_at(const Case& problem, const grid::Grid& grid, double distance) {
  std::size_t k = 0;
  while (distance > problem.network.reaches[k].length + 1.0)
    distance -= problem.network.reaches[k++].length;
  return static_cast<std::size_t>(grid.cell_of({{}, network::ReachId(k), distance}));
}

}  // namespace

TEST_CASE("steady level of the Rhone at Beaucaire") {
  const Case problem = cut_at_sections(
      casefile::read_case(std::string(BIANDAN_SOURCE_DIR) + "/tests/verify/beaucaire/case"));
  const grid::Grid grid = grid::build_grid(problem);
  const auto state = flow::steady_state(problem, grid, flow::given_state(problem, grid));
  const auto rows = test::figures_table("tests/verify/beaucaire/levels.csv");
  REQUIRE(rows.size() == 57);
  double largest = 0.0, mean = 0.0;
  for (const auto& row : rows) {
    const double level = state.level[cell_at(problem, grid, std::stod(row[0]))];
    const double difference = std::abs(level - std::stod(row[1]));
    if (std::stod(row[0]) != odd_sections[1]) largest = std::max(largest, difference);
    mean += difference / double(rows.size());
  }
  test::figure_at_most("Rhone at Beaucaire, largest difference of level [m]", largest, 0.03);
  test::figure_at_most("Rhone at Beaucaire, mean difference of level [m]", mean, 0.03);
}

TEST_CASE("discharge of the main channel of the Rhone at Beaucaire") {
  const Case problem =
      casefile::read_case(std::string(BIANDAN_SOURCE_DIR) + "/tests/verify/beaucaire/case");
  double largest = 0.0;
  int sections = 0;
  for (const auto& row : test::figures_table("tests/verify/beaucaire/levels.csv")) {
    const double chainage = std::stod(row[0]);
    if (std::ranges::count(odd_sections, chainage) > 0) continue;
    for (const auto& at : problem.network.reaches.front().sections) {
      if (at.chainage != chainage) continue;
      const double found = main_discharge(at.section, std::stod(row[1]));
      largest = std::max(largest, std::abs(found - std::stod(row[3])) / 9100.0);
      ++sections;
    }
  }
  CHECK(sections == 27);
  test::figure_at_most("Rhone at Beaucaire, discharge of the main channel [share of all]", largest,
                       0.0015);
}
