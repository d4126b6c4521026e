// Sparse elimination over every number type, on a looped network.
#include "solver/math/elimination.hpp"

#include <utility>

#include "tests/unit/kernels/check_kernel.hpp"

namespace biandan::kernels {

namespace {

constexpr std::size_t size = 8;
constexpr std::array<std::pair<int, int>, 10> links{
    {{0, 1}, {1, 2}, {2, 3}, {3, 4}, {4, 5}, {5, 0}, {1, 4}, {2, 6}, {6, 7}, {7, 3}}};

/// Weights of the links in both directions, unlike each other; inputs shift some of them.
template <class Real>
std::pair<Real, Real> weights(std::size_t link, const std::array<Real, 4>& x) {
  const double number = static_cast<double>(link);
  return {(0.3 + 0.05 * number) * x[link % 4], 0.7 - 0.04 * number + 0.1 * x[(link + 1) % 4]};
}

/// Solution of the diagonally dominant system, at its vertices.
template <class Real>
std::array<Real, size> solve(const math::EliminationPattern& pattern,
                             const std::array<Real, 4>& x) {
  math::Elimination<Real> matrix(pattern);
  matrix.clear();
  for (std::size_t vertex = 0; vertex < size; ++vertex)
    matrix.diagonal(vertex) = Real(0.2) + x[vertex % 4];
  for (std::size_t link = 0; link < links.size(); ++link) {
    const auto [from, to] = links[link];
    const auto [forth, back] = weights(link, x);
    matrix.at(pattern.entry(from, to)) = -forth;
    matrix.at(pattern.entry(to, from)) = -back;
    matrix.diagonal(static_cast<std::size_t>(from)) += back;
    matrix.diagonal(static_cast<std::size_t>(to)) += forth;
  }
  std::vector<Real> value(size, Real(0.0));
  for (std::size_t vertex = 0; vertex < size; ++vertex)
    value[vertex] = 1.0 + static_cast<double>(vertex) * x[(vertex + 2) % 4];
  matrix.solve(value);
  std::array<Real, size> result;
  for (std::size_t vertex = 0; vertex < size; ++vertex) result[vertex] = value[vertex];
  return result;
}

}  // namespace

TEST_CASE("kernel: elimination") {
  const math::EliminationPattern pattern(size, links);
  const auto kernel = [&](const auto& x) { return solve(pattern, x); };
  check_kernel(kernel, points_in<4>({{{0.5, 2.0}, {0.5, 2.0}, {0.5, 2.0}, {0.5, 2.0}}}, 100));
}

TEST_CASE("the solution satisfies the equations") {
  const math::EliminationPattern pattern(size, links);
  const std::array<double, 4> x{0.6, 1.1, 1.9, 0.8};
  const auto solution = solve(pattern, x);
  std::array<double, size> residual;
  for (std::size_t vertex = 0; vertex < size; ++vertex)
    residual[vertex] = 1.0 + static_cast<double>(vertex) * x[(vertex + 2) % 4] -
                       (0.2 + x[vertex % 4]) * solution[vertex];
  for (std::size_t link = 0; link < links.size(); ++link) {
    const auto from = static_cast<std::size_t>(links[link].first);
    const auto to = static_cast<std::size_t>(links[link].second);
    const auto [forth, back] = weights(link, x);
    residual[from] += forth * solution[to] - back * solution[from];
    residual[to] += back * solution[from] - forth * solution[to];
  }
  for (const double rest : residual) CHECK(std::fabs(rest) < 1e-13);
}

}  // namespace biandan::kernels
