#include "solver/math/ode.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

#include "tests/support/figure.hpp"

using biandan::math::BatchOde;
using biandan::math::OdeError;

namespace {

using State = std::span<const double>;
using Slope = std::span<double>;

}  // namespace

TEST_CASE("decay to tolerance, with the extent carried along to rounding") {
  BatchOde ode({1, 0, 1}, {1e-6, 1e-9}, [](double, State y, Slope slope) {
    slope[0] = -y[0];
    slope[1] = y[0];
  });
  for (const double share : {0.0, 0.3, 1.0}) {
    ode.state()[0] = 3.0;
    double until = 0.0;
    double beyond = 0.0;
    ode.advance(2.0, share, [&](State rate, double first, double second) {
      until += first * rate[0];
      beyond += second * rate[0];
    });
    CHECK(ode.state()[0] == doctest::Approx(3.0 * std::exp(-2.0)).epsilon(1e-5));
    CHECK(std::abs(ode.passed()[0] + until - 3.0) < 1e-15);
    CHECK(std::abs(ode.state()[0] + until + beyond - 3.0) < 2e-15);
  }
  CHECK(ode.steps() > 1);
}

TEST_CASE("the order is three, and two where two stages are within the tolerance") {
  // One step is taken: the error falls as the power of its length that is one more than the order.
  const auto order = [](double tolerance, long stages) {
    const auto error = [&](double dt) {
      BatchOde ode({1, 0, 0}, {0.0, tolerance},
                   [](double, State y, Slope slope) { slope[0] = -y[0] * y[0]; });
      ode.state()[0] = 1.0;
      ode.advance(dt);
      CHECK(ode.steps() == 1);
      CHECK(ode.evaluations() == stages);
      return std::abs(ode.state()[0] - 1.0 / (1.0 + dt));
    };
    return std::log2(error(0.04) / error(0.02)) - 1.0;
  };
  biandan::test::figure_at_least("order of the reaction integrator", order(1e-4, 3), 2.8);
  biandan::test::figure_at_least("order of its first two stages", order(1.0, 2), 1.8);
}

TEST_CASE("the worst member decides: a fast one among many slow ones is as exact as alone") {
  const auto fast_after = [](std::size_t count) {
    BatchOde ode({count, 0, 0}, {1e-5, 1e-6}, [](double, State y, Slope slope) {
      for (std::size_t i = 0; i < y.size(); ++i) slope[i] = -(i == 0 ? 50.0 : 1e-3) * (y[i] - 1.0);
    });
    std::fill(ode.state().begin(), ode.state().end(), 2.0);
    ode.advance(0.1);
    return ode.state()[0];
  };
  CHECK(fast_after(10000) == fast_after(1));
  CHECK(fast_after(1) == doctest::Approx(1.0 + std::exp(-5.0)).epsilon(1e-4));
}

TEST_CASE("traces stay above zero where the tolerance alone would not see them") {
  BatchOde ode({2, 0, 0}, {}, [](double, State y, Slope slope) {
    slope[0] = -y[0];
    slope[1] = -0.1 * y[1];
  });
  ode.state()[0] = 1e-30;
  ode.state()[1] = 1e-12;
  ode.advance(10.0);
  CHECK(ode.state()[0] >= 0.0);
  CHECK(ode.state()[1] > 0.0);
}

TEST_CASE("a component that comes in below zero by rounding is let go") {
  BatchOde ode({2, 0, 0}, {}, [](double, State y, Slope slope) {
    slope[0] = -y[0];
    slope[1] = -y[1];
  });
  ode.state()[0] = -1e-18;
  ode.state()[1] = 1.0;
  ode.advance(1.0);
  CHECK(std::abs(ode.state()[0]) <= 1e-18);
  ode.state()[0] = 1.0;
  ode.advance(1.0);
  CHECK(ode.state()[0] == doctest::Approx(std::exp(-1.0)).epsilon(1e-4));
}

TEST_CASE("what cannot be integrated is told by component, not printed") {
  BatchOde sinking({3, 0, 0}, {}, [](double, State, Slope slope) {
    std::fill(slope.begin(), slope.end(), 0.0);
    slope[2] = -1.0;
  });
  std::fill(sinking.state().begin(), sinking.state().end(), 1.0);
  try {
    sinking.advance(10.0);
    FAIL("no error");
  } catch (const OdeError& error) {
    CHECK(error.component == 2);
    CHECK(error.reached == doctest::Approx(1.0));
    CHECK(std::string(error.what()).find("negative") != std::string::npos);
  }

  BatchOde broken({3, 0, 0}, {}, [](double, State, Slope slope) {
    std::fill(slope.begin(), slope.end(), 0.0);
    slope[1] = std::nan("");
  });
  std::fill(broken.state().begin(), broken.state().end(), 1.0);
  try {
    broken.advance(10.0);
    FAIL("no error");
  } catch (const OdeError& error) {
    CHECK(error.component == 1);
  }
}

TEST_CASE("an exception of the right side passes around the library, and the next call works") {
  bool broken = true;
  BatchOde ode({1, 0, 0}, {}, [&](double, State y, Slope slope) {
    if (broken) throw std::domain_error("rate");
    slope[0] = -y[0];
  });
  ode.state()[0] = 1.0;
  CHECK_THROWS_AS(ode.advance(1.0), std::domain_error);
  broken = false;
  ode.state()[0] = 1.0;
  ode.advance(1.0);
  CHECK(ode.state()[0] == doctest::Approx(std::exp(-1.0)).epsilon(1e-4));
}

TEST_CASE("what follows goes through the same steps and does not shorten them") {
  const auto run = [](bool followed) {
    BatchOde ode({1, followed ? 1UL : 0UL, 0}, {1e-6, 1e-9}, [](double t, State y, Slope slope) {
      slope[0] = -y[0] * y[0] + t;
      if (y.size() > 1) slope[1] = -2.0 * y[0] * y[1];
    });
    ode.state()[0] = 1.0;
    if (followed) ode.state()[1] = 1.0;
    ode.advance(1.7);
    return std::pair(ode.steps(), std::vector(ode.state().begin(), ode.state().end()));
  };
  const auto [alone, value] = run(false);
  const auto [with, both] = run(true);
  CHECK(alone == with);
  CHECK(value[0] == both[0]);
  CHECK(both[1] < 1.0);
  CHECK(both[1] > 0.0);
}

TEST_CASE("what is passed on the way: order two within one step, exact in time within several") {
  const auto passed = [](double rate, double dt, double share, long least_steps) {
    BatchOde ode({1, 0, 1}, {}, [rate](double, State y, Slope slope) {
      slope[0] = -rate * y[0];
      slope[1] = rate * y[0];
    });
    ode.state()[0] = 5.0;
    double until = 0.0;
    ode.advance(dt, share, [&](State at, double weight, double) { until += weight * at[0]; });
    CHECK(ode.steps() >= least_steps);
    CHECK(std::abs(ode.passed()[0] + until - 5.0) < 1e-14);
    CHECK(ode.state()[0] == doctest::Approx(5.0 * std::exp(-rate * dt)).epsilon(1e-3));
    return ode.passed()[0];
  };
  const auto error = [&](double dt) {
    return std::abs(passed(1.0, dt, 0.5, 1) - 5.0 * std::exp(-0.5 * dt));
  };
  CHECK(std::log2(error(0.04) / error(0.02)) > 2.8);
  CHECK(error(0.04) < 5.0 * std::pow(0.04, 3.0) / 15.0);  // about what the step is estimated to err
  CHECK(passed(1.0, 0.05, 0.0, 1) == 5.0);
  CHECK(passed(1.0, 0.05, 1.0, 1) == doctest::Approx(5.0 * std::exp(-0.05)).epsilon(1e-6));
  for (const double share : {0.0, 0.25, 1.0})
    CHECK(passed(1.0, 4.0, share, 4) ==
          doctest::Approx(5.0 * std::exp(-4.0 * share)).epsilon(1e-3));
}

TEST_CASE("what is passed keeps its sign even where the end of the step does") {
  // Falls at first and comes back at last: a parabola through three slopes would pass below zero.
  BatchOde ode({1, 0, 0}, {1.0, 1.0}, [](double t, State, Slope slope) {
    slope[0] = 2.0 * std::max(4.0 * t - 3.0, 0.0) - 2.0 * std::max(1.0 - 4.0 * t, 0.0);
  });
  ode.state()[0] = 0.3;
  ode.advance(1.0, 0.5);
  CHECK(ode.passed()[0] >= 0.0);
  CHECK(ode.steps() > 1);
}
