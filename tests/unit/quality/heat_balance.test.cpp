// The fluxes of the heat balance against values worked out by hand from the formulas of QUAL2K
// (Chapra, Pelletier and Tao 2008, section 4.1), vapour pressures against a table.
#include "model/quality/heat_balance.hpp"

#include <doctest/doctest.h>

#include <cmath>

#include "tests/support/warm_water.hpp"

using namespace biandan::quality;
using doctest::Approx;

TEST_CASE("vapour pressure of saturated air") {
  struct Row {
    double temperature, pressure;
  };
  // CRC Handbook of Chemistry and Physics, vapour pressure of water in mmHg. The formula is within
  // 0.4 % of it.
  for (const Row row : {Row{0, 4.579}, Row{10, 9.209}, Row{20, 17.535}, Row{30, 31.824}}) {
    CAPTURE(row.temperature);
    CHECK(vapour_pressure(row.temperature) == Approx(row.pressure).epsilon(4e-3));
  }
  // 4.596 exp(17.27 * 20 / 257.3) = 4.596 * 3.828234
  CHECK(vapour_pressure(20.0) == Approx(17.594530).epsilon(1e-6));
}

TEST_CASE("every flux by hand, in the units of QUAL2K") {
  // Water of 25 degC under air of 20 degC, 60 % humid, wind 3 m/s, sun 400 W/m2, half in clouds.
  const Air<double> air{20.0, 0.6, 3.0, 400.0, 0.5};
  const Surface<double> surface = surface_under(air);
  CHECK(net_solar(air) == Approx(376.0));
  // 0.6 * 17.59453 mmHg
  CHECK(surface.vapour_pressure == Approx(10.556720).epsilon(1e-6));
  // 0.97 (0.6 + 0.031 * 3.249111) (1 + 0.17 * 0.25) 5.670374e-8 * 293.15^4
  CHECK(sky_longwave(air) == Approx(296.7325).epsilon(1e-6));
  // 0.97 * 5.670374e-8 * 298.15^4
  CHECK(back_radiation(25.0) == Approx(434.6330).epsilon(1e-6));
  // 19.0 + 0.95 * 9 = 27.55 cal/(cm2 d mmHg), 0.484259 W/m2 each
  CHECK(surface.wind_function == Approx(13.341343).epsilon(1e-6));
  // 13.341343 (23.836127 - 10.556720), 0.47 * 13.341343 * 5
  CHECK(evaporative_loss(25.0, surface) == Approx(177.1651).epsilon(1e-6));
  CHECK(conductive_loss(25.0, surface) == Approx(31.35215).epsilon(1e-6));
  CHECK(net_heat_flux(25.0, surface) == Approx(29.5822).epsilon(1e-5));
  // Over 2 m of water: 29.5822 / (4.184e6 * 2) degC/s, 0.305 degC/d.
  CHECK(warming(25.0, surface, 2.0) * 86400.0 == Approx(0.305438).epsilon(1e-5));
}

TEST_CASE("warm humid air condenses on cool water and warms it") {
  const Surface<double> surface = surface_under(Air<double>{28.0, 0.8, 1.0, 0.0, 1.0});
  // 0.484259 * 19.95 * (12.831977 - 0.8 * 28.442305), 0.47 * 9.660972 * -13
  CHECK(evaporative_loss(15.0, surface) == Approx(-95.854886).epsilon(1e-6));
  CHECK(conductive_loss(15.0, surface) == Approx(-59.028540).epsilon(1e-6));
  CHECK(net_heat_flux(15.0, surface) == Approx(171.540694).epsilon(1e-6));
}

TEST_CASE("the flux falls with the temperature of the water, so that one is the equilibrium") {
  const Air<double> air{20.0, 0.6, 3.0, 200.0, 0.5};
  const Surface<double> surface = surface_under(air);
  for (int T = -20; T < 60; ++T)
    CHECK(net_heat_flux(T + 1.0, surface) < net_heat_flux(double(T), surface));
  CHECK(std::abs(net_heat_flux(biandan::test::equilibrium(air), surface)) < 1e-9);
}

TEST_CASE("cooling vanishes smoothly at 0 degC, warming does not") {
  CHECK(cooling_share(-1.0) == 0.0);
  CHECK(cooling_share(0.0) == 0.0);
  CHECK(cooling_share(0.5) == 0.5);
  CHECK(cooling_share(1.0) == 1.0);
  CHECK(cooling_share(20.0) == 1.0);
  CHECK(cooling_share(1e-4) == Approx(3e-8).epsilon(1e-3));
  CHECK(1.0 - cooling_share(1.0 - 1e-4) == Approx(3e-8).epsilon(1e-3));
  const Surface<double> frost = surface_under(Air<double>{-10.0, 0.7, 4.0, 0.0, 0.0});
  const Surface<double> sun = surface_under(Air<double>{10.0, 0.7, 4.0, 600.0, 0.0});
  CHECK(warming(0.0, frost, 1.0) == 0.0);
  CHECK(warming(0.5, frost, 1.0) < 0.0);
  CHECK(warming(0.0, sun, 1.0) == Approx(net_heat_flux(0.0, sun) / heat_capacity));
}
