// Oxygen sag with nitrification in a parcel of water, the batch form of plug flow.
//
//   D = D0 e^(-ka t) + kd L0 / (ka - kr) (e^(-kr t) - e^(-ka t))
//                    + 4.57 kn N0 / (ka - kn) (e^(-kn t) - e^(-ka t))      [g/m3]
//
// D deficit, L ultimate BOD, N NH3-N. Streeter and Phelps (1925), with nitrification as in
// Chapra (1997), ch. 21-23. kd = 0.35 1/d oxidation, kr = 0.4 1/d with settling, ka = 1.1 1/d,
// kn = 0.25 1/d; L0 = 18, N0 = 4, D0 = 1.2 g/m3, saturation 9.0924 g/m3 at 20 degC.
#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>

#include "tests/unit/react/pond_case.hpp"

using namespace biandan;
using biandan::test::day;
using biandan::test::Ponds;

TEST_CASE("oxygen sag with nitrification") {
  constexpr double kd = 0.35, kr = 0.4, ka = 1.1, kn = 0.25;
  constexpr double L0 = 18.0, N0 = 4.0, D0 = 1.2, ratio = 1.46;
  Ponds ponds(1);
  ponds.set("bod_oxidation_rate", kd);
  ponds.set("bod_settling_velocity", (kr - kd) * 2.0);  // over 2 m
  ponds.set("bod_ultimate_ratio", ratio);
  ponds.set("bod_oxygen_half_saturation", 0.001);
  ponds.set("nitrification_rate", kn);
  ponds.set("nitrification_oxygen_half_saturation", 0.001);
  ponds.set("reaeration_formula", double(quality::ReaerationFormula::given));
  ponds.set("reaeration_rate", ka);
  ponds.set("sediment_oxygen_demand", 0.0);
  ponds.set("ammonia_release", 0.0);
  const double saturation = quality::oxygen_saturation_apha(20.0);
  ponds.fill({saturation - D0, L0 / ratio, 0.0, 0.0, N0, 0.0});
  transport::Reactor reactor(ponds.problem, ponds.grid);

  double worst = 0.0;
  double deepest = 0.0;
  for (int i = 1; i <= 6 * 48; ++i) {
    ponds.step(reactor, 1800.0 * (i - 1), 1800.0);
    const double t = 1800.0 * i / day;
    const double deficit = D0 * std::exp(-ka * t) +
                           kd * L0 / (ka - kr) * (std::exp(-kr * t) - std::exp(-ka * t)) +
                           4.57 * kn * N0 / (ka - kn) * (std::exp(-kn * t) - std::exp(-ka * t));
    worst = std::max(worst, std::abs(saturation - ponds.at(0, 0) - deficit));
    deepest = std::max(deepest, saturation - ponds.at(0, 0));
    REQUIRE(ponds.at(0, 1) * ratio == doctest::Approx(L0 * std::exp(-kr * t)).epsilon(1e-3));
    REQUIRE(ponds.at(0, 4) == doctest::Approx(N0 * std::exp(-kn * t)).epsilon(1e-3));
  }
  MESSAGE("figure: batch Streeter-Phelps, largest error of DO = " << worst << " mg/L (bound 0.02)");
  CHECK(worst < 0.02);
  CHECK(deepest == doctest::Approx(6.1072).epsilon(1e-3));  // of the curve, at 1.445 d
}
