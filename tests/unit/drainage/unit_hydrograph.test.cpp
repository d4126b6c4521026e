// The triangular unit hydrograph: all water arrives, when it should.
#include "solver/drainage/unit_hydrograph.hpp"

#include <doctest/doctest.h>

#include <numeric>

using biandan::drainage::UnitHydrograph;
using doctest::Approx;

TEST_CASE("what begins at once arrives as a triangle") {
  // Peak after 1800 s, base 4800 s.
  const UnitHydrograph triangle(3000.0);
  std::vector<double> begins(400, 0.0);
  begins[0] = 1.0;
  const std::vector<double> arrives = triangle.route(begins, 20.0);
  CHECK(std::accumulate(arrives.begin(), arrives.end(), 0.0) == Approx(1.0).epsilon(1e-14));
  CHECK(arrives[300] == 0.0);
  double moment = 0.0;
  for (std::size_t i = 0; i < arrives.size(); ++i) {
    const double t = 20.0 * (static_cast<double>(i) + 0.5);
    moment += t * arrives[i];
    // It begins over the first 20 s, so that its middle is 10 s late.
    const double shape = t - 10.0 < 1800.0 ? (t - 10.0) / 1800.0 : (4810.0 - t) / 3000.0;
    if (t > 40.0 && t < 4780.0 && (t < 1780.0 || t > 1840.0))
      CHECK(arrives[i] / 20.0 == Approx(2.0 / 4800.0 * shape).epsilon(1e-3));
  }
  CHECK(moment == Approx(10.0 + (1800.0 + 4800.0) / 3.0).epsilon(1e-6));
}

TEST_CASE("a time of concentration far below the step passes water on") {
  const std::vector<double> begins{1.0, 2.0, 0.0, 0.0};
  const std::vector<double> arrives = UnitHydrograph(1.0).route(begins, 300.0);
  CHECK(arrives[0] == Approx(1.0).epsilon(0.01));
  CHECK(arrives[1] == Approx(2.0).epsilon(0.01));
  CHECK(arrives[0] + arrives[1] + arrives[2] == Approx(3.0).epsilon(1e-14));
}
