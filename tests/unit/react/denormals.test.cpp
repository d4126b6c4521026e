#include "solver/math/denormals.hpp"

#include <doctest/doctest.h>

#include <chrono>
#include <limits>
#include <vector>

#include "tests/unit/react/pond_case.hpp"

using namespace biandan;

TEST_CASE("denormals are zero while the guard lives, and come back after it") {
  volatile double tiny = std::numeric_limits<double>::min();
  CHECK(tiny * 0.25 > 0.0);
  {
    const math::FlushDenormals flush;
    CHECK(tiny * 0.25 == 0.0);
    {
      const math::FlushDenormals nested;
      CHECK(tiny * 0.25 == 0.0);
    }
    CHECK(tiny * 0.25 == 0.0);
  }
  CHECK(tiny * 0.25 > 0.0);
}

TEST_CASE("traces below the smallest normal number do not slow the reactions") {
  const auto seconds = [](double level) {
    test::Ponds ponds(2000);
    ponds.set("reaeration_surface_transfer", 0.0);
    ponds.set("sediment_oxygen_demand", 0.0);
    ponds.set("ammonia_release", 0.0);
    ponds.set("phosphorus_release", 0.0);
    ponds.fill(std::vector<double>(6, level));
    transport::Reactor reactor(ponds.problem, ponds.grid);
    double best = std::numeric_limits<double>::infinity();
    for (int i = 0; i < 10; ++i) {
      ponds.concentration.assign(ponds.concentration.size(), level);
      const auto start = std::chrono::steady_clock::now();
      ponds.step(reactor, 0.0, 300.0);
      const std::chrono::duration<double> passed = std::chrono::steady_clock::now() - start;
      best = std::min(best, passed.count());
    }
    return best;
  };
  // The best of ten each; generous, because the machine may be busy with other things.
  CHECK(seconds(1e-310) < 2.0 * seconds(1.0));
}
