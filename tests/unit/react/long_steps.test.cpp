// Reaction steps over several steps of the case.
#include <doctest/doctest.h>

#include <cmath>

#include "tests/support/figure.hpp"
#include "tests/unit/react/pond_case.hpp"

using namespace biandan;
using biandan::test::day;
using biandan::test::Ponds;

namespace {

constexpr double step = 300.0;
constexpr std::size_t oxygen = 0;

/// A day in steps of the case, as a run takes them.
transport::Reactor a_day(Ponds& ponds) {
  transport::Reactor reactor(ponds.problem, ponds.grid);
  ponds.produced.assign(ponds.problem.quality.constituents.size(), 0.0);
  ponds.lost = ponds.produced;
  const transport::Made made{ponds.produced, ponds.lost};
  for (long k = 0; k < 288; ++k) {
    const double time = step * static_cast<double>(k);
    reactor.begin_long(ponds.flow, time, {k, 288 - k}, ponds.concentration, made);
    reactor.step(ponds.flow, time, 0.5 * step, ponds.concentration, made);
    reactor.step(ponds.flow, time + 0.5 * step, 0.5 * step, ponds.concentration, made);
    reactor.end_long(ponds.flow, time + step, {k, 288 - k}, ponds.concentration, made);
  }
  return reactor;
}

Ponds ponds_of_depth(double depth) {
  Ponds ponds(10);
  ponds.problem.settings.step = step;
  ponds.flow.depth.assign(10, depth);
  ponds.fill({6.0, 3.0, 15.0, 4.0, 0.8, 0.15});
  return ponds;
}

}  // namespace

TEST_CASE("deep water reacts in long steps, and ends where short ones end") {
  Ponds longer = ponds_of_depth(2.5);
  Ponds shorter = longer;
  shorter.problem.quality.longest_reaction_step = step;
  const auto few = a_day(longer);
  const auto many = a_day(shorter);
  CHECK(many.mean_length() == 1.0);
  CHECK(few.mean_length() == 6.0);
  CHECK(4 * few.evaluations() < many.evaluations());
  for (std::size_t k = 0; k < 6; ++k) {
    CHECK(longer.at(3, k) == doctest::Approx(shorter.at(3, k)).epsilon(1e-4));
    CHECK(longer.lost[k] == doctest::Approx(shorter.lost[k]).epsilon(1e-4));
  }
}

TEST_CASE("a ditch among them keeps its block to short steps until it has come to rest") {
  Ponds ponds = ponds_of_depth(2.5);
  ponds.flow.depth[4] = 0.05;
  ponds.at(4, oxygen) = 0.5;
  CHECK(a_day(ponds).mean_length() < 6.0);
}

TEST_CASE("the longest step is a divisor of the allowed number, and a run ends with whole ones") {
  Ponds ponds = ponds_of_depth(2.5);
  transport::Reactor reactor(ponds.problem, ponds.grid);
  ponds.produced.assign(6, 0.0);
  ponds.lost = ponds.produced;
  const transport::Made made{ponds.produced, ponds.lost};
  const auto first_half_of = [&](long number, long left) {
    const std::vector<double> before = ponds.concentration;
    transport::Reactor fresh(ponds.problem, ponds.grid);
    ponds.lost.assign(6, 0.0);
    fresh.begin_long(ponds.flow, 0.0, {number, left}, ponds.concentration, made);
    ponds.concentration = before;
    return ponds.lost[2] / ponds.mass(2);
  };
  const double six = first_half_of(0, 100);
  CHECK(six > 0.0);
  CHECK(first_half_of(6, 6) == six);
  CHECK(first_half_of(3, 100) == doctest::Approx(0.5 * six).epsilon(1e-3));
  CHECK(first_half_of(0, 5) == doctest::Approx(0.5 * six).epsilon(1e-3));
  CHECK(first_half_of(1, 100) == 0.0);
  CHECK(first_half_of(0, 0) == 0.0);
}
