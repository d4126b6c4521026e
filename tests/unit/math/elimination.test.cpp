#include "solver/math/elimination.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <random>

#include "model/base/dual.hpp"
#include "model/base/pack.hpp"

using namespace biandan;

namespace {

/// A grid of streets: a network with many loops.
std::vector<std::pair<int, int>> streets(int width, int height) {
  std::vector<std::pair<int, int>> links;
  for (int y = 0; y < height; ++y)
    for (int x = 0; x < width; ++x) {
      if (x + 1 < width) links.emplace_back(y * width + x, y * width + x + 1);
      if (y + 1 < height) links.emplace_back(y * width + x, (y + 1) * width + x);
    }
  return links;
}

}  // namespace

TEST_CASE("elimination solves unsymmetric systems on a looped network") {
  constexpr int width = 13, height = 9, size = width * height;
  const auto links = streets(width, height);
  const math::EliminationPattern pattern(size, links);
  math::Elimination<double> matrix(pattern);
  std::mt19937 generator(7);
  std::uniform_real_distribution<double> random(-1.0, 1.0);
  std::vector<std::vector<double>> dense(size, std::vector<double>(size, 0.0));
  for (const auto& [a, b] : links) {
    const double ab = random(generator), ba = random(generator);
    dense[static_cast<std::size_t>(a)][static_cast<std::size_t>(b)] = ab;
    dense[static_cast<std::size_t>(b)][static_cast<std::size_t>(a)] = ba;
    matrix.at(pattern.entry(a, b)) += ab;
    matrix.at(pattern.entry(b, a)) += ba;
  }
  for (std::size_t v = 0; v < size; ++v) {
    dense[v][v] = 5.0 + random(generator);
    matrix.diagonal(v) += dense[v][v];
  }
  std::vector<double> solution(size), value(size, 0.0);
  for (double& x : solution) x = random(generator);
  for (std::size_t row = 0; row < size; ++row)
    for (std::size_t column = 0; column < size; ++column)
      value[row] += dense[row][column] * solution[column];
  matrix.solve(value);
  for (std::size_t v = 0; v < size; ++v)
    CHECK(value[v] == doctest::Approx(solution[v]).epsilon(1e-12));
}

TEST_CASE("a line is eliminated without fill, repeated links share an entry") {
  std::vector<std::pair<int, int>> links;
  for (int v = 0; v + 1 < 1000; ++v) links.emplace_back(v, v + 1);
  links.emplace_back(4, 5);
  links.emplace_back(6, 5);
  CHECK(math::EliminationPattern(1000, links).pairs() == 999);
}

TEST_CASE("a grid of streets is eliminated with little fill") {
  constexpr int side = 30;
  const math::EliminationPattern pattern(side * side, streets(side, side));
  // A band would take 30 pairs a vertex and 450 updates.
  CHECK(pattern.pairs() < 13 * side * side);
  int updates = 0;
  const math::Run* run = pattern.runs().data();
  for (std::size_t front = 0; front + 1 < pattern.fronts().size(); ++front) {
    const int begin = pattern.fronts()[front], end = pattern.fronts()[front + 1];
    const int rows = pattern.first()[static_cast<std::size_t>(end)] -
                     pattern.first()[static_cast<std::size_t>(end) - 1];
    for (int row = 0; row + 1 < rows; ++row)
      for (int q = row + 1; q < rows; q += run++->count) updates += (end - begin) * run->count;
  }
  CHECK(updates < 120 * side * side);
}

TEST_CASE("fronts go through every instruction set, and through any number type, with equal bits") {
  for (const int width : {1, 2, 3, 4}) {
    std::mt19937 generator(11);
    std::uniform_real_distribution<double> random(-1.0, 1.0);
    std::vector<double> entries(2 * 400);
    for (double& entry : entries) entry = random(generator);
    // Nine rows beyond the front; they are met in runs of odd and even length.
    constexpr int rows = 9;
    math::Front front{width, rows, {0, 20, 40, 60}};
    std::vector<math::Run> runs;
    int target = 100;
    for (int row = 0; row + 1 < rows; ++row)
      for (int left = rows - row - 1; left > 0; left -= runs.back().count) {
        runs.push_back({target, std::min(left, 1 + (row + left) % 5)});
        target += runs.back().count + 3;
      }
    REQUIRE(target <= 400);
    std::vector<double> plain = entries, wide = entries, generic = entries;
    const auto* end = runs.data() + runs.size();
    CHECK(math::plain::update_beyond(plain.data(), front, runs.data()) == end);
    if (base::has_wide_registers())
      CHECK(math::wide::update_beyond(wide.data(), front, runs.data()) == end);
    else
      wide = plain;
    CHECK(math::subtract_front<double>(generic.data(), front, runs.data()) == end);
    CHECK(plain != entries);
    CHECK(plain == wide);
    CHECK(plain == generic);
  }
}

TEST_CASE("what is joined with the same vertices is eliminated together") {
  // Streets end in a dense rest: its fronts are wide.
  const math::EliminationPattern pattern(900, streets(30, 30));
  const auto fronts = pattern.fronts();
  CHECK(fronts.front() == 0);
  CHECK(fronts.back() == 900);
  int widest = 0;
  for (std::size_t k = 0; k + 1 < fronts.size(); ++k) {
    const int width = fronts[k + 1] - fronts[k];
    CHECK(width >= 1);
    widest = std::max(widest, width);
  }
  CHECK(widest == math::widest_front);
}
