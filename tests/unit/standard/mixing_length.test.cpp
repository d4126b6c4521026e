// Mixing length and the ratio at the banks, against what is known of both.
#include "model/standard/mixing_length.hpp"

#include <doctest/doctest.h>

#include <cmath>
#include <initializer_list>
#include <numbers>

using namespace biandan::standard;
using doctest::Approx;

namespace {

/// 80 m wide, 3 m deep, n = 0.025, hydraulic radius as the depth.
WettedChannel canal() {
  return {80.0, 240.0, 240.0 * std::pow(3.0, 2.0 / 3.0) / 0.025};
}

/// u B^2 / E_y [m], the length that x' counts in.
double scale(const WettedChannel& channel) {
  return channel.width * channel.width / transverse_dispersion(channel, 1.0);
}

/// The ratio by cosines, which converge where the images do not: the same function by Poisson's
/// sum.
double by_cosines(double x, double outfall, double across) {
  double sum = 1.0;
  for (int n = 1; n < 2000; ++n) {
    const double wave = n * std::numbers::pi;
    sum += 2.0 * std::cos(wave * across) * std::cos(wave * outfall) * std::exp(-wave * wave * x);
  }
  return sum;
}

}  // namespace

TEST_CASE("dispersion by hand") {
  // I = (u n / R^(2/3))^2 at u = 0.2 m/s, sqrt(g h I) = sqrt(9.81 * 3) * 0.2 * 0.025 / 3^(2/3)
  const double shear = std::sqrt(9.81 * 3.0) * 0.2 * 0.025 / std::pow(3.0, 2.0 / 3.0);
  const double expected = (0.058 * 3.0 + 0.0065 * 80.0) * shear;
  CHECK(transverse_dispersion(canal(), 0.2) == Approx(expected).epsilon(1e-12));
  CHECK(transverse_dispersion(canal(), -0.2) == transverse_dispersion(canal(), 0.2));
  CHECK(transverse_dispersion(canal(), 0.0) == 0.0);
}

TEST_CASE("mixing length from the bank, the middle and between") {
  const double length = scale(canal());
  CHECK(mixing_length(canal(), 0.0) ==
        Approx((0.11 + 0.7 * std::sqrt(0.225)) * length).epsilon(1e-12));
  CHECK(mixing_length(canal(), 40.0) == Approx(0.11 * length).epsilon(1e-12));
  CHECK(mixing_length(canal(), 55.0) == mixing_length(canal(), 40.0));
  CHECK(mixing_length(canal(), 20.0) < mixing_length(canal(), 0.0));
  CHECK(mixing_length(canal(), 20.0) > mixing_length(canal(), 40.0));
  // A wide canal takes tens of kilometres.
  CHECK(mixing_length(canal(), 0.0) > 20e3);
  CHECK(mixing_length(canal(), 0.0) < 200e3);
}

TEST_CASE("images are the same function as cosines") {
  const double length = scale(canal());
  for (const double x : {0.02, 0.1, 0.44, 2.0, 50.0})
    for (const double outfall : {0.0, 0.2, 0.5})
      for (const double across : {0.0, 0.3, 1.0}) {
        CAPTURE(x);
        CAPTURE(outfall);
        CAPTURE(across);
        CHECK(bank_ratio(canal(), x * length, outfall, across) ==
              Approx(by_cosines(x, outfall, across)).epsilon(1e-9));
      }
}

TEST_CASE("the mean across the channel is 1: the banks lose nothing") {
  const double length = scale(canal());
  for (const double x : {0.01, 0.1, 1.0}) {
    double sum = 0.0;
    const int strips = 2000;
    for (int k = 0; k < strips; ++k)
      sum += bank_ratio(canal(), x * length, 0.1, (k + 0.5) / strips);
    CHECK(sum / strips == Approx(1.0).epsilon(1e-6));
  }
}

TEST_CASE("far beyond the mixing length nothing is summed up") {
  CHECK(bank_ratio(canal(), 1e3 * scale(canal()), 0.1, 0.0) == 1.0);
  CHECK(bank_ratio(canal(), 1e30 * scale(canal()), 0.1, 1.0) == 1.0);
}

TEST_CASE("at the mixing length the banks differ from the mean by a few percent") {
  for (const double from_bank : {0.0, 40.0}) {
    const double length = mixing_length(canal(), from_bank);
    CHECK(bank_ratio(canal(), length, from_bank / 80.0, 0.0) == Approx(1.0).epsilon(0.05));
    CHECK(bank_ratio(canal(), length, from_bank / 80.0, 1.0) == Approx(1.0).epsilon(0.05));
  }
  CHECK(bank_ratio(canal(), 0.1 * mixing_length(canal(), 0.0), 0.0, 0.0) > 2.0);
  CHECK(bank_ratio(canal(), 0.1 * mixing_length(canal(), 0.0), 0.0, 1.0) < 0.1);
}
