// Where nodes and reaches lie on a map.
#include "solver/grid/layout.hpp"

#include <doctest/doctest.h>

#include <cmath>
#include <string>
#include <vector>

#include "tests/support/river_case.hpp"

using namespace biandan;
using doctest::Approx;

namespace {

network::ReachId add_reach(test::RiverCase& river, const std::string& name, network::NodeId from,
                           network::NodeId to, double length = 1000.0) {
  return river.reach(name, from, to, length, 250.0, 0.0, 0.0, 10.0, 2.0, 0.025);
}

void put(test::RiverCase& river, network::NodeId node, double x, double y) {
  river[node].x = x;
  river[node].y = y;
}

double distance(const grid::Cell& a, const grid::Cell& b) {
  return std::hypot(a.x - b.x, a.y - b.y);
}

/// No two cells lie on one another.
double closest(const grid::Grid& grid) {
  double least = 1e300;
  for (std::size_t a = 0; a < grid.cells.size(); ++a)
    for (std::size_t b = 0; b < a; ++b)
      least = std::min(least, distance(grid.cells[a], grid.cells[b]));
  return least;
}

const grid::Cell& cell(const grid::Grid& grid, network::NodeId node) {
  return grid.cells[static_cast<std::size_t>(grid.node_cell[node.index()])];
}

}  // namespace

TEST_CASE("cells follow the course of their reach, whatever its drawn length") {
  test::RiverCase river;
  const auto a = river.node("a"), b = river.node("b");
  const auto reach = add_reach(river, "ab", a, b, 2000.0);  // drawn with 400 m
  put(river, a, 0.0, 0.0);
  put(river, b, 200.0, 0.0);
  river[reach].line = {{0.0, 100.0}, {200.0, 100.0}};
  const grid::Grid grid = grid::build_grid(river.problem);
  REQUIRE(grid.cells.size() == 9);
  CHECK(grid.cells[3].x == Approx(0.0));  // at 500 of 2000 m
  CHECK(grid.cells[3].y == Approx(100.0));
  CHECK(grid.cells[5].x == Approx(100.0));
  CHECK(grid.cells[5].y == Approx(100.0));
  REQUIRE(grid.courses[0].size() == 4);
  CHECK(grid.courses[0].back() == network::Point{200.0, 0.0});
}

TEST_CASE("reaches between the same two nodes bend apart, in either direction") {
  test::RiverCase river;
  const auto a = river.node("a"), b = river.node("b");
  put(river, a, 0.0, 0.0);
  put(river, b, 1000.0, 0.0);
  add_reach(river, "one", a, b);
  add_reach(river, "two", b, a);
  add_reach(river, "three", a, b);
  const grid::Grid grid = grid::build_grid(river.problem);
  CHECK(closest(grid) > 100.0);
  CHECK(grid.courses[1].empty());  // the middle one stays straight
}

TEST_CASE("a single reach stays straight beside one whose course is given") {
  test::RiverCase river;
  const auto a = river.node("a"), b = river.node("b");
  put(river, a, 0.0, 0.0);
  put(river, b, 1000.0, 0.0);
  river[add_reach(river, "one", a, b)].line = {{500.0, 300.0}};
  add_reach(river, "two", a, b);
  const grid::Grid grid = grid::build_grid(river.problem);
  CHECK(grid.courses[0].size() == 3);
  CHECK(grid.courses[1].empty());
}

TEST_CASE("nodes without coordinates lie between those that have some") {
  test::RiverCase river;
  const auto a = river.node("a"), u = river.node("u"), v = river.node("v"), b = river.node("b");
  put(river, a, 521000.0, 3520000.0);
  put(river, b, 524000.0, 3523000.0);
  add_reach(river, "au", a, u);
  add_reach(river, "uv", u, v);
  add_reach(river, "vb", v, b);
  const grid::Grid grid = grid::build_grid(river.problem);
  CHECK(cell(grid, u).x == Approx(522000.0).epsilon(1e-8));
  CHECK(cell(grid, v).y == Approx(3522000.0).epsilon(1e-8));
}

TEST_CASE("a way round a straight reach does not lie on it") {
  test::RiverCase river;
  const auto a = river.node("a"), b = river.node("b");
  put(river, a, 0.0, 0.0);
  put(river, b, 1000.0, 0.0);
  const auto u = river.node("u"), v = river.node("v");
  add_reach(river, "ab", a, b);
  add_reach(river, "au", a, u);
  add_reach(river, "uv", u, v);
  add_reach(river, "vb", v, b);
  const grid::Grid grid = grid::build_grid(river.problem);
  CHECK(std::abs(cell(grid, u).y) > 150.0);
  CHECK(std::abs(cell(grid, v).y) > 150.0);
  CHECK(closest(grid) > 20.0);
}

TEST_CASE("dead ends, and what hangs on one node, lie beside it") {
  test::RiverCase river;
  const auto a = river.node("a"), b = river.node("b");
  put(river, a, 521000.0, 3520000.0);
  put(river, b, 522000.0, 3520000.0);
  add_reach(river, "ab", a, b);
  const auto creek = river.node("creek"), end = river.node("end");
  const auto p = river.node("p"), q = river.node("q");
  add_reach(river, "b-creek", b, creek);
  add_reach(river, "creek-end", creek, end);
  add_reach(river, "ap", a, p);  // a loop that hangs on a
  add_reach(river, "pq", p, q);
  add_reach(river, "qa", q, a);
  const grid::Grid grid = grid::build_grid(river.problem);
  CHECK(closest(grid) > 20.0);
  CHECK(distance(cell(grid, creek), cell(grid, b)) < 1000.0);
  CHECK(distance(cell(grid, end), cell(grid, creek)) < 1000.0);
}

TEST_CASE("polders and sewers lie beside what their structures lead to") {
  test::RiverCase river;
  const auto a = river.node("a"), b = river.node("b");
  put(river, a, 521000.0, 3520000.0);
  put(river, b, 522000.0, 3520000.0);
  const auto reach = add_reach(river, "ab", a, b);
  const auto polder = river.storage("polder", 0.0, 1000.0, 1.0);
  const auto sewer = river.storage("sewer", 0.0, 100.0, 1.0);
  river.structure("gate", polder, b);
  network::Structure& outfall = river.structure("outfall", sewer, network::NodeId());
  outfall.to = {{}, reach, 500.0};
  const grid::Grid grid = grid::build_grid(river.problem);
  CHECK(distance(cell(grid, polder), cell(grid, b)) == Approx(400.0));
  CHECK(cell(grid, sewer).x == Approx(521500.0));
  CHECK(std::abs(cell(grid, sewer).y - 3520000.0) == Approx(400.0));
}

TEST_CASE("a part of the network without coordinates lies clear of the others") {
  test::RiverCase river;
  const auto a = river.node("a"), b = river.node("b");
  put(river, a, 119.90, 31.78);
  put(river, b, 119.91, 31.78);
  river.problem.settings.crs = "EPSG:4490";
  add_reach(river, "ab", a, b);
  const auto c = river.node("c"), d = river.node("d");
  add_reach(river, "cd", c, d);
  const grid::Grid grid = grid::build_grid(river.problem);
  CHECK(cell(grid, c).y < 31.78);
  CHECK(cell(grid, c).y > 31.76);
  CHECK(distance(cell(grid, d), cell(grid, a)) < 0.02);
}

TEST_CASE("a looped network without any coordinates is laid out clear of itself") {
  test::RiverCase river;
  std::vector<network::NodeId> nodes;
  constexpr int side = 4;
  for (int i = 0; i < side * side; ++i) nodes.push_back(river.node("n" + std::to_string(i)));
  for (int row = 0; row < side; ++row)
    for (int at = 0; at < side; ++at) {
      const std::string name = std::to_string(row) + "-" + std::to_string(at);
      const auto here = static_cast<std::size_t>(row * side + at);
      if (at + 1 < side) add_reach(river, "e" + name, nodes[here], nodes[here + 1]);
      if (row + 1 < side) add_reach(river, "s" + name, nodes[here], nodes[here + side]);
    }
  const grid::Grid grid = grid::build_grid(river.problem);
  CHECK(closest(grid) > 20.0);
}

TEST_CASE("a reach of a schematic does not run over other nodes of its column") {
  test::RiverCase river;
  const auto root = river.node("root");
  const auto p = river.node("p"), q = river.node("q"), r = river.node("r");
  add_reach(river, "p", root, p);
  add_reach(river, "q", root, q);
  add_reach(river, "r", root, r);
  add_reach(river, "pr", p, r);
  const grid::Grid grid = grid::build_grid(river.problem);
  CHECK(closest(grid) > 100.0);
  CHECK(!grid.courses[3].empty());
}

TEST_CASE("a reach that comes back to its node is a circle") {
  test::RiverCase river;
  const auto a = river.node("a"), b = river.node("b");
  put(river, a, 0.0, 0.0);
  put(river, b, 1000.0, 0.0);
  add_reach(river, "ab", a, b);
  add_reach(river, "aa", a, a, 2000.0);
  const grid::Grid grid = grid::build_grid(river.problem);
  CHECK(closest(grid) > 50.0);
}

TEST_CASE("a layout is the same every time") {
  test::RiverCase river;
  const auto a = river.node("a"), u = river.node("u"), v = river.node("v");
  put(river, a, 0.0, 0.0);
  add_reach(river, "au", a, u);
  add_reach(river, "av", a, v);
  add_reach(river, "uv", u, v);
  const grid::Grid one = grid::build_grid(river.problem), two = grid::build_grid(river.problem);
  for (std::size_t c = 0; c < one.cells.size(); ++c) {
    CHECK(one.cells[c].x == two.cells[c].x);
    CHECK(one.cells[c].y == two.cells[c].y);
  }
}
