// What crosses the outline, in one channel where every figure can be written down.
#include <doctest/doctest.h>

#include "tests/support/channel.hpp"

namespace {

using namespace biandan;

constexpr double u = 0.4;
constexpr double area = 10.0;

}  // namespace

TEST_CASE("a flux inlet brings discharge times concentration, no more") {
  test::Channel channel({.length = 2000.0,
                         .dx = 100.0,
                         .area = area,
                         .dispersion = 8.0,
                         .inlet = {base::Series(3.0)},
                         .inlet_kind = forcing::Boundary::Inlet::flux});
  for (int step = 0; step < 10; ++step) channel.step(step * 60.0, 60.0, u);
  CHECK(channel.booked_in() == doctest::Approx(3.0 * u * area * 600.0).epsilon(1e-14));
  CHECK(channel.booked_out() < 1e-12);
  CHECK(channel.mass() == doctest::Approx(channel.booked_in()).epsilon(1e-13));
}

TEST_CASE("dispersion brings in more than the flow as long as the front is near the inlet") {
  test::Channel channel({.length = 2000.0,
                         .dx = 100.0,
                         .area = area,
                         .dispersion = 8.0,
                         .inlet = {base::Series(3.0)}});
  for (int step = 0; step < 10; ++step) channel.step(step * 60.0, 60.0, u);
  CHECK(channel.at(0) > 2.9);
  CHECK(channel.at(0) < 3.0);
  CHECK(channel.booked_in() > 3.0 * u * area * 600.0);
  CHECK(channel.booked_out() < 1e-12);
  CHECK(channel.mass() == doctest::Approx(channel.booked_in()).epsilon(1e-13));
}

TEST_CASE("without dispersion a front enters with the speed of the water, at any step") {
  for (const double dt : {30.0, 100.0, 200.0, 1500.0}) {
    test::Channel channel(
        {.length = 2000.0, .dx = 100.0, .area = area, .inlet = {base::Series(3.0)}});
    for (int step = 0; step < static_cast<int>(3000.0 / dt); ++step) {
      channel.step(step * dt, dt, u);
      CHECK(channel.lowest() >= 0.0);
      CHECK(channel.at(0) <= 3.0 * (1.0 + 1e-15));
    }
    CHECK(channel.booked_in() == doctest::Approx(3.0 * u * area * 3000.0).epsilon(1e-13));
    CHECK(channel.mass() == doctest::Approx(channel.booked_in()).epsilon(1e-12));
  }
}

TEST_CASE("water that leaves carries the value of its cell") {
  test::Channel channel(
      {.length = 2000.0, .dx = 100.0, .area = area, .inlet = {base::Series(3.0)}});
  for (std::size_t cell = 0; cell < channel.cells(); ++cell) channel.at(cell) = 3.0;
  channel.step(0.0, 60.0, u);
  CHECK(channel.booked_out() == doctest::Approx(3.0 * u * area * 60.0).epsilon(1e-14));
  CHECK(channel.booked_in() == doctest::Approx(3.0 * u * area * 60.0).epsilon(1e-14));
}

TEST_CASE("at an inlet that turns into an outlet the value of the cell leaves") {
  test::Channel channel(
      {.length = 2000.0, .dx = 100.0, .area = area, .inlet = {base::Series(3.0)}});
  channel.step(0.0, 60.0, u);
  for (int step = 1; step < 40; ++step) channel.step(step * 60.0, 60.0, -u);
  CHECK(channel.at(0) < 1e-3);
  CHECK(channel.mass() ==
        doctest::Approx(channel.booked_in() - channel.booked_out()).epsilon(1e-12));
}

TEST_CASE("cells that are too fast for the sub-steps are implicit, and counted") {
  test::Channel channel({.length = 2000.0, .dx = 10.0, .area = area, .inlet = {base::Series(1.0)}});
  channel.step(0.0, 600.0, u);
  CHECK(channel.statistics().substeps == 10);
  CHECK(channel.statistics().implicit_cells == 10 * 200);
  CHECK(channel.statistics().implicit_in_reach.at(0) == 10 * 199);
  CHECK(channel.statistics().implicit_at_nodes == 10);
  CHECK(channel.lowest() >= 0.0);
}
