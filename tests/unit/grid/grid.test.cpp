#include "solver/grid/grid.hpp"

#include <doctest/doctest.h>

#include <cmath>

#include "tests/support/river_case.hpp"

using namespace biandan;

namespace {

test::RiverCase two_reaches() {
  test::RiverCase river;
  const auto a = river.node("a");
  const auto b = river.node("b");
  const auto c = river.storage("c", -1.0, 1000.0, 1.0);
  river.reach("ab", a, b, 1000.0, 240.0, 1.0, 0.5, 10.0, 2.0, 0.025);
  river.reach("bc", b, c, 300.0, 1000.0, 0.5, 0.2, 8.0, 1.0, 0.025);
  return river;
}

}  // namespace

TEST_CASE("a reach is cut into the nearest number of equal faces") {
  const test::RiverCase river = two_reaches();
  const grid::Grid grid = grid::build_grid(river.problem);
  CHECK(grid.reach_face_count == std::vector<int>{4, 1});
  CHECK(grid.cells.size() == 3 + 3);
  CHECK(grid.faces.size() == 5);
  CHECK(grid.faces[0].distance == doctest::Approx(250.0));
  CHECK(grid.faces[0].previous == -1);
  CHECK(grid.faces[1].previous == 0);
  CHECK(grid.faces[3].next == -1);
  CHECK(grid.cells[3].name == "ab:250");
}

TEST_CASE("cells closer than a metre have names of their own") {
  test::RiverCase river;
  river.reach("r", river.node("a"), river.node("b"), 2.0, 0.25, 0.0, 0.0, 1.0, 0.0, 0.025);
  const grid::Grid grid = grid::build_grid(river.problem);
  REQUIRE(grid.cells.size() == 9);
  CHECK(grid.cells[2].name == "r:0.25");
  CHECK(grid.cells[3].name == "r:0.50");
  CHECK(grid.cells[8].name == "r:1.75");
}

TEST_CASE("cells hold the volume of the reaches, by the trapezoidal rule, and of storages") {
  const test::RiverCase river = two_reaches();
  const grid::Grid grid = grid::build_grid(river.problem);
  double total = 0.0;
  for (const grid::Cell& cell : grid.cells) total += cell.volume(2.0);
  double expected = 1000.0 * 3.0;
  const auto area = [](double h, double b, double m) { return (b + m * h) * h; };
  for (int k = 0; k <= 4; ++k)
    expected += (k == 0 || k == 4 ? 125.0 : 250.0) * area(1.0 + 0.125 * k, 10.0, 2.0);
  expected += 150.0 * (area(1.5, 8.0, 1.0) + area(1.8, 8.0, 1.0));
  CHECK(total == doctest::Approx(expected).epsilon(1e-13));
}

TEST_CASE("level_of is the inverse of volume, for single and for composed cells") {
  const test::RiverCase river = two_reaches();
  const grid::Grid grid = grid::build_grid(river.problem);
  for (const grid::Cell& cell : grid.cells)
    for (const double depth : {1e-9, 1e-6, 1e-3, 0.1, 0.5, 1.3, 1.7, 4.0, 20.0}) {
      const double level = cell.bed + depth;
      CHECK(cell.level_of(cell.volume(level)) - cell.bed == doctest::Approx(depth).epsilon(1e-9));
    }
  CHECK(grid.cells[2].level_of(0.0) == grid.cells[2].bed);
  CHECK(grid.cells[2].level_of(-1.0) == grid.cells[2].bed);
}

TEST_CASE("places find their cells and faces") {
  const test::RiverCase river = two_reaches();
  const grid::Grid grid = grid::build_grid(river.problem);
  const network::ReachId ab(0);
  CHECK(grid.cell_of({network::NodeId(1), {}, 0.0}) == 1);
  CHECK(grid.cell_of({{}, ab, 0.0}) == 0);
  CHECK(grid.cell_of({{}, ab, 124.0}) == 0);
  CHECK(grid.cell_of({{}, ab, 126.0}) == 3);
  CHECK(grid.cell_of({{}, ab, 1000.0}) == 1);
  CHECK(grid.face_of({{}, ab, 0.0}) == 0);
  CHECK(grid.face_of({{}, ab, 260.0}) == 1);
  CHECK(grid.face_of({{}, ab, 1000.0}) == 3);
}

TEST_CASE("a distributed load falls into the cells of its stretch and nowhere else") {
  test::RiverCase river = two_reaches();
  forcing::Load load;
  load.name = "fields";
  load.place = {{}, network::ReachId(0), 100.0};
  load.to_chainage = 700.0;
  load.distributed = true;
  river.problem.forcing.loads.push_back(load);
  const grid::Grid grid = grid::build_grid(river.problem);
  double share = 0.0;
  for (const grid::Inlet& inlet : grid.inlets) share += inlet.share;
  CHECK(share == doctest::Approx(1.0).epsilon(1e-14));
  CHECK(grid.inlets.size() == 4);
  CHECK(grid.inlets[0].cell == 0);
  CHECK(grid.inlets[0].share == doctest::Approx(25.0 / 600.0));
  CHECK(grid.inlets[1].share == doctest::Approx(250.0 / 600.0));
}

TEST_CASE("what only the grid can see is refused with its place") {
  test::RiverCase lonely;
  lonely.node("alone");
  lonely.problem.network.nodes[0].source = {"junctions.csv", 2, 1};
  CHECK_THROWS_WITH_AS(grid::build_grid(lonely.problem),
                       "junctions.csv:2:1: node 'alone' holds no water; expected a reach that ends "
                       "there, or a storage",
                       base::CaseError);

  test::RiverCase near = two_reaches();
  network::Structure& weir = near.structure("W", network::NodeId(0), network::NodeId(0));
  weir.source = {"weirs.csv", 3, 1};
  CHECK_THROWS_WITH_AS(
      grid::build_grid(near.problem),
      "weirs.csv:3:1: structure 'W' begins and ends in the same cell; expected two "
      "places that lie apart, or a smaller cell_length",
      base::CaseError);
}

TEST_CASE("cells without coordinates get a schematic, inner ones the line between their nodes") {
  test::RiverCase river = two_reaches();
  river[network::NodeId(0)].x = 0.0;
  river[network::NodeId(0)].y = 0.0;
  river[network::NodeId(1)].x = 400.0;
  river[network::NodeId(1)].y = -800.0;
  const grid::Grid grid = grid::build_grid(river.problem);
  CHECK(grid.cells[4].x == doctest::Approx(200.0));
  CHECK(grid.cells[4].y == doctest::Approx(-400.0));
  CHECK(std::isfinite(grid.cells[2].x));
}
