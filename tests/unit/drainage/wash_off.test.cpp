// Build-up and wash-off against their closed forms.
#include "solver/drainage/wash_off.hpp"

#include <cmath>

#include "tests/support/figure.hpp"
#include "tests/unit/drainage/land.hpp"

namespace {

using namespace biandan;
using doctest::Approx;

constexpr double day = 86400.0;
constexpr double hour = 3600.0;

drainage::WashOff dust() {
  return {.limit = 4.0, .build_up = 0.2 / day, .coefficient = 0.15 / hour, .exponent = 1.2};
}

/// Of so many mm/h, by step of 300 s.
drainage::Runoff runoff_of(const std::vector<double>& intensity) {
  drainage::Runoff runoff;
  runoff.step = 300.0;
  for (const double one : intensity) runoff.discharge.push_back(one * 1e-3 / hour * 10000.0);
  return runoff;
}

}  // namespace

TEST_CASE("an even runoff washes off exponentially") {
  drainage::Catchment land = test::plain_hectare();
  land.dry_time = 5.0 * day;
  const drainage::Washed washed =
      drainage::wash_off(dust(), land, runoff_of(std::vector<double>(24, 12.0)));
  const double before = 4.0 * 10000.0 * (1.0 - std::exp(-0.2 * 5.0));
  CHECK(washed.balance.before == Approx(before));
  const double pace = 0.15 / hour * std::pow(12.0, 1.2);
  double gone = 0.0;
  double worst = 0.0;
  for (std::size_t i = 0; i < washed.rate.size(); ++i) {
    gone += 300.0 * washed.rate[i];
    const double t = 300.0 * static_cast<double>(i + 1);
    worst = std::max(worst, std::abs(gone / (before * (1.0 - std::exp(-pace * t))) - 1.0));
  }
  test::figure_at_most("wash-off against its closed form [-]", worst, 1e-12);
  CHECK(washed.rate.front() > 2.0 * washed.rate[12]);  // a first flush
  CHECK(std::abs(washed.balance.residual()) < 1e-12 * before);
}

TEST_CASE("dry weather gathers towards the limit") {
  drainage::Catchment land = test::plain_hectare();
  const drainage::Washed washed =
      drainage::wash_off(dust(), land, runoff_of(std::vector<double>(288 * 10, 0.05)));
  CHECK(washed.balance.before == 0.0);
  CHECK(washed.balance.left == Approx(40000.0 * (1.0 - std::exp(-0.2 * 10.0))));
  CHECK(washed.balance.gathered == Approx(washed.balance.left));
  CHECK(washed.balance.washed == 0.0);
}

TEST_CASE("nothing gathers without a limit, nothing leaves without a coefficient") {
  drainage::Catchment land = test::plain_hectare();
  land.dry_time = day;
  drainage::WashOff none = dust();
  none.limit = 0.0;
  CHECK(drainage::wash_off(none, land, runoff_of({10.0, 10.0})).balance.washed == 0.0);
  drainage::WashOff stuck = dust();
  stuck.coefficient = 0.0;
  CHECK(drainage::wash_off(stuck, land, runoff_of({10.0, 10.0})).balance.washed == 0.0);
}
