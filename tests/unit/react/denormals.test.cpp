#include "solver/math/denormals.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <ctime>
#include <limits>
#include <vector>

#include "tests/unit/react/pond_case.hpp"

using namespace biandan;

namespace {

/// Time that this thread spent on a processor [s], whatever else the machine is busy with.
double processor_seconds() {
  timespec now{};
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
  return static_cast<double>(now.tv_sec) + 1e-9 * static_cast<double>(now.tv_nsec);
}

}  // namespace

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
      const double start = processor_seconds();
      ponds.step(reactor, 0.0, 300.0);
      best = std::min(best, processor_seconds() - start);
    }
    return best;
  };
  // The best of ten each; generous, because two threads may share one core.
  CHECK(seconds(1e-310) < 2.0 * seconds(1.0));
}
