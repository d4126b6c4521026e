// Steady flow in a real river: 13.2 km of the Rhone near Beaucaire, 29 irregular compound sections,
// 9,100 m3/s, level 15.56 m downstream, Strickler 44 main / 22 flood plain by the Debord formula.
//
// Reference: test 22 of MASCARET (EDF and CEREMA, validation set, snapshot of 2018-02-14), two
// kernels that differ by up to 2 cm from each other. Bound: 3 cm from the nearer of both at every
// section, 3 cm from the steady one on average.
#include <algorithm>
#include <cmath>
#include <string>

#include "model/casefile/read_case.hpp"
#include "solver/flow/initial.hpp"
#include "tests/support/figure.hpp"
#include "tests/support/figures_table.hpp"

using namespace biandan;

TEST_CASE("steady level of the Rhone at Beaucaire") {
  const Case problem =
      casefile::read_case(std::string(BIANDAN_SOURCE_DIR) + "/tests/verify/beaucaire/case");
  const grid::Grid grid = grid::build_grid(problem);
  const auto state = flow::steady_state(problem, grid, flow::given_state(problem, grid));
  const network::ReachId rhone(0);
  // Cells lie up to half a cell from a section: the level there is linear between the cells.
  const double spacing = grid.faces.front().distance;
  const auto level_at = [&](double chainage) {
    const double before = std::floor(chainage / spacing) * spacing;
    const auto cell = [&](double x) {
      return state.level[static_cast<std::size_t>(grid.cell_of({{}, rhone, x}))];
    };
    const double share = (chainage - before) / spacing;
    return share <= 0.0 ? cell(before)
                        : (1.0 - share) * cell(before) + share * cell(before + spacing);
  };
  double largest = 0.0, mean = 0.0;
  const auto rows = test::figures_table("tests/verify/beaucaire/levels.csv");
  for (const auto& row : rows) {
    const double level = level_at(std::stod(row[0]));
    if (std::getenv("BIANDAN_PRINT") != nullptr)
      std::printf("%s %.4f %+.4f %+.4f\n", row[0].c_str(), level, level - std::stod(row[1]),
                  level - std::stod(row[2]));
    largest = std::max(largest, std::abs(level - std::stod(row[1])));
    mean += std::abs(level - std::stod(row[1])) / double(rows.size());
  }
  REQUIRE(rows.size() == 57);
  test::figure_at_most("Rhone at Beaucaire, largest difference of level [m]", largest, 0.03);
  test::figure_at_most("Rhone at Beaucaire, mean difference of level [m]", mean, 0.03);
}
