// What loads bring, integrated from their series.
#include "scenarios/study/given_loads.hpp"

#include <doctest/doctest.h>

using namespace biandan;
using base::Series;

TEST_CASE("straight lines, steps and constants are integrated exactly") {
  forcing::Load load;
  // Q = 2 + t, c = 3 - t / 2 up to t = 4, and both stay from there on.
  load.discharge = Series({0.0, 4.0}, {2.0, 6.0});
  load.concentration = {Series({0.0, 4.0}, {3.0, 1.0}), Series(5.0),
                        Series({0.0, 3.0}, {1.0, 7.0}, Series::Between::step)};
  load.mass_rate = {Series(0.0), Series({0.0, 10.0}, {0.0, 1.0}), Series(0.0)};
  const study::GivenLoad given = study::given_by(load, 10.0);
  CHECK(given.water == doctest::Approx(16.0 + 36.0).epsilon(1e-14));
  // The product is 6 + 2 t - t^2 / 2 up to 4, then 6.
  CHECK(given.mass[0] == doctest::Approx(24.0 + 16.0 - 32.0 / 3.0 + 36.0).epsilon(1e-14));
  CHECK(given.mass[1] == doctest::Approx(5.0 * 52.0 + 5.0).epsilon(1e-14));
  // 1 up to t = 3, 7 beyond it: 10.5 m3 then, 41.5 m3 after.
  CHECK(given.mass[2] == doctest::Approx(10.5 + 7.0 * 41.5).epsilon(1e-14));
}

TEST_CASE("a run that ends amid a series takes its part of it") {
  forcing::Load load;
  load.discharge = Series({0.0, 10.0}, {0.0, 10.0});
  load.concentration = {Series({0.0, 10.0}, {0.0, 10.0})};
  CHECK(study::given_by(load, 6.0).mass[0] == doctest::Approx(72.0).epsilon(1e-14));
}
