#include "scenarios/chance/distribution.hpp"

#include <doctest/doctest.h>

#include <cmath>

using namespace biandan::chance;
using doctest::Approx;
using Kind = Distribution::Kind;

TEST_CASE("quantiles of the normal distribution, from tables") {
  CHECK(normal_quantile(0.5) == 0.0);
  CHECK(normal_quantile(0.975) == Approx(1.959963984540054).epsilon(1e-14));
  CHECK(normal_quantile(0.001) == Approx(-3.090232306167813).epsilon(1e-14));
  CHECK(normal_quantile(1e-12) == Approx(-7.034483825301132).epsilon(1e-12));
  CHECK(normal_share(1.0) == Approx(0.841344746068543).epsilon(1e-14));
}

TEST_CASE("values by their closed forms") {
  CHECK(Distribution{Kind::uniform, 2.0, 4.0, 0.0, 0.0, {}}.value(0.25) == 2.5);
  const Distribution triangle{Kind::triangular, 0.0, 4.0, 1.0, 0.0, {}};
  CHECK(triangle.value(0.25) == Approx(1.0));
  CHECK(triangle.value(0.0625) == Approx(0.5));
  CHECK(triangle.value(0.75) == Approx(4.0 - std::sqrt(3.0)));
  Distribution normal;
  normal.kind = Kind::normal;
  normal.centre = 10.0;
  normal.spread = 2.0;
  CHECK(normal.value(0.975) == Approx(13.919927969080108));
  Distribution lognormal;
  lognormal.kind = Kind::lognormal;
  lognormal.centre = 3.0;
  lognormal.spread = 0.5;
  CHECK(lognormal.value(0.5) == Approx(3.0));
  CHECK(lognormal.value(0.025) == Approx(3.0 * std::exp(-0.979981992270027)));
}

TEST_CASE("a choice goes by its weights, and never to one of weight 0") {
  Distribution choice;
  choice.kind = Kind::choice;
  choice.weights = {1.0, 0.0, 3.0, 0.0};
  CHECK(choice.value(0.2499) == 0.0);
  CHECK(choice.value(0.2501) == 2.0);
  CHECK(choice.value(1.0 - 1e-16) == 2.0);
  CHECK(choice.share_below(2.0) == 0.25);
}

TEST_CASE("every value has the share that it was drawn by, cut or not") {
  Distribution cut{Kind::normal, 0.4, 1.3, 1.0, 0.3, {}};
  Distribution above{Kind::lognormal, 0.5, 1e300, 1.0, 0.6, {}};
  for (const Distribution& it :
       {Distribution{Kind::uniform, -1.0, 3.0, 0.0, 0.0, {}},
        Distribution{Kind::triangular, -1.0, 3.0, 2.0, 0.0, {}}, cut, above})
    for (const double u : {1e-6, 0.1, 0.37, 0.5, 0.9, 1.0 - 1e-6}) {
      const double value = it.value(u);
      CHECK(value >= it.low);
      CHECK(value <= it.high);
      CHECK(it.share_below(value) == Approx(u).epsilon(1e-9));
    }
  CHECK(cut.value(1e-15) == Approx(0.4));
  CHECK(cut.share_below(0.4) == 0.0);
  CHECK(cut.share_below(1.3) == 1.0);
}
