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

/// A run of so many steps of the case, moment by moment; `between(k)` before the k-th is crossed.
template <class Between>
void react(Ponds& ponds, transport::Reactor& reactor, long steps, Between between) {
  double reacted = 0.0;
  for (long k = 0; k <= steps; ++k) {
    between(k);
    const double time = step * static_cast<double>(k);
    const double ahead = k == steps ? time : time + 0.5 * step;
    ponds.cross(reactor, {time, reacted, ahead, transport::CaseStep{k, steps - k}});
    reacted = ahead;
  }
}

/// All that reacted away.
double lost(const Ponds& ponds, std::size_t k) {
  return ponds.lost[k] + ponds.passed_lost[k];
}

transport::Reactor a_day(Ponds& ponds) {
  transport::Reactor reactor(ponds.problem, ponds.grid);
  react(ponds, reactor, 288, [](long) {});
  CHECK(ponds.passed == ponds.concentration);
  return reactor;
}

Ponds ponds_of_depth(double depth) {
  Ponds ponds(10);
  ponds.problem.settings.step = step;
  ponds.problem.quality.longest_reaction_step = 1800.0;
  ponds.problem.quality.reaction_step_error = 0.02;
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
  // Over six steps a call of two or three stages and a trial of three waters; else six calls. A run
  // has one call more than steps.
  CHECK(many.evaluations() == 289 * 2 * 10);
  CHECK(few.evaluations() <= (49 * 3 + 48 * 3) * 10);
  for (std::size_t k = 0; k < 6; ++k) {
    CHECK(longer.at(3, k) == doctest::Approx(shorter.at(3, k)).epsilon(1e-4));
    CHECK(lost(longer, k) == doctest::Approx(lost(shorter, k)).epsilon(1e-4));
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
  const auto first_half_of = [&](long number, long left) {
    Ponds fresh = ponds;
    transport::Reactor reactor(fresh.problem, fresh.grid);
    fresh.cross(reactor, {0.0, 0.0, 0.0, transport::CaseStep{number, left}});
    return fresh.lost[2] / ponds.mass(2);
  };
  const double six = first_half_of(0, 100);
  CHECK(six > 0.0);
  CHECK(first_half_of(6, 6) == six);
  CHECK(first_half_of(3, 100) == doctest::Approx(0.5 * six).epsilon(1e-3));
  CHECK(first_half_of(0, 5) == doctest::Approx(0.5 * six).epsilon(1e-3));
  CHECK(first_half_of(1, 100) == 0.0);
  CHECK(first_half_of(0, 0) == 0.0);
}

TEST_CASE("a smaller error makes shorter steps") {
  Ponds ponds = ponds_of_depth(2.5);
  ponds.problem.quality.reaction_step_error = 0.004;
  Ponds again = ponds;
  const double length = a_day(again).mean_length();
  CHECK(length > 1.0);
  CHECK(length < 6.0);
  ponds.problem.quality.reaction_step_error = 0.0;
  CHECK(a_day(ponds).mean_length() == 1.0);
}

TEST_CASE("what floods in the last of several steps has not reacted since the first") {
  const auto flooded = [](double longest) {
    Ponds ponds(3);
    ponds.user("mud", 0.0, 1.0, 10.0 / day);
    ponds.problem.settings.step = step;
    ponds.problem.quality.longest_reaction_step = longest;
    ponds.problem.quality.reaction_step_error = 0.05;
    ponds.fill({6.0, 3.0, 15.0, 4.0, 0.8, 0.15, 10.0});
    ponds.flow.volume_after.assign(3, 0.0);
    transport::Reactor reactor(ponds.problem, ponds.grid);
    react(ponds, reactor, 6, [&](long k) {
      if (k < 6) return;
      ponds.flow.volume_after.assign(3, 50.0);
      ponds.flow.depth.assign(3, 0.1);
    });
    return ponds.concentration;
  };
  CHECK(flooded(1800.0) == flooded(0.0));
}

TEST_CASE("each half has the light of its own time") {
  // Dark until 600 s. A block that takes three steps has its first half before that.
  const auto after_first_half = [](double dark_until) {
    Ponds ponds(2, "full");
    ponds.problem.settings.step = step;
    ponds.problem.quality.longest_reaction_step = 1800.0;
    ponds.flow.depth.assign(2, 0.5);
    ponds.problem.forcing.weather.solar =
        base::Series({0.0, dark_until}, {0.0, 600.0}, base::Series::Between::step);
    ponds.fill({6.0,  3.0,    4.0, 12.0, 1.0,  2.0,  0.3, 2.5, 0.1, 0.15, 30.0,
                0.03, 5000.0, 2.0, 0.3,  0.04, 60.0, 6.0, 1.5, 1.2, 1.1,  800.0});
    // An error at which exactly three steps are taken, whatever the light.
    for (double error = 1e-4;; error *= 1.1) {
      ponds.problem.quality.reaction_step_error = error;
      Ponds tried = ponds;
      transport::Reactor reactor(tried.problem, tried.grid);
      tried.cross(reactor, {0.0, 0.0, 0.0, transport::CaseStep{0, 100}});
      if (reactor.mean_length() == 3.0) return tried.concentration;
      REQUIRE(error < 1.0);
    }
  };
  CHECK(after_first_half(600.0) == after_first_half(86400.0));
}
