#include "scenarios/exchange/import/geojson/ways.hpp"

#include <doctest/doctest.h>

using namespace biandan::exchange;
using biandan::network::Line;
using biandan::network::Point;

namespace {

const Ground ground(false, 0.0);

}  // namespace

TEST_CASE("parts that go on in one another are one line, whatever their direction and order") {
  const std::vector<Line> lines = joined({{{1, 0}, {2, 0}}, {{3, 0}, {2, 0}}, {{0, 0}, {1, 0}}});
  REQUIRE(lines.size() == 1);
  CHECK(lines[0] == Line{{0, 0}, {1, 0}, {2, 0}, {3, 0}});
  CHECK(joined({{{0, 0}, {1, 0}}, {{5, 0}, {6, 0}}}).size() == 2);
  const std::vector<Line> ring = joined({{{0, 0}, {1, 0}, {1, 1}}, {{1, 1}, {0, 0}}});
  REQUIRE(ring.size() == 1);
  CHECK(ring[0].size() == 4);
}

TEST_CASE("a way is cut at nodes near its middle, not at those near its ends") {
  const std::vector<Point> nodes{{0, 0}, {100, 0}, {40, 0.3}, {70, 0}, {99.6, 0.1}, {50, 3}};
  const Way way{{{0, 0}, {70, 0}, {100, 0}}, 0, 1};
  const auto search = passes(nodes, {way}, ground, 0.5);
  REQUIRE(search.found.size() == 1);
  REQUIRE(search.found[0].size() == 2);
  CHECK(search.found[0][0].node == 2);
  CHECK(search.found[0][1].node == 3);
  const std::vector<Way> parts = cut(way, search.found[0], nodes);
  REQUIRE(parts.size() == 3);
  CHECK(parts[0].points == Line{{0, 0}, {40, 0.3}});
  CHECK(parts[1].points == Line{{40, 0.3}, {70, 0}});
  CHECK(parts[2].points == Line{{70, 0}, {100, 0}});
  CHECK(parts[1].from == 2);
  CHECK(parts[1].to == 3);
}

TEST_CASE("a way that passes a node twice is cut twice") {
  const std::vector<Point> nodes{{0, 0}, {20, 20}, {10, 0}};
  const Way way{{{0, 0}, {20, 0}, {20, 10}, {10, 10}, {10, -10}, {20, 20}}, 0, 1};
  const auto search = passes(nodes, {way}, ground, 0.5);
  REQUIRE(search.found[0].size() == 2);
  CHECK(search.found[0][0].node == 2);
  CHECK(search.found[0][1].node == 2);
}

TEST_CASE("points in the middle of two ways are shared") {
  const std::vector<Way> ways{{{{0, 0}, {5, 5}, {9, 0}}, 0, 1}, {{{0, 9}, {5, 5}, {9, 9}}, 2, 3}};
  CHECK(shared_points(ways) == std::vector<Point>{{5, 5}});
  CHECK(shared_points({ways[0]}).empty());
}

TEST_CASE("ways that cross away from their nodes are found once") {
  const std::vector<Point> nodes{{0, 0}, {10, 0}, {5, -5}, {5, 5}, {10, 8}};
  const std::vector<Way> ways{{{{0, 0}, {10, 0}}, 0, 1},
                              {{{5, -5}, {5, 1}, {6, -1}, {5, 5}}, 2, 3},
                              {{{10, 0}, {10, 8}}, 1, 4}};
  const auto search = crossings(ways, nodes, ground, 0.5);
  CHECK(search.complete);
  REQUIRE(search.found.size() == 1);
  CHECK(search.found[0] == std::pair<std::size_t, std::size_t>{0, 1});
}
