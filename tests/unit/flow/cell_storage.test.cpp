#include "solver/flow/cell_storage.hpp"

#include <doctest/doctest.h>

#include <cmath>

#include "tests/support/river_case.hpp"

using namespace biandan;

namespace {

/// Two reaches of compound sections that meet, with beds at unlike levels.
test::RiverCase branching_river() {
  test::RiverCase river;
  const auto top = river.node("top");
  const auto middle = river.node("middle");
  const auto end = river.node("end");
  river.reach("high", top, middle, 400.0, 100.0, 1.5, 1.0, 4.0, 1.5, 0.03);
  river.reach("low", middle, end, 400.0, 100.0, 0.2, 0.0, 0.0, 2.0, 0.03);
  return river;
}

}  // namespace

TEST_CASE("levels and surfaces of cells agree with their sections, wet, half dry and dry") {
  const test::RiverCase river = branching_river();
  const grid::Grid grid = grid::build_grid(river.problem);
  flow::CellStorage storage(grid);
  const std::size_t cells = grid.cells.size();
  std::vector<double> level(cells), moved(cells), volume(cells), found(cells), surface(cells);
  for (const double start : {0.0, 0.005, 0.3, 1.2, 2.5})
    for (const double change : {-1.0, -0.01, 0.0, 1e-7, 0.02, 0.9}) {
      CAPTURE(start);
      CAPTURE(change);
      for (std::size_t c = 0; c < cells; ++c) {
        level[c] = start;
        moved[c] = std::max(start + change, grid.cells[c].bed);
        volume[c] = grid.cells[c].volume(moved[c]);
      }
      storage.evaluate(level);
      storage.levels_of(volume, found);
      storage.surfaces_at(found, surface);
      for (std::size_t c = 0; c < cells; ++c) {
        CHECK(std::abs(found[c] - moved[c]) < 1e-12);
        CHECK(surface[c] == grid.cells[c].surface(found[c]));
      }
    }
}
