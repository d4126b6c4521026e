// What left through a boundary comes back first.
#include <doctest/doctest.h>

#include <cmath>
#include <numbers>

#include "tests/support/channel.hpp"

using namespace biandan;

namespace {

constexpr double area = 60.0, u = 0.25, hour = 3600.0;

test::Channel full_channel(double return_time) {
  test::Channel channel({.length = 20000.0, .dx = 100.0, .area = area, .return_time = return_time});
  for (std::size_t c = 0; c < channel.cells(); ++c) channel.at(c) = 8.0;
  return channel;
}

/// Mass that comes in at the lower end in two hours, once the flow has turned [g].
double returned(test::Channel& channel, double dt) {
  channel.step(0.0, hour, u);
  const double before = channel.booked_in();
  for (double time = hour; time < 3.0 * hour - 0.5 * dt; time += dt) channel.step(time, dt, -u);
  return channel.booked_in() - before;
}

}  // namespace

TEST_CASE("half of the return time's water comes back as it left, at any step") {
  for (const double dt : {60.0, 300.0, 900.0}) {
    test::Channel channel = full_channel(hour);
    CHECK(returned(channel, dt) == doctest::Approx(8.0 * u * area * 0.5 * hour).epsilon(1e-12));
  }
}

TEST_CASE("without a return time the given concentration enters at once") {
  test::Channel channel = full_channel(0.0);
  CHECK(returned(channel, 300.0) == 0.0);
}

TEST_CASE("what enters falls along half a cosine, and stands while the flow does") {
  test::Channel channel = full_channel(hour);
  channel.step(0.0, 300.0, u);
  channel.step(300.0, 300.0, 0.0);
  double before = channel.booked_in();
  double time = 600.0;
  for (int k = 0; k < 12; ++k, time += 300.0) {
    channel.step(time, 300.0, -u);
    const double entered = (channel.booked_in() - before) / (u * area * 300.0);
    before = channel.booked_in();
    const auto integral = [](double x) {
      return 0.5 * (x + std::sin(std::numbers::pi * x) / std::numbers::pi);
    };
    CHECK(entered == doctest::Approx(8.0 * 12.0 * (integral((k + 1) / 12.0) - integral(k / 12.0))));
  }
  channel.step(time, 300.0, -u);
  CHECK(channel.booked_in() == before);
  // The flow turns out and in again: the memory begins anew.
  channel.step(time, 300.0, u);
  before = channel.booked_in();
  channel.step(time, 300.0, -u);
  CHECK(channel.booked_in() > before);
}
