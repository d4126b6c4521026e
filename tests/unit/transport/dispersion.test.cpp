// Coefficients from the flow, and what the scheme spreads of its own.
#include <doctest/doctest.h>

#include <cmath>

#include "model/network/longitudinal_dispersion.hpp"
#include "tests/support/channel.hpp"

using namespace biandan;

namespace {

constexpr double dx = 100.0, u = 0.5, area = 60.0, gravity = 9.81, manning = 0.025;  // the default

/// A box of 10 cells and a hump in the middle of 20 km.
void place_shapes(test::Channel& channel) {
  for (std::size_t c = 0; c < channel.cells(); ++c) {
    const double x = channel.place(c);
    channel.at(c, 0) = x > 5000.0 && x < 6000.0 ? 1.0 : 0.0;
    channel.at(c, 1) = 3.0 * std::exp(-std::pow((x - 8000.0) / 300.0, 2.0));
  }
}

double squares(test::Channel& channel, std::size_t k) {
  double sum = 0.0;
  for (std::size_t c = 0; c < channel.cells(); ++c)
    sum += channel.volume(c) * channel.at(c, k) * channel.at(c, k);
  return sum;
}

/// Sum of A / dx d^2 over the faces: the cells of a line in order, ends aside.
double gradient(test::Channel& channel, std::size_t k) {
  double sum = 0.0;
  for (std::size_t c = 3; c < channel.cells(); ++c)
    sum += area / dx * std::pow(channel.at(c, k) - channel.at(c - 1, k), 2.0);
  return sum;
}

}  // namespace

TEST_CASE(
    "the artificial dispersion is the one that destroys as much variance as the scheme does") {
  for (const double dt : {20.0, 60.0, 120.0, 180.0}) {
    CAPTURE(dt);
    test::Channel channel({.length = 20000.0,
                           .dx = dx,
                           .area = area,
                           .inlet = {base::Series(0.0), base::Series(0.0)}});
    place_shapes(channel);
    double destroyed[2] = {0.0, 0.0}, whole[2] = {0.0, 0.0};
    for (int step = 0; step < 64; ++step) {
      const double before[] = {squares(channel, 0), squares(channel, 1)};
      const double steep[] = {gradient(channel, 0), gradient(channel, 1)};
      channel.step(step * dt, dt, u);
      if (step % 16 != 0) continue;
      for (std::size_t k : {0, 1}) {
        destroyed[k] += 0.5 * (before[k] - squares(channel, k));
        whole[k] += dt * steep[k];
      }
    }
    const double wanted = 0.5 * (destroyed[0] / whole[0] + destroyed[1] / whole[1]);
    CHECK(channel.dispersion().artificial == doctest::Approx(wanted).epsilon(0.05));
    CHECK(channel.dispersion().artificial > 0.0);
    CHECK(channel.dispersion().artificial < 0.2 * u * dx);  // upwind: u dx (1 - nu) / 2
  }
}

TEST_CASE(
    "water that crosses two cells in each sub-step is spread as the implicit scheme spreads it") {
  constexpr double crossed = 2.0, substeps = 10.0;
  test::Channel channel({.length = 60000.0, .dx = dx, .area = area});
  for (std::size_t c = 0; c < channel.cells(); ++c)
    channel.at(c) = std::exp(-std::pow((channel.place(c) - 25000.0) / 5000.0, 2.0));
  channel.step(0.0, substeps * crossed * dx / u, u);
  CHECK(channel.statistics().substeps == 10);
  CHECK(channel.statistics().implicit_cells > 5000);
  CHECK(channel.dispersion().artificial ==
        doctest::Approx(0.5 * u * dx * (1.0 + crossed)).epsilon(0.02));
}

TEST_CASE("a front that the grid resolves meets hardly any artificial dispersion") {
  test::Channel channel({.length = 20000.0, .dx = dx, .area = area, .dispersion = 50.0});
  for (std::size_t c = 0; c < channel.cells(); ++c)
    channel.at(c) = std::exp(-std::pow((channel.place(c) - 8000.0) / 2000.0, 2.0));
  for (int step = 0; step < 40; ++step) channel.step(step * 60.0, 60.0, u);
  CHECK(std::abs(channel.dispersion().artificial) < 0.05);
  CHECK(channel.dispersion().physical.used == 50.0);
}

TEST_CASE("nothing dissolved has no gradient") {
  test::Channel channel({.length = 2000.0, .dx = dx, .area = area});
  channel.step(0.0, 60.0, u);
  CHECK(std::isnan(channel.dispersion().artificial));
}

TEST_CASE("coefficients by Fischer and Elder follow the flow, between floor and cap") {
  // 20 m wide, 3 m deep: u* = sqrt(g) n u / R^(1/6).
  const double radius = area / 26.0;
  const double shear = std::sqrt(gravity) * manning * u / std::pow(radius, 1.0 / 6.0);
  const double fischer = 0.011 * u * u * 400.0 / (3.0 * shear);
  const double elder = 5.93 * 3.0 * shear;
  const auto run = [&](network::DispersionBy by, double speed, quality::Mixing mixing) {
    test::Channel channel(
        {.length = 2000.0, .dx = dx, .area = area, .dispersion_by = by, .mixing = mixing});
    channel.step(0.0, 60.0, speed);
    return channel.dispersion().physical;
  };
  using network::DispersionBy;
  const auto wide = run(DispersionBy::fischer, u, {0.0, 1e5});
  CHECK(wide.used == doctest::Approx(fischer).epsilon(1e-12));
  CHECK(wide.fischer == doctest::Approx(fischer).epsilon(1e-12));
  CHECK(wide.elder == doctest::Approx(elder).epsilon(1e-12));
  CHECK(run(DispersionBy::elder, -u, {0.0, 1e5}).used == doctest::Approx(elder).epsilon(1e-12));
  const auto capped = run(DispersionBy::fischer, u, {0.1, 1.5});
  CHECK(capped.used == doctest::Approx(1.5));
  CHECK(capped.fischer == doctest::Approx(fischer).epsilon(1e-12));
  CHECK(run(DispersionBy::fischer, 0.0, {0.1, 1.5}).used == doctest::Approx(0.1));
  CHECK(run(DispersionBy::fischer, 0.0, {0.1, 1.5}).fischer == 0.0);
}
