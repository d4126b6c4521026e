#include "solver/math/dissection.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <set>

using namespace biandan;

namespace {

using Links = std::vector<std::pair<int, int>>;

Links lattice(int width, int height) {
  Links links;
  for (int y = 0; y < height; ++y)
    for (int x = 0; x < width; ++x) {
      if (x + 1 < width) links.emplace_back(y * width + x, y * width + x + 1);
      if (y + 1 < height) links.emplace_back(y * width + x, (y + 1) * width + x);
    }
  return links;
}

/// Pairs of later neighbours over all vertices, as they are eliminated.
std::size_t updates(std::size_t size, const Links& links, const std::vector<int>& order) {
  std::vector<std::set<int>> beside(size);
  for (const auto& [a, b] : links) {
    beside[static_cast<std::size_t>(a)].insert(b);
    beside[static_cast<std::size_t>(b)].insert(a);
  }
  std::size_t sum = 0;
  for (const int vertex : order) {
    const std::set<int> joined = beside[static_cast<std::size_t>(vertex)];
    sum += joined.size() * (joined.size() - 1) / 2;
    for (const int other : joined) {
      auto& others = beside[static_cast<std::size_t>(other)];
      others.insert(joined.begin(), joined.end());
      others.erase(vertex);
      others.erase(other);
    }
  }
  return sum;
}

bool holds_every_vertex_once(std::vector<int> order, int size) {
  std::ranges::sort(order);
  for (int k = 0; k < size; ++k)
    if (order[static_cast<std::size_t>(k)] != k) return false;
  return order.size() == static_cast<std::size_t>(size);
}

}  // namespace

TEST_CASE("a lattice is cut along its diagonals, with few updates") {
  constexpr int width = 40, height = 55, size = width * height;
  const Links links = lattice(width, height);
  const auto order = math::dissection_order(size, links);
  CHECK(holds_every_vertex_once(order, size));
  // Cuts straight across take 10 times size^1.5 (George 1973).
  CHECK(updates(size, links, order) < 450'000);
}

TEST_CASE("a hub beside every vertex of a rim comes last and costs little") {
  constexpr int width = 40, height = 55, size = width * height;
  Links links = lattice(width, height);
  for (int x = 0; x < width; ++x) links.emplace_back(x, size);
  const auto order = math::dissection_order(size + 1, links);
  CHECK(holds_every_vertex_once(order, size + 1));
  CHECK(order.back() == size);
  CHECK(updates(size + 1, links, order) < 550'000);
}

TEST_CASE("pieces, single vertices, repeated links and graphs without a cut are ordered") {
  Links links = lattice(6, 6);
  for (const auto& [a, b] : lattice(5, 5)) links.emplace_back(a + 36, b + 36);
  for (int a = 70; a < 80; ++a)
    for (int b = a + 1; b < 80; ++b) links.emplace_back(b, a);
  links.push_back(links.front());
  CHECK(holds_every_vertex_once(math::dissection_order(85, links), 85));
  CHECK(math::dissection_order(0, {}).empty());
}
